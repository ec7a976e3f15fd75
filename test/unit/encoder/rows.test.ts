import { expect, test } from 'vitest';
import { groupRows, type Layers, LONGEST_ROW, withStandIn } from '../../../src/stages/entities/encoder/layers.ts';
import { joinRows, type Row, rowsOf as rowsWith } from '../../../src/stages/entities/encoder/rows.ts';

/** A word is as many pieces as it has letters. */
const split = (word: string): number[] => Array.from(word, () => 7);
const long = 'x'.repeat(16);

/** Words that the lexicons say nothing of. */
const rowsOf = (words: readonly string[]): Row[] => rowsWith(words, new Uint8Array(words.length), split);

test('a row begins and ends with a mark; words begin at their first piece', () => {
  expect(rowsWith(['xx', 'x', 'xxx'], [0, 9, 10], split)).toEqual([
    { pieces: [2, 7, 7, 7, 7, 7, 7, 3], starts: [1, 3, 4], known: [0, 0, 0, 9, 10, 10, 10, 0] },
  ]);
});

test('no words, no row', () => {
  expect(rowsOf([])).toEqual([]);
});

test.each([
  { why: 'just fits', words: [...Array(7).fill(long), 'x'.repeat(14)], rows: [8] },
  { why: 'one piece too many begins another row', words: [...Array(7).fill(long), 'x'.repeat(15)], rows: [7, 1] },
  { why: 'many rows', words: Array(30).fill(long), rows: [7, 7, 7, 7, 2] },
])('$why', ({ words, rows }) => {
  const made = rowsOf(words);
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
  const rows = [...rowsWith(['xx', 'x'], [5, 0], split), ...rowsWith(['xxx'], [6], split)];
  expect(joinRows(rows)).toEqual([
    { pieces: [2, 7, 7, 7, 3, 7, 7, 7, 3], starts: [1, 3, 5], known: [0, 5, 5, 0, 0, 6, 6, 6, 0] },
  ]);
});

test('rows are joined as far as they fit, in their order', () => {
  // 18, 50, 66 and 100 pieces with their marks; a row that follows another in it brings one mark less.
  const words = [long, 'x'.repeat(48), 'x'.repeat(64), 'x'.repeat(98)];
  const joined = joinRows(words.flatMap((word) => rowsOf([word])));
  expect(joined.map(({ pieces }) => pieces.length)).toEqual([67, 66, 100]);
  expect(joined.flatMap(({ starts }) => starts)).toEqual([1, 18, 1, 1]);
  expect(joinRows([])).toEqual([]);
});

test('a row may be as long as the longest, not longer', () => {
  const filled = (pieces: number) => rowsOf(['x'.repeat(pieces - 2)]);
  expect(joinRows([...filled(100), ...filled(LONGEST_ROW - 99)])).toHaveLength(1);
  expect(joinRows([...filled(100), ...filled(LONGEST_ROW - 98)])).toHaveLength(2);
});

test('where layers fail, others stand in from there on, and each row is worked on once', () => {
  let left = 2;
  const failing: Layers = (vectors) => {
    if (left-- === 0) throw new Error('no answer');
    vectors.fill(1);
  };
  let made = 0;
  const layers = withStandIn(failing, () => {
    made++;
    return (vectors) => vectors.fill(vectors[0] === 0 ? 2 : 9);
  });
  const vectors = new Float32Array(4 * 100);
  layers(vectors, [100, 100, 100, 100]);
  expect([0, 100, 200, 300].map((at) => vectors[at])).toEqual([1, 1, 2, 2]);
  layers(vectors.fill(0), [100, 50]);
  expect([vectors[0], vectors[120], made]).toEqual([2, 2, 1]);
});

test('where both fail, that is said', () => {
  const failing: Layers = () => {
    throw new Error('no answer');
  };
  expect(() => withStandIn(failing, () => failing)(new Float32Array(8), [4])).toThrow('no answer');
});
