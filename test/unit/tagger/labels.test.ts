import { expect, test } from 'vitest';
import { beginOf, insideOf, spansOf, TYPES } from '../../../src/stages/entities/tagger/labels.ts';

const B = beginOf(TYPES.indexOf('PER'));
const I = insideOf(TYPES.indexOf('PER'));
const ORG = beginOf(TYPES.indexOf('ORG'));

test.each([
  { why: 'nothing is named', labels: [0, 0], expected: [] },
  { why: 'an empty sentence', labels: [], expected: [] },
  { why: 'one word', labels: [0, B, 0], expected: [[1, 2, 'PER']] },
  { why: 'a name goes on', labels: [B, I, I], expected: [[0, 3, 'PER']] },
  {
    why: 'a second name begins at once',
    labels: [B, B, I],
    expected: [
      [0, 1, 'PER'],
      [1, 3, 'PER'],
    ],
  },
  {
    why: 'another type does not go on',
    labels: [ORG, I],
    expected: [
      [0, 1, 'ORG'],
      [1, 2, 'PER'],
    ],
  },
])('$why', ({ labels, expected }) => {
  expect(spansOf(labels).map(({ from, to, type }) => [from, to, TYPES[type]])).toEqual(expected);
});
