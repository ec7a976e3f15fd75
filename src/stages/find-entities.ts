import type { Mention, MentionDoc, Sentence, Token, TokenDoc } from '../document.ts';
import { type Candidate, keepBest, startOf } from './entities/candidate.ts';
import type { Gazetteer } from './entities/gazetteer.ts';
import { findByHead } from './entities/head-rules.ts';
import { findNameChains } from './entities/name-chains.ts';
import type { NameWords } from './entities/name-words.ts';
import { findSurnames } from './entities/surnames.ts';

/** What {@link findEntities} knows beforehand. */
export interface EntityResources {
  readonly gazetteer: Gazetteer;
  readonly nameWords: NameWords;
}

const LEXICON_CONFIDENCE = 0.9;

/** Finds what the text names: candidates from lexicons and rules, the best of those that overlap, then lone surnames. */
export function findEntities(doc: TokenDoc, resources: EntityResources): MentionDoc {
  const named = keepBest(doc.sentences.flatMap((sentence) => candidatesOf(doc.tokens, sentence, resources)));
  const all = keepBest([...named, ...findSurnames(doc.tokens, named)]);
  return { ...doc, mentions: all.map((candidate) => toMention(doc.tokens, candidate)) };
}

function candidatesOf(
  tokens: readonly Token[],
  sentence: Sentence,
  { gazetteer, nameWords }: EntityResources,
): Candidate[] {
  return [
    ...findByLexicon(tokens, sentence, gazetteer),
    ...findByHead(tokens, sentence, nameWords, gazetteer),
    ...findNameChains(tokens, sentence, nameWords),
  ];
}

/** Names that the lexicons hold and that mean nothing else. */
function findByLexicon(tokens: readonly Token[], sentence: Sentence, gazetteer: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    if (tokens[at]?.word.kind !== 'word' && tokens[at]?.word.kind !== 'latin') continue;
    const match = gazetteer.matchAt(tokens, at, sentence.to);
    if (match === null || match.entry.ambiguous) continue;
    found.push({ ...match, type: match.entry.type, confidence: LEXICON_CONFIDENCE });
    at = match.to - 1;
  }
  return found;
}

function toMention(tokens: readonly Token[], candidate: Candidate): Mention {
  const { from, to, type, confidence } = candidate;
  return { from, to, type, confidence, start: startOf(tokens, candidate), end: (tokens[to - 1] as Token).end };
}
