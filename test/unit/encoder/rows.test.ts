import { expect, test } from 'vitest';
import { groupRows, LONGEST_ROW } from '../../../src/stages/entities/encoder/layers.ts';
import { joinRows, rowsOf } from '../../../src/stages/entities/encoder/rows.ts';

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

test('sentences share a row, each with the mark at its end', () => {
  const rows = [...rowsOf(['xx', 'x'], split), ...rowsOf(['xxx'], split)];
  expect(joinRows(rows)).toEqual([{ pieces: [2, 7, 7, 7, 3, 7, 7, 7, 3], starts: [1, 3, 5] }]);
});

test('rows are joined as far as they fit, in their order', () => {
  // 18, 50, 66 and 100 pieces with their marks; a row that follows another in it brings one mark less.
  const words = [long, 'x'.repeat(48), 'x'.repeat(64), 'x'.repeat(98)];
  const joined = joinRows(words.flatMap((word) => rowsOf([word], split)));
  expect(joined.map(({ pieces }) => pieces.length)).toEqual([67, 66, 100]);
  expect(joined.flatMap(({ starts }) => starts)).toEqual([1, 18, 1, 1]);
  expect(joinRows([])).toEqual([]);
});

test('a row may be as long as the longest, not longer', () => {
  const filled = (pieces: number) => rowsOf(['x'.repeat(pieces - 2)], split);
  expect(joinRows([...filled(100), ...filled(LONGEST_ROW - 99)])).toHaveLength(1);
  expect(joinRows([...filled(100), ...filled(LONGEST_ROW - 98)])).toHaveLength(2);
});
