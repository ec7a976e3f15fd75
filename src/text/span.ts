/** Characters `start` ≤ i < `end` of the decoded source text, in UTF-16 code units. */
export interface CharSpan {
  readonly start: number;
  readonly end: number;
}

/** Tokens `from` ≤ i < `to`. Named apart from CharSpan so that the two cannot be swapped. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

export function tokensOverlap(a: TokenSpan, b: TokenSpan): boolean {
  return a.from < b.to && b.from < a.to;
}

export function containsTokens(outer: TokenSpan, inner: TokenSpan): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/**
 * Index of the last item whose position is at or before `position`, or -1. Items are sorted by position. O(log n).
 */
export function lastAtOrBefore<T>(items: readonly T[], position: number, positionOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (positionOf(items[middle] as T) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
