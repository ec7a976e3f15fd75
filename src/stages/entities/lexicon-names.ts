import type { Token, TokenSpan } from '../../document.ts';
import { containsTokens, tokensOverlap } from '../../text/span.ts';
import { type Candidate, NAMES } from './candidate.ts';
import type { Gazetteer, GazetteerMatch } from './gazetteer.ts';

/** How sure a name is that the lexicons hold and the tagger passed over. */
const CONFIDENCE = 0.85;

/**
 * Names that the lexicons hold and that mean nothing else, where the tagger saw nothing, or only a part of a name of several
 * words: it read قطر in دولة قطر.
 */
export function findLexiconNames(
  tokens: readonly Token[],
  sentence: TokenSpan,
  gazetteer: Gazetteer,
  tagged: readonly Candidate[],
): Candidate[] {
  const found: Candidate[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const match = gazetteer.matchAt(tokens, at, sentence.to);
    if (match === null) continue;
    at = match.to - 1;
    if (match.entry.ambiguous || !addsToTags(match, tagged)) continue;
    const { from, to, afterParticles, entry } = match;
    found.push({ from, to, afterParticles, type: entry.type, confidence: CONFIDENCE });
  }
  return found;
}

/** Nothing was tagged there; or all that was lies within the name. */
function addsToTags(match: GazetteerMatch, tagged: readonly Candidate[]): boolean {
  const touched = tagged.filter((span) => tokensOverlap(span, match));
  if (touched.length === 0) return match.to - match.from > 1 || match.entry.type !== 'PER';
  return touched.every(
    (span) => containsTokens(match, span) && (span.to - span.from < match.to - match.from || !NAMES.has(span.type)),
  );
}
