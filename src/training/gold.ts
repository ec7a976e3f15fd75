import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Token } from '../document.ts';
import type { TaggedSpan } from '../stages/entities/tagger/tagger.ts';
import type { Lexer } from '../stages/tokens/word.ts';
import { addSentence, type ScoredSpan, type Tallies } from './evaluate.ts';
import { wordsOf } from './words.ts';

/** A found mention's confidence and whether it is right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

const WRAPPED = /⟦([^|⟧]*)\|([^⟦⟧]*)⟧/gu;
const MERGED_ARTICLE = /^[\u0648\u0641]?\u0644\u0644/u;
const SENTENCE_END = /^[.!?\u061f]$/u;

/** Scores a tagger on the annotated articles of `dir`, compared as characters; places of all kinds count as LOC. */
export function scoreGold(
  dir: string,
  lexer: Lexer,
  tag: (tokens: readonly Token[]) => TaggedSpan[],
): { tallies: Tallies; judged: Judged[] } {
  const tallies: Tallies = new Map();
  const judged: Judged[] = [];
  for (const name of readdirSync(dir).filter((file) => file.endsWith('.ent.txt'))) {
    const { text, spans } = unwrap(readFileSync(join(dir, name), 'utf8'));
    const found = tagText(text, lexer, tag).map((span) => alignMergedArticle(text, span, spans));
    addSentence(tallies, spans, found);
    for (const span of found)
      judged.push({ confidence: span.confidence, right: spans.some((gold) => isSame(gold, span)) });
  }
  return { tallies, judged };
}

function isSame(a: ScoredSpan, b: ScoredSpan): boolean {
  return a.from === b.from && a.to === b.to && a.type === b.type;
}

function unwrap(marked: string): { readonly text: string; readonly spans: ScoredSpan[] } {
  const spans: ScoredSpan[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(WRAPPED)) {
    const [whole, type, mention] = match as unknown as [string, string, string];
    text += marked.slice(last, match.index);
    spans.push({ from: text.length, to: text.length + mention.length, type });
    text += mention;
    last = match.index + whole.length;
  }
  return { text: text + marked.slice(last), spans };
}

interface FoundSpan extends ScoredSpan {
  readonly confidence: number;
}

const AS_GOLD: Readonly<Record<string, string>> = { PER: 'PER', ORG: 'ORG', LOC: 'LOC', GPE: 'LOC', FAC: 'LOC' };

/** Mentions as characters of the text. Sentences end with a line or a full stop. */
function tagText(text: string, lexer: Lexer, tag: (tokens: readonly Token[]) => TaggedSpan[]): FoundSpan[] {
  const found: FoundSpan[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    for (const tokens of sentencesOf(wordsOf(line, lexer).tokens)) {
      for (const span of tag(tokens)) {
        const first = tokens[span.from] as Token;
        const last = tokens[span.to - 1] as Token;
        const type = AS_GOLD[span.type];
        if (type === undefined) continue;
        found.push({
          from: offset + first.start + first.word.prefix,
          to: offset + last.end,
          type,
          confidence: span.confidence,
        });
      }
    }
    offset += line.length + 1;
  }
  return found;
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    sentences.at(-1)?.push(token);
    if (SENTENCE_END.test(token.word.text)) sentences.push([]);
  }
  return sentences;
}

/** The articles keep a word of merged لل whole, where we leave its first letter outside. */
function alignMergedArticle(text: string, span: FoundSpan, gold: readonly ScoredSpan[]): FoundSpan {
  const whole = gold.find(
    ({ from, to }) =>
      to === span.to && span.from > from && span.from <= from + 3 && MERGED_ARTICLE.test(text.slice(from, from + 3)),
  );
  return whole === undefined ? span : { ...span, from: whole.from };
}
