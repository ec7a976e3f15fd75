import type { Token } from '../../document.ts';
import type { Candidate } from './candidate.ts';
import type { Gazetteer } from './gazetteer.ts';

const CLUB_WORDS: ReadonlySet<string> = new Set(['نادي', 'فريق']);

/** How sure it is that a club named with its class word is called without it, too. */
const CONFIDENCE = 0.9;

/**
 * The clubs among the mentions without the word for what they are: النصر of نادي النصر. Alone such a name may be any word (victory),
 * but not in a story about the club. Only names that the lexicons hold.
 */
export function findClubNames(
  tokens: readonly Token[],
  named: readonly Candidate[],
  gazetteer: Gazetteer,
): Candidate[] {
  return named.flatMap(({ type, from, to }) => {
    if (type !== 'ORG' || to - from < 2 || !CLUB_WORDS.has((tokens[from] as Token).word.stemKey)) return [];
    const name = gazetteer.matchAt(tokens, from + 1, to);
    if (name === null || name.to !== to || name.afterParticles || name.entry.type !== 'ORG') return [];
    return [{ from: from + 1, to, type, confidence: CONFIDENCE, afterParticles: false }];
  });
}
