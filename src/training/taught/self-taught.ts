import type { Mention, SourceDoc, TokenDoc, Word } from '../document.ts';
import { createTokenizer } from '../pipeline.ts';
import { loadResources } from '../resources/load.ts';
import { beginOf, insideOf, LABELS, OUTSIDE, TYPES } from '../stages/entities/tagger/labels.ts';
import type { Tagger } from '../stages/entities/tagger/tagger.ts';
import { findEntities } from '../stages/find-entities.ts';
import { rawLines } from './raw-text.ts';

/** A sentence that was tagged by the product, with the labels that this leaves possible for each word. */
export interface TaughtSentence {
  readonly words: readonly Word[];
  readonly allowed: readonly Uint8Array[];
}

/** Mentions with less confidence teach nothing: their words may have any label. */
const SURE = 0.7;

/** Sentences of fewer or more words are mostly not sentences. */
const SHORTEST = 4;
const LONGEST = 120;

/** Articles are read in characters; much shorter or longer ones are mostly not articles. */
const SHORTEST_ARTICLE = 200;
const LONGEST_ARTICLE = 20_000;

/** One of so many articles is read, so that all parts of a file are. */
const EVERY = 4;

const OUTSIDE_ALONE = only(OUTSIDE);
const ANYTHING = new Uint8Array(LABELS).fill(1);
const ALONE = Array.from({ length: LABELS }, (_, label) => only(label));

/**
 * Reads raw articles as the whole product does with `tagger`: what lexicons, cues and the rest of an article say of a name
 * is then learned for its sentence alone (self-training; Yarowsky 1995 for one sense in each discourse). Takes up to
 * `words` words, the same number of each file where it has them; `offset` tells which articles.
 */
export async function readTaughtText(
  files: readonly string[],
  tagger: Tagger,
  words: number,
  offset: number,
): Promise<TaughtSentence[]> {
  const resources = { ...loadResources(), tagger };
  const tokenize = createTokenizer(resources);
  const taught: TaughtSentence[] = [];
  for (const file of files) {
    let left = words / files.length;
    for await (const text of everyArticle(file, offset)) {
      const doc = findEntities(tokenize(sourceOf(text)), resources);
      for (const sentence of sentencesOf(doc, doc.mentions)) {
        taught.push(sentence);
        left -= sentence.words.length;
      }
      if (left <= 0) break;
    }
  }
  return taught;
}

function sourceOf(text: string): SourceDoc {
  return { source: {}, text, warnings: [] };
}

async function* everyArticle(file: string, offset: number): AsyncGenerator<string> {
  let number = offset;
  let paragraphs: string[] = [];
  for await (const line of rawLines(file)) {
    if (line.trim() !== '') {
      paragraphs.push(line);
      continue;
    }
    const text = paragraphs.join('\n');
    paragraphs = [];
    if (text.length < SHORTEST_ARTICLE || text.length > LONGEST_ARTICLE) continue;
    if (number++ % EVERY === 0) yield text;
  }
}

function* sentencesOf({ sentences, tokens }: TokenDoc, mentions: readonly Mention[]): Generator<TaughtSentence> {
  let next = 0;
  for (const { from, to } of sentences) {
    const words = tokens.slice(from, to).map((token) => token.word);
    const allowed: Uint8Array[] = words.map(() => OUTSIDE_ALONE);
    for (; next < mentions.length && (mentions[next] as Mention).from < to; next++) {
      const mention = mentions[next] as Mention;
      for (let at = mention.from; at < Math.min(to, mention.to); at++) allowed[at - from] = labelOf(mention, at);
    }
    if (words.length >= SHORTEST && words.length <= LONGEST) yield { words, allowed };
  }
}

function labelOf({ from, type, confidence }: Mention, at: number): Uint8Array {
  const k = TYPES.indexOf(type);
  if (k < 0 || confidence < SURE) return ANYTHING;
  return ALONE[at === from ? beginOf(k) : insideOf(k)] as Uint8Array;
}

function only(label: number): Uint8Array {
  const mask = new Uint8Array(LABELS);
  mask[label] = 1;
  return mask;
}
