import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../src/cli/run.ts';
import { Analysis, Failure, SCHEMA_VERSION, TOKEN_KINDS } from '../src/schema/analysis.ts';
import { DEFAULT_LAYERS, LAYERS } from '../src/schema/layers.ts';
import { ENTITY_TYPES } from '../src/schema/names.ts';
import { analyzeAll } from './helpers/analyze.ts';
import { fakeIo } from './helpers/io.ts';

const published = readFileSync(new URL('../schema.json', import.meta.url), 'utf8');

test('schema.json is what `analyze schema` prints; if not: npm run schema', async () => {
  const io = fakeIo();
  expect(await run(['schema'], io)).toBe(0);
  expect(published).toBe(io.stdout());
});

test('schema.json is open: a later version may add fields', () => {
  expect(published).not.toMatch(/"additionalProperties": false/u);
});

test('schema.json says what offsets are', () => {
  expect(published).toContain('offsets are half-open');
});

test('schema.json knows documents and failed inputs, and names every type and the version once', () => {
  const { anyOf } = JSON.parse(published);
  expect(anyOf.map(({ properties }: { properties: object }) => 'error' in properties)).toEqual([false, true]);
  expect(anyOf[0].properties.entities.items.properties.type.enum).toEqual(ENTITY_TYPES);
  for (const { properties } of anyOf) expect(properties.schemaVersion.const).toBe(SCHEMA_VERSION);
});

const ARTICLE = 'وزير الدفاع في أنقرة\nقال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة".';

describe('what is a document and what is none', () => {
  const whole = analyzeAll(ARTICLE);

  test('an analysis', () => {
    expect(Analysis.parse(whole)).toEqual(whole);
  });

  test.each([
    { why: 'another version', change: { schemaVersion: '2.0.0' } },
    { why: 'no version', change: { schemaVersion: undefined } },
    { why: 'a negative offset', change: { title: { start: -1, end: 2, text: 'نص' } } },
    { why: 'half an offset', change: { title: { start: 0, end: 1.5, text: 'نص' } } },
    { why: 'an unknown type of entity', change: { entities: [{ ...whole.entities[0], type: 'PERSON' }] } },
    { why: 'an entity that is nowhere mentioned', change: { entities: [{ ...whole.entities[0], mentions: [] }] } },
    { why: 'an unknown kind of quote', change: { quotes: [{ ...whole.quotes[0], kind: 'scare' }] } },
    { why: 'confidence in percent', change: { quotes: [{ ...whole.quotes[0], confidence: 95 }] } },
    { why: 'a quote without a speaker field', change: { quotes: [{ ...whole.quotes[0], speaker: undefined }] } },
  ])('$why is refused', ({ change }) => {
    expect(Analysis.safeParse({ ...whole, ...change }).success).toBe(false);
  });

  test('a failed input is no analysis, and says what went wrong', () => {
    const failure = {
      schemaVersion: SCHEMA_VERSION,
      source: { path: 'a.txt' },
      error: { code: 'unreadable', message: 'a.txt: no such file' },
    };
    expect(Failure.parse(failure)).toEqual(failure);
    expect(Failure.safeParse({ ...failure, error: undefined }).success).toBe(false);
  });
});

test('layers: all names are fields of the document, the default ones are among them', () => {
  for (const layer of LAYERS) expect(Object.keys(Analysis.shape)).toContain(layer);
  for (const layer of DEFAULT_LAYERS) expect(LAYERS).toContain(layer);
});

test('names that other programs depend on', () => {
  expect(SCHEMA_VERSION).toMatch(/^1\./u);
  expect(ENTITY_TYPES).toEqual(
    expect.arrayContaining(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'TITLE', 'EVENT', 'DATE', 'MONEY']),
  );
  expect(TOKEN_KINDS).toEqual(
    expect.arrayContaining([
      'word',
      'number',
      'punctuation',
      'latin',
      'url',
      'email',
      'hashtag',
      'mention',
      'emoji',
      'symbol',
    ]),
  );
});
