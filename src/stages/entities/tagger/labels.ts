import type { EntityType } from '../../../document.ts';

/** The types in the order of their labels; weights files depend on it. */
export const TYPES: readonly EntityType[] = [
  'PER',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'NORP',
  'TITLE',
  'EVENT',
  'PRODUCT',
  'LAW',
  'LANGUAGE',
  'WEBSITE',
  'DATE',
  'TIME',
  'MONEY',
  'PERCENT',
  'QUANTITY',
  'ORDINAL',
  'CARDINAL',
];

/** Label of a token outside all mentions. Type k begins with label 1 + 2k and goes on with 2 + 2k. */
export const OUTSIDE = 0;
export const LABELS = 1 + 2 * TYPES.length;

/** What a label is of, with begin and inside taken together: 0 outside, 1 + k type k. */
export const KINDS = 1 + TYPES.length;

export function beginOf(type: number): number {
  return 1 + 2 * type;
}

export function insideOf(type: number): number {
  return 2 + 2 * type;
}

export function kindOf(label: number): number {
  return (label + 1) >> 1;
}

export function isInside(label: number): boolean {
  return label > 0 && (label & 1) === 0;
}

/** A labelled stretch of a sentence: tokens `from` ≤ i < `to`, type as an index into {@link TYPES}. */
export interface LabelSpan {
  readonly from: number;
  readonly to: number;
  readonly type: number;
}

/** The spans that a row of labels describes. An inside label without its beginning begins a span. */
export function spansOf(labels: ArrayLike<number>, length: number = labels.length): LabelSpan[] {
  const spans: LabelSpan[] = [];
  for (let from = 0; from < length; ) {
    const kind = kindOf(labels[from] as number);
    let to = from + 1;
    if (kind > 0) {
      while (to < length && labels[to] === insideOf(kind - 1)) to++;
      spans.push({ from, to, type: kind - 1 });
    }
    from = to;
  }
  return spans;
}
