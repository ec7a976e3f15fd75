import type { Token, TokenSpan, Word } from '../../document.ts';
import { tokensOverlap } from '../../text/span.ts';
import { rememberByWord } from '../word-memory.ts';
import type { Candidate } from './candidate.ts';
import type { Demonym } from './demonyms.ts';

const CONFIDENCE = 0.9;

/** The demonym that a word surely is a form of. */
export function createNationalityReader(
  demonymOf: (key: string) => Demonym | undefined,
): (word: Word) => Demonym | undefined {
  return rememberByWord(({ kind, key, stemKey }) => {
    if (kind !== 'word' || key.length < SHORTEST) return undefined;
    const demonym = demonymOf(stemKey);
    return demonym?.ambiguous ? undefined : demonym;
  });
}

const SHORTEST = 4;

/** Nationality adjectives and peoples (التركي, السعوديون) where nothing else is named. */
export function findNationalities(
  tokens: readonly Token[],
  { from, to }: TokenSpan,
  nationalityOf: (word: Word) => Demonym | undefined,
  named: readonly Candidate[],
): Candidate[] {
  const found: Candidate[] = [];
  for (let at = from; at < to; at++) {
    const { word } = tokens[at] as Token;
    if (nationalityOf(word) === undefined) continue;
    const span = { from: at, to: at + 1 };
    if (named.some((candidate) => tokensOverlap(candidate, span))) continue;
    found.push({ ...span, type: 'NORP', confidence: CONFIDENCE, afterParticles: true });
  }
  return found;
}
