import type { Token, TokenSpan } from '../../document.ts';
import { tokensOverlap } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Demonym } from './demonyms.ts';

const CONFIDENCE = 0.9;

/** Nationality adjectives and peoples (التركي, السعوديون) where nothing else is named. */
export function findNationalities(
  tokens: readonly Token[],
  { from, to }: TokenSpan,
  demonymOf: (key: string) => Demonym | undefined,
  named: readonly Candidate[],
): Candidate[] {
  const found: Candidate[] = [];
  for (let at = from; at < to; at++) {
    const { word } = tokens[at] as Token;
    if (word.kind !== 'word' || word.key.length < 4) continue;
    const demonym = demonymOf(word.stemKey);
    if (demonym === undefined || demonym.ambiguous) continue;
    const span = { from: at, to: at + 1 };
    if (named.some((candidate) => tokensOverlap(candidate, span))) continue;
    found.push({ ...span, type: 'NORP', confidence: CONFIDENCE, afterParticles: true });
  }
  return found;
}
