import { expect, test } from 'vitest';
import { similarity } from '../../../src/text/similarity.ts';

test.each([
  { why: 'equal words', a: 'أردوغان', b: 'أردوغان', least: 1, most: 1 },
  { why: 'two spellings of a foreign name', a: 'أردوغان', b: 'إردوغان', least: 0.85, most: 0.99 },
  {
    why: 'two people, one letter apart, score high as well: never decide by it alone',
    a: 'صلاح',
    b: 'صالح',
    least: 0.85,
    most: 0.99,
  },
  { why: 'unrelated words', a: 'قمر', b: 'بحث', least: 0, most: 0.5 },
])('$a, $b: $why', ({ a, b, least, most }) => {
  expect(similarity(a, b)).toBeGreaterThanOrEqual(least);
  expect(similarity(a, b)).toBeLessThanOrEqual(most);
});
