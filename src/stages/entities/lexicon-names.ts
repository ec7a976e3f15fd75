import { containsTokens, type TokenSpan, tokensOverlap } from '../../text/span.ts';
import { type Candidate, NAMES, PLACES } from './candidate.ts';
import type { GazetteerMatch } from './gazetteer.ts';

/** How sure a name is that the lexicons hold and the tagger passed over. */
const CONFIDENCE = 0.85;

/**
 * Of the names that the lexicons hold those that mean nothing else, where the tagger saw nothing, or only a part of a name of several
 * words: it read قطر in دولة قطر, or cut one apart: فريق حسنية and أكادير.
 */
export function findLexiconNames(names: readonly GazetteerMatch[], tagged: readonly Candidate[]): Candidate[] {
  return names
    .filter((match) => !match.entry.ambiguous && addsToTags(match, tagged))
    .map(({ from, to, afterParticles, entry }) => ({
      from,
      to,
      afterParticles,
      type: entry.type,
      confidence: CONFIDENCE,
    }));
}

/** Nothing was tagged there; or all that was lies within the name, or was cut within it. */
function addsToTags(match: GazetteerMatch, tagged: readonly Candidate[]): boolean {
  const touched = tagged.filter((span) => tokensOverlap(span, match));
  if (touched.length === 0) return match.to - match.from > 1 || match.entry.type !== 'PER';
  return touched.every(
    (span) =>
      crosses(span, match) ||
      (containsTokens(match, span) && (span.to - span.from < match.to - match.from || !isSettled(span, match))),
  );
}

/** One ends within the other, and begins outside it. */
function crosses(a: TokenSpan, b: TokenSpan): boolean {
  return (a.from < b.from && a.to < b.to) || (b.from < a.from && b.to < a.to);
}

/** The tagger has said what sort of name it is, unless it took a body that is called after a place for one: المغرب الفاسي is a club. */
function isSettled(span: Candidate, { from, to, entry }: GazetteerMatch): boolean {
  const isBodyByPlace = to - from > 1 && entry.type === 'ORG' && PLACES.has(span.type);
  return NAMES.has(span.type) && !isBodyByPlace;
}
