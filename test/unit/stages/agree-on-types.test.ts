import { expect, test } from 'vitest';
import type { EntityType } from '../../../src/document.ts';
import { agreeOnTypes } from '../../../src/stages/entities/agree-on-types.ts';
import { tokenized } from '../../helpers/analyze.ts';

/** Types that the mentions of one name take, given how each was read. */
function agreed(readings: readonly (readonly [type: EntityType, confidence: number])[]): EntityType[] {
  const { tokens } = tokenized(readings.map(() => 'المنارة').join(' '));
  const candidates = readings.map(([type, confidence], from) => ({
    from,
    to: from + 1,
    type,
    confidence,
    afterParticles: false,
  }));
  return agreeOnTypes(tokens, candidates).map(({ type }) => type);
}

test.each([
  {
    why: 'one sure reading outweighs many doubtful ones',
    readings: [['ORG', 0.99], ...Array(8).fill(['PER', 0.9])],
    type: 'ORG',
  },
  { why: 'many fairly sure ones outweigh it', readings: [['ORG', 0.99], ...Array(12).fill(['PER', 0.9])], type: 'PER' },
  {
    why: 'the surer of two',
    readings: [
      ['PER', 0.6],
      ['ORG', 0.8],
    ],
    type: 'ORG',
  },
  { why: 'certainty has a bound', readings: [['ORG', 1], ...Array(3).fill(['PER', 0.99])], type: 'PER' },
])('all take one type: $why', ({ readings, type }) => {
  expect(new Set(agreed(readings as never))).toEqual(new Set([type]));
});

test('what lists alone can tell apart keeps its own type', () => {
  expect(
    agreed([
      ['GPE', 0.99],
      ['ORG', 0.9],
    ]),
  ).toEqual(['GPE', 'ORG']);
});
