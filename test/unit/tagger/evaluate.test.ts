import { expect, test } from 'vitest';
import { addSentence, microScore, spansOfTags, type Tallies } from '../../../src/training/evaluate.ts';

test.each([
  { why: 'no names', tags: ['O', 'O'], expected: [] },
  { why: 'a plain name', tags: ['B-PER', 'I-PER', 'O'], expected: [{ from: 0, to: 2, type: 'PER' }] },
  { why: 'inside without a beginning begins', tags: ['O', 'I-LOC'], expected: [{ from: 1, to: 2, type: 'LOC' }] },
  {
    why: 'a change of type begins a new name',
    tags: ['B-PER', 'I-LOC'],
    expected: [
      { from: 0, to: 1, type: 'PER' },
      { from: 1, to: 2, type: 'LOC' },
    ],
  },
  {
    why: 'two names side by side',
    tags: ['B-ORG', 'B-ORG'],
    expected: [
      { from: 0, to: 1, type: 'ORG' },
      { from: 1, to: 2, type: 'ORG' },
    ],
  },
])('$why', ({ tags, expected }) => {
  expect(spansOfTags(tags)).toEqual(expected);
});

test('a span counts only when both ends and the type are right', () => {
  const tallies: Tallies = new Map();
  const gold = [
    { from: 0, to: 2, type: 'PER' },
    { from: 3, to: 4, type: 'LOC' },
  ];
  addSentence(tallies, gold, [
    { from: 0, to: 1, type: 'PER' },
    { from: 3, to: 4, type: 'LOC' },
  ]);
  expect(microScore(tallies)).toMatchObject({ precision: 50, recall: 50, gold: 2 });
});
