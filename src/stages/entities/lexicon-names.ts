import type { Sentence, Token } from '../../document.ts';
import { tokensOverlap } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Gazetteer } from './gazetteer.ts';

/** How sure a name of several words is that the lexicons hold and the tagger passed over. */
const CONFIDENCE = 0.85;

/** Names of several words that mean nothing else, where none of `tagged` lies. */
export function findLexiconNames(
  tokens: readonly Token[],
  sentence: Sentence,
  gazetteer: Gazetteer,
  tagged: readonly Candidate[],
): Candidate[] {
  const found: Candidate[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const match = gazetteer.matchAt(tokens, at, sentence.to);
    if (match === null) continue;
    at = match.to - 1;
    const isSure = match.to - match.from > 1 && !match.entry.ambiguous;
    if (!isSure || tagged.some((span) => tokensOverlap(span, match))) continue;
    const { from, to, afterParticles, entry } = match;
    found.push({ from, to, afterParticles, type: entry.type, confidence: CONFIDENCE });
  }
  return found;
}
