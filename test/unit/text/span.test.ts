import { expect, test } from 'vitest';
import { containsTokens, lastAtOrBefore, tokensOverlap } from '../../../src/text/span.ts';

test.each([
  { why: 'the same', a: [2, 5], b: [2, 5], overlap: true, contains: true },
  { why: 'inside', a: [2, 5], b: [3, 4], overlap: true, contains: true },
  { why: 'over the end', a: [2, 5], b: [4, 6], overlap: true, contains: false },
  { why: 'around it', a: [2, 5], b: [1, 6], overlap: true, contains: false },
  { why: 'touching is apart: ranges are half-open', a: [2, 5], b: [5, 6], overlap: false, contains: false },
  { why: 'before', a: [2, 5], b: [0, 1], overlap: false, contains: false },
])('$a and $b: $why', ({ a, b, overlap, contains }) => {
  const [one, other] = [a, b].map(([from, to]) => ({ from: from as number, to: to as number })) as [
    { from: number; to: number },
    { from: number; to: number },
  ];
  expect(tokensOverlap(one, other)).toBe(overlap);
  expect(tokensOverlap(other, one)).toBe(overlap);
  expect(containsTokens(one, other)).toBe(contains);
});

test.each([
  { why: 'before the first', position: 0, index: -1 },
  { why: 'at the first', position: 3, index: 0 },
  { why: 'between two', position: 6, index: 0 },
  { why: 'at the last', position: 9, index: 2 },
  { why: 'after the last', position: 99, index: 2 },
])('$position is $why', ({ position, index }) => {
  expect(lastAtOrBefore([3, 7, 9], position, (item) => item)).toBe(index);
});

test('an empty list has no last item', () => {
  expect(lastAtOrBefore([], 5, (item: number) => item)).toBe(-1);
});
