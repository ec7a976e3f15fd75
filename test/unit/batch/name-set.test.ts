import { expect, test } from 'vitest';
import { createNameSet } from '../../../src/batch/name-set.ts';

test('holds what was put in and nothing else, also after it has grown', () => {
  const names = createNameSet();
  const nameOf = (i: number): string => `out/أخبار/${'x'.repeat(i % 50)}/${i}.json`;
  for (let i = 0; i < 20_000; i++) {
    expect(names.has(nameOf(i))).toBe(false);
    names.add(nameOf(i));
    names.add(nameOf(i));
  }
  for (let i = 0; i < 20_000; i++) expect(names.has(nameOf(i))).toBe(true);
  for (let i = 20_000; i < 40_000; i++) expect(names.has(nameOf(i))).toBe(false);
});

test.each([
  { why: 'case', a: 'out/a.json', b: 'out/A.json' },
  { why: 'half surrogate pairs, which UTF-8 does not have', a: 'out/a.json', b: 'out/\ud800.json' },
  { why: 'an empty name', a: '', b: ' ' },
])('$why tells names apart', ({ a, b }) => {
  const names = createNameSet();
  names.add(a);
  expect([names.has(a), names.has(b)]).toEqual([true, false]);
});

test('a name takes a few bytes, however long it is', () => {
  const names = createNameSet();
  const before = process.memoryUsage();
  for (let i = 0; i < 100_000; i++) names.add(`${i}${'x'.repeat(2000)}`);
  const after = process.memoryUsage();
  const arrays = after.arrayBuffers - before.arrayBuffers;
  expect(arrays).toBeLessThan(8 * 1024 ** 2);
});
