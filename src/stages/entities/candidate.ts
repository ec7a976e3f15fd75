import type { EntityType, Token, TokenSpan } from '../../document.ts';

/** A possible mention. Sources overlap and disagree; `keepBest` decides. */
export interface Candidate extends TokenSpan {
  readonly type: EntityType;
  readonly confidence: number;
  /** False when the particles attached to the first word belong to the name itself. */
  readonly afterParticles: boolean;
}

/** People, organisations and places: what readers look for, so they win over titles and quantities around them. */
export const NAMES: ReadonlySet<EntityType> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC']);

export const PLACES: ReadonlySet<EntityType> = new Set(['GPE', 'LOC', 'FAC']);

/**
 * Keeps candidates that do not overlap: names win over other types, then the longest, then the more confident, then the
 * first. Returned in text order. O(n log n).
 */
export function keepBest(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...candidates].sort(
    (a, b) =>
      Number(NAMES.has(b.type)) - Number(NAMES.has(a.type)) ||
      b.to - b.from - (a.to - a.from) ||
      b.confidence - a.confidence ||
      a.from - b.from,
  );
  const taken = new Set<number>();
  const kept: Candidate[] = [];
  for (const candidate of ranked) {
    if (isTaken(taken, candidate)) continue;
    for (let i = candidate.from; i < candidate.to; i++) taken.add(i);
    kept.push(candidate);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** The tokens of all spans. */
export function tokensOf(spans: readonly TokenSpan[]): Set<number> {
  const tokens = new Set<number>();
  for (const { from, to } of spans) for (let i = from; i < to; i++) tokens.add(i);
  return tokens;
}

/** True when a token of the span is taken. */
export function isTaken(taken: ReadonlySet<number>, { from, to }: TokenSpan): boolean {
  for (let i = from; i < to; i++) if (taken.has(i)) return true;
  return false;
}

/** The candidates that overlap with a span. */
export type CandidateIndex = (span: TokenSpan) => readonly Candidate[];

/** Finds the candidates at a span. They do not overlap each other. */
export function candidatesAt(candidates: readonly Candidate[]): CandidateIndex {
  const byToken = new Map<number, Candidate>();
  for (const candidate of candidates) {
    for (let at = candidate.from; at < candidate.to; at++) byToken.set(at, candidate);
  }
  return ({ from, to }) => {
    const found = new Set<Candidate>();
    for (let at = from; at < to; at++) {
      const candidate = byToken.get(at);
      if (candidate !== undefined) found.add(candidate);
    }
    return [...found];
  };
}

/** First character of a candidate in the source. */
export function startOf(tokens: readonly Token[], { from, afterParticles }: Candidate): number {
  const token = tokens[from] as Token;
  return token.start + (afterParticles ? token.word.prefix : 0);
}

/** Folded words of a candidate, parted by spaces: two candidates with one key write the same name. */
export function keyOfCandidate(
  tokens: readonly Token[],
  { from, to, afterParticles }: Pick<Candidate, 'from' | 'to' | 'afterParticles'>,
): string {
  const first = (tokens[from] as Token).word;
  const words = tokens.slice(from + 1, to).map((token) => token.word.key);
  return [afterParticles ? first.stemKey : first.key, ...words].join(' ');
}
