import { describe, expect, test } from 'vitest';
import { structureTrouble } from '../../../src/check/verify-structure.ts';
import { select } from '../../../src/output/select.ts';
import type { Analysis } from '../../../src/schema/analysis.ts';
import { articles } from './articles.ts';

const place = { start: 0, end: 2, text: 'ab' };
const mention = (confidence: number) => ({ ...place, sentence: 0, confidence });
const speaker = (entity: string | null, confidence = 0.9) => {
  return { ...place, entity, name: 'ab', kind: 'PER' as const, resolution: 'named' as const, confidence };
};
const quote = { ...place, cue: null, sentence: 0, confidence: 0.9 };

const ANALYSIS: Analysis = {
  schemaVersion: '1.0.0',
  entities: [
    { id: 'e1', type: 'PER', name: 'ab', mentions: [mention(0.9), mention(0.3)] },
    { id: 'e2', type: 'GPE', name: 'ab', mentions: [mention(0.4)] },
  ],
  quotes: [
    { ...quote, id: 'q1', kind: 'direct', speaker: speaker('e1'), via: { entity: 'e2', ...place } },
    { ...quote, id: 'q2', kind: 'direct', speaker: speaker('e1', 0.2), continues: 'q3' },
    { ...quote, id: 'q3', kind: 'fragment', speaker: null, confidence: 0.1 },
  ],
  indirect: [
    { ...quote, id: 'i1', kind: 'indirect', speaker: speaker('e1') },
    { ...quote, id: 'i2', kind: 'indirect', speaker: null, unattributed: { reason: 'r', candidates: ['e1', 'e2'] } },
    { ...quote, id: 'i3', kind: 'indirect', speaker: null, confidence: 0.1 },
  ],
  keywords: [
    { ...place, score: 2, entity: 'e1' },
    { ...place, score: 1, entity: 'e2' },
    { ...place, score: 1 },
  ],
  stats: { characters: 2, words: 1, sentences: 1, quotes: 3, entities: 2 },
};

test('nothing is left out unless it is asked for', () => {
  expect(select(ANALYSIS, {})).toBe(ANALYSIS);
  expect(select(ANALYSIS, { minConfidence: 0 })).toBe(ANALYSIS);
});

describe('--only GPE', () => {
  const { entities, quotes, indirect, keywords, stats } = select(ANALYSIS, { only: ['GPE'] });

  test('entities of other types are left out, and what pointed to them points to nothing', () => {
    expect(entities?.map(({ id }) => id)).toEqual(['e2']);
    expect(quotes?.map(({ speaker }) => speaker?.entity ?? null)).toEqual([null, null, null]);
    expect(quotes?.[0]?.via?.entity).toBe('e2');
    expect(indirect?.[0]?.speaker).toEqual({ ...speaker(null) });
    expect(indirect?.[1]?.unattributed?.candidates).toEqual(['e2']);
    expect(keywords?.map(({ entity }) => entity)).toEqual([undefined, 'e2', undefined]);
  });

  test('the words of quotes and keywords stay; counts are those of what is there', () => {
    expect([quotes?.length, indirect?.length, keywords?.length]).toEqual([3, 3, 3]);
    expect(stats).toMatchObject({ quotes: 3, entities: 1 });
  });
});

test('--min-confidence: unsure mentions, quotes and speakers go, an unsure speaker becomes a candidate', () => {
  const { entities, quotes, indirect, stats } = select(ANALYSIS, { minConfidence: 0.5 });
  expect(entities).toEqual([{ id: 'e1', type: 'PER', name: 'ab', mentions: [mention(0.9)] }]);
  expect(quotes?.map(({ id }) => id)).toEqual(['q1', 'q2']);
  expect(quotes?.[1]).toMatchObject({ speaker: null, unattributed: { candidates: ['e1'] } });
  expect(quotes?.[1]).not.toHaveProperty('continues');
  expect(indirect?.map(({ id }) => id)).toEqual(['i1', 'i2']);
  expect(stats).toMatchObject({ quotes: 2, entities: 1 });
});

test.each(articles)('$name: no reference leads to nothing, whatever is left out', ({ analysis }) => {
  for (const selection of [{ only: ['GPE'] }, { only: ['PER'], minConfidence: 0.9 }, { minConfidence: 1 }] as const) {
    expect(structureTrouble(select(analysis, selection))).toEqual([]);
  }
});
