import { expect, test } from 'vitest';
import { groupRows, LONGEST_ROW } from '../../../src/stages/entities/encoder/layers.ts';
import { rowsOf } from '../../../src/stages/entities/encoder/rows.ts';

/** A word is as many pieces as it has letters. */
const split = (word: string): number[] => Array.from(word, () => 7);
const long = 'x'.repeat(16);

test('a row begins and ends with a mark; words begin at their first piece', () => {
  expect(rowsOf(['xx', 'x', 'xxx'], split)).toEqual([{ pieces: [2, 7, 7, 7, 7, 7, 7, 3], starts: [1, 3, 4] }]);
});

test('no words, no row', () => {
  expect(rowsOf([], split)).toEqual([]);
});

test.each([
  { why: 'just fits', words: [...Array(7).fill(long), 'x'.repeat(14)], rows: [8] },
  { why: 'one piece too many begins another row', words: [...Array(7).fill(long), 'x'.repeat(15)], rows: [7, 1] },
  { why: 'many rows', words: Array(30).fill(long), rows: [7, 7, 7, 7, 2] },
])('$why', ({ words, rows }) => {
  const made = rowsOf(words, split);
  expect(made.map(({ starts }) => starts.length)).toEqual(rows);
  for (const { pieces } of made) expect(pieces.length).toBeLessThanOrEqual(LONGEST_ROW);
});

test.each([
  { why: 'neighbours share a group while there is room', lengths: [100, 100, 56, 1], groups: [[100, 100, 56], [1]] },
  { why: 'order is kept though another would need less', lengths: [200, 100, 50], groups: [[200], [100, 50]] },
  { why: 'nothing', lengths: [], groups: [] },
])('groups: $why', ({ lengths, groups }) => {
  expect(groupRows(lengths, 256)).toEqual(groups);
});
