import { expect, test } from 'vitest';
import { verifyResult } from '../../../src/check/verify-result.ts';
import { type Analysis, createAnalyzer, LAYERS } from '../../../src/index.ts';

const TEXT =
  'وزير الدفاع في أنقرة\nقال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة". وأكد أكار أن بلاده مستعدة للحوار مع جيرانها.\n';
const article = { source: {}, text: TEXT, warnings: [] };
const analysis = createAnalyzer({ layers: LAYERS })(TEXT);

const mismatches = (change: Partial<Analysis>): readonly string[] =>
  verifyResult({ ...analysis, ...change }, article, 'utf16').mismatches;

test('a result of every layer agrees, and every layer is there to be looked at', () => {
  expect(mismatches({})).toEqual([]);
  for (const layer of ['tokens', 'entities', 'quotes', 'indirect', 'keywords'] as const)
    expect(analysis[layer]?.length, layer).toBeGreaterThan(0);
});

const [quote] = analysis.quotes ?? [];
const [said] = analysis.indirect ?? [];
const [keyword] = analysis.keywords ?? [];

test.each([
  {
    why: 'a quote that is moved',
    change: { quotes: [{ ...quote!, start: quote!.start + 1 }] },
    trouble: /^quotes\[0\]: says/u,
  },
  {
    why: 'indirect speech that is moved',
    change: { indirect: [{ ...said!, start: said!.start + 1 }] },
    trouble: /^indirect\[0\]: says/u,
  },
  {
    why: 'indirect speech of nobody',
    change: { indirect: [{ ...said!, speaker: { ...said!.speaker!, entity: 'e99' } }] },
    trouble: /^indirect\[0\]\.speaker\.entity: no entity e99$/u,
  },
  {
    why: 'indirect speech in another sentence',
    change: { indirect: [{ ...said!, sentence: 0 }] },
    trouble: /^indirect\[0\]\.sentence: /u,
  },
  {
    why: 'an id of both kinds of quote',
    change: { indirect: [{ ...said!, id: 'q1' }] },
    trouble: /^quotes: an id is used twice/u,
  },
  {
    why: 'a keyword that is another word',
    change: { keywords: [{ ...keyword!, text: 'كلمة' }] },
    trouble: /^keywords\[0\]: says/u,
  },
  {
    why: 'a keyword of an entity that there is not',
    change: { keywords: [{ ...keyword!, entity: 'e99' }] },
    trouble: /^keywords\[0\]\.entity: no entity e99$/u,
  },
  { why: 'quotes that are not counted', change: { quotes: [] }, trouble: /^stats\.quotes: says 1, there are 0$/u },
])('$why', ({ change, trouble }) => {
  expect(mismatches(change)).toEqual([expect.stringMatching(trouble)]);
});

test.each([
  { why: 'entities were not asked for', change: { entities: undefined } },
  { why: 'what is named by hand stands in the input', change: { input: { start: 99_999, end: 0, text: 'x' } } },
])('no trouble: $why', ({ change }) => {
  const { entities: _, ...rest } = analysis;
  const result = 'entities' in change ? rest : { ...analysis, ...change };
  expect(verifyResult(result as Analysis, article, 'utf16').mismatches).toEqual([]);
});
