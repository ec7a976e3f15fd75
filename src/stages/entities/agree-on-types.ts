import type { Token } from '../../document.ts';
import { type Candidate, keyOfCandidate } from './candidate.ts';

/** Types that are told apart by context alone, so that one sentence can mislead where the article as a whole does not. */
const DISPUTED: ReadonlySet<string> = new Set(['PER', 'ORG', 'PRODUCT', 'EVENT', 'FAC', 'LOC']);

/** One name is one kind of thing in one article: all mentions take the type that was found most surely. */
export function agreeOnTypes(tokens: readonly Token[], candidates: readonly Candidate[]): Candidate[] {
  const weights = new Map<string, Map<Candidate['type'], number>>();
  const keys = candidates.map((candidate) => keyOfCandidate(tokens, candidate));
  for (const [i, { type, confidence }] of candidates.entries()) {
    if (!DISPUTED.has(type)) continue;
    const types = weights.get(keys[i] as string) ?? new Map<Candidate['type'], number>();
    types.set(type, (types.get(type) ?? 0) + oddsOf(confidence));
    weights.set(keys[i] as string, types);
  }
  return candidates.map((candidate, i) => {
    const types = weights.get(keys[i] as string);
    if (types === undefined || types.size < 2 || !DISPUTED.has(candidate.type)) return candidate;
    const [type] = [...types].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    return { ...candidate, type };
  });
}

/** No reading is surer than this many to one. */
const MOST_ODDS = 200;

/** How many times likelier right than wrong: one sure reading outweighs several doubtful ones. */
function oddsOf(confidence: number): number {
  return Math.min(MOST_ODDS, confidence / Math.max(1e-9, 1 - confidence));
}
