import { expect, test } from 'vitest';
import {
  BUCKETS,
  type Decision,
  decisionOf,
  findEntry,
  formatParticleModel,
  frequencyOf,
  hashLetters,
  hashWithTail,
  type ParticleModel,
  packEntry,
  parseParticleModel,
} from '../../../src/stages/tokens/particle-model.ts';

const ENTRY = packEntry({ prefix: 1, article: 'merged', suffix: 0 }, 2);

/** A model that lists one word. */
function modelOf(word: string): ParticleModel {
  const hash = hashLetters(word, 0, word.length);
  return {
    buckets: Uint32Array.from({ length: BUCKETS + 1 }, (_, i) => (i > hash >>> 16 ? 1 : 0)),
    fingerprints: Uint16Array.of(hash & 0xffff),
    entries: Uint8Array.of(ENTRY),
    prefixWeights: new Float32Array(4).fill(0.5),
    suffixWeights: new Float32Array(4),
  };
}

const bytes = formatParticleModel(modelOf('للأمم'));

test('a model comes back as it was written', () => {
  expect(parseParticleModel(bytes)).toEqual(modelOf('للأمم'));
});

test('bytes that do not begin on a word boundary', () => {
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  expect(parseParticleModel(shifted.subarray(1))).toEqual(modelOf('للأمم'));
});

test.each([
  { why: 'empty', broken: new Uint8Array(0), message: /0 bytes, too short/ },
  {
    why: 'foreign',
    broken: new TextEncoder().encode('{"not": "a model"}'),
    message: /starts with .*expected 4b485031/,
  },
  { why: 'truncated', broken: bytes.slice(0, -1), message: /bytes, expected/ },
  { why: 'too long', broken: new Uint8Array([...bytes, 0]), message: /bytes, expected/ },
])('$why bytes are refused', ({ broken, message }) => {
  expect(() => parseParticleModel(broken)).toThrow(message);
});

test.each<Decision>([
  { prefix: 0, article: 'none', suffix: 0 },
  { prefix: 2, article: 'written', suffix: 0 },
  { prefix: 3, article: 'absorbed', suffix: 0 },
  { prefix: 1, article: 'none', suffix: 3 },
])('an entry holds %o', (decision) => {
  for (const frequency of [0, 3]) {
    const entry = packEntry(decision, frequency);
    expect(decisionOf(entry)).toEqual(decision);
    expect(frequencyOf(entry)).toBe(frequency);
  }
});

test.each([
  { why: 'the listed word', word: 'للأمم', found: ENTRY },
  { why: 'another spelling of its alif', word: 'للامم', found: ENTRY },
  { why: 'a word that begins like it', word: 'للأم', found: -1 },
  { why: 'nothing', word: '', found: -1 },
])('$why: $word', ({ word, found }) => {
  expect(findEntry(modelOf('للأمم'), hashLetters(word, 0, word.length))).toBe(found);
});

test('a tail counts as if it stood in the text', () => {
  expect(hashWithTail('حكومت', 0, 4, 'ة')).toBe(hashLetters('حكومة', 0, 5));
  expect(hashLetters('مكتبة', 0, 5)).not.toBe(hashLetters('مكتبه', 0, 5));
});
