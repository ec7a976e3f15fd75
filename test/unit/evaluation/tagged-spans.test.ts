import { expect, test } from 'vitest';
import { labelOf, spansOfTags } from '../../../src/evaluation/tagged-spans.ts';

test.each([
  { why: 'B begins, I goes on', tags: 'B-PER I-PER O', spans: ['0-2 PER'] },
  { why: 'B after I begins another', tags: 'B-PER I-PER B-PER', spans: ['0-2 PER', '2-3 PER'] },
  { why: 'I after O begins, as conlleval has it', tags: 'O I-LOC I-LOC O', spans: ['1-3 LOC'] },
  { why: 'I at the start begins', tags: 'I-LOC O', spans: ['0-1 LOC'] },
  { why: 'I of another type begins', tags: 'B-PER I-ORG I-ORG', spans: ['0-1 PER', '1-3 ORG'] },
  { why: 'a span ends with the sentence', tags: 'O B-ORG', spans: ['1-2 ORG'] },
  {
    why: 'BIOES: S is a span, E ends one',
    tags: 'S-PER B-ORG I-ORG E-ORG I-ORG',
    spans: ['0-1 PER', '1-4 ORG', '4-5 ORG'],
  },
  { why: 'E after O is a span', tags: 'O E-ORG', spans: ['1-2 ORG'] },
  { why: 'labels may hold a dash', tags: 'B-work-of-art I-work-of-art', spans: ['0-2 work-of-art'] },
  { why: 'nothing but O', tags: 'O O', spans: [] },
  { why: 'no tags', tags: '', spans: [] },
])('$why: $tags', ({ tags, spans }) => {
  const found = spansOfTags(tags === '' ? [] : tags.split(' '));
  expect(found.map(({ from, to, type }) => `${from}-${to} ${type}`)).toEqual(spans);
});

test('token numbers go on from sentence to sentence', () => {
  expect(spansOfTags(['B-PER'], 7)).toEqual([{ from: 7, to: 8, type: 'PER' }]);
});

test.each([
  ['B-PER', 'PER'],
  ['O', null],
  ['I-work-of-art', 'work-of-art'],
])('label of %s', (tag, label) => {
  expect(labelOf(tag)).toBe(label);
});
