import { expect, test } from 'vitest';
import { atDistance, DISTANCES, distanceOf, type WordFeatures } from '../../../src/stages/entities/tagger/features.ts';
import { mix } from '../../../src/stages/entities/tagger/hash.ts';
import { LABELS } from '../../../src/stages/entities/tagger/labels.ts';
import {
  addWeights,
  createWeightTable,
  createWordScorer,
  REACH,
  ROW,
} from '../../../src/stages/entities/tagger/word-scores.ts';

test('a feature is known at each distance, and another one at none', () => {
  for (const hash of [mix(1, 2), mix(3, 4), -1, 0, 2 ** 31 - 1]) {
    expect(DISTANCES.map((distance) => distanceOf(hash, atDistance(hash, distance)))).toEqual(DISTANCES);
    expect(DISTANCES).not.toContain(distanceOf(hash, hash ^ 1));
  }
});

/** Weights for every third of the features 0 to 299 at every other distance: as many as their number tells. */
const features = Array.from({ length: 300 }, (_, n) => mix(7, n));
const known = features.flatMap((hash, n) =>
  n % 3 === 0 ? DISTANCES.filter((_, i) => (i + n) % 2 === 0).map((distance) => ({ hash, distance, n })) : [],
);
const table = createWeightTable({
  keys: Int32Array.from(known, ({ hash, distance }) => atDistance(hash, distance)),
  counts: new Uint8Array(known.length).fill(2),
  labels: Uint8Array.from(known.flatMap(({ n }) => [n % LABELS, (n + 5) % LABELS])),
  values: Int8Array.from(known.flatMap(({ n, distance }) => [(n % 100) + distance, -distance * 3 - 1])),
  step: 1,
  transitions: new Float32Array(0),
});

test('what a word says to those around it is what each of its features says at each distance', () => {
  for (let first = 0; first < 280; first += 20) {
    const hashes = Int32Array.from(features.slice(first, first + 20));
    const word: WordFeatures = {
      hashes,
      near: 20,
      far: 20,
      runs: [{ key: first, length: 4 }],
      joint: new Int32Array(5),
    };
    const wanted = new Int32Array(ROW);
    for (const distance of DISTANCES) {
      const seen = hashes.map((hash) => atDistance(hash, distance));
      addWeights(table, seen, seen.length, wanted, (REACH - distance) * LABELS);
    }
    const out = new Int16Array(ROW);
    createWordScorer(table)(word, out);
    expect([...out]).toEqual([...wanted]);
    expect(wanted.some((score) => score !== 0)).toBe(true);
  }
});
