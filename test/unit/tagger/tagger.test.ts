import { expect, test } from 'vitest';
import type { Word } from '../../../src/document.ts';
import { featuresOf } from '../../../src/stages/entities/tagger/features.ts';
import { beginOf, insideOf, KINDS, OUTSIDE, TYPES } from '../../../src/stages/entities/tagger/labels.ts';
import { NAME_MODEL_SIZE } from '../../../src/stages/entities/tagger/name-likeness.ts';
import { createTagger } from '../../../src/stages/entities/tagger/tagger.ts';
import { TRANSITION_WEIGHTS, viewTransitions } from '../../../src/stages/entities/tagger/transitions.ts';
import type { TaggerWeights } from '../../../src/stages/entities/tagger/weights.ts';

const PER = TYPES.indexOf('PER');

function wordOf(key: string): Word {
  return { id: 0, text: key, normal: key, key, kind: 'word', clitics: [], prefix: 0, stemKey: key };
}

const SOURCE = {
  vocabulary: {
    keys: new Int32Array(2),
    clusters: new Uint16Array(2),
    middle: new Uint8Array(2),
    coarse: new Uint8Array(2),
    profiles: new Uint8Array(8),
  },
  names: new Int8Array(NAME_MODEL_SIZE),
  nameWords: {
    firstNames: new Map(),
    familyNames: new Set<string>(),
    nameParticles: new Set<string>(),
    titles: new Map(),
    organisationHeads: new Map(),
  },
};

function stemOf(key: string): number {
  return featuresOf(wordOf(key), SOURCE).hashes[0] as number;
}

/** A model that knows two words: one begins a person's name, the other goes on with it. */
function tinyWeights(): TaggerWeights {
  const transitions = new Float32Array(TRANSITION_WEIGHTS);
  const { start, meet } = viewTransitions(transitions);
  for (let kind = 1; kind < KINDS; kind++) {
    start[kind] = -4;
    for (let from = 0; from < KINDS; from++) meet[from * KINDS + kind] = -4;
  }
  return {
    ...SOURCE,
    keys: Int32Array.of(stemOf('فلان'), stemOf('الفلاني')),
    counts: Uint8Array.of(1, 1),
    labels: Uint8Array.of(beginOf(PER), insideOf(PER)),
    values: Int8Array.of(80, 80),
    step: 0.1,
    transitions,
  };
}

test.each([
  { why: 'nothing is named', text: 'ذهب الولد', expected: [] },
  { why: 'an empty sentence', text: '', expected: [] },
  { why: 'a known name', text: 'قال فلان', expected: [{ from: 1, to: 2, type: 'PER' }] },
  { why: 'a name of two words', text: 'قال فلان الفلاني اليوم', expected: [{ from: 1, to: 3, type: 'PER' }] },
  { why: 'a later word of a name does not begin one', text: 'الفلاني', expected: [] },
])('$why: $text', ({ text, expected }) => {
  const tag = createTagger(tinyWeights());
  const words = text.split(' ').filter(Boolean).map(wordOf);
  expect(tag(words).map(({ from, to, type }) => ({ from, to, type }))).toEqual(expected);
});

test('confidence lies between 0 and 1, and is 1 when it was not asked for', () => {
  const words = ['قال', 'فلان', 'الفلاني'].map(wordOf);
  const [sure] = createTagger(tinyWeights(), { confidence: false })(words);
  const [weighed] = createTagger(tinyWeights())(words);
  expect(sure?.confidence).toBe(1);
  expect(weighed?.confidence).toBeGreaterThan(0.5);
  expect(weighed?.confidence).toBeLessThan(1);
});

test('a longer sentence after a shorter one is tagged like on its own', () => {
  const tag = createTagger(tinyWeights());
  const long = Array.from({ length: 500 }, (_, i) => wordOf(i % 7 === 0 ? 'فلان' : 'كلمه'));
  tag(long.slice(0, 3));
  expect(tag(long)).toEqual(createTagger(tinyWeights())(long));
});

test('words that are surely outside all mentions part a sentence when confidence is weighed', () => {
  const tag = createTagger({
    ...tinyWeights(),
    keys: Int32Array.of(stemOf('فلان'), stemOf('في')),
    labels: Uint8Array.of(beginOf(PER), OUTSIDE),
    values: Int8Array.of(80, 120),
  });
  const [alone] = tag(['في', 'فلان', 'في'].map(wordOf));
  const both = tag(['في', 'فلان', 'في', 'في', 'كلمة', 'في', 'فلان', 'في'].map(wordOf));
  expect(alone?.confidence).toBeGreaterThan(0.9);
  for (const { confidence } of both) expect(confidence).toBeCloseTo(alone?.confidence as number, 2);
  expect(both).toHaveLength(2);
});
