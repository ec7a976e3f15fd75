import { describe, expect, test } from 'vitest';
import { createKernel } from '../../../src/stages/entities/encoder/kernel/create-kernel.ts';
import { createRandom, plainLayers, randomEncoder, SMALL } from '../../helpers/plain-encoder.ts';

const { model } = randomEncoder();
const kernel = createKernel(model);
const plain = plainLayers(model);

/** The kernel rounds what it multiplies to 13 bits. */
const ROUNDING = 2e-3;

function randomVectors(pieces: number, seed = 3): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: pieces * SMALL.width }, () => 2 * random());
}

const greatestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);

describe('WebAssembly and plain sums agree', () => {
  test.each([
    { why: 'one piece', lengths: [1] },
    { why: 'no multiple of what is done at once', lengths: [5] },
    { why: 'several rows', lengths: [16, 17, 3] },
    { why: 'the longest row', lengths: [128] },
    { why: 'more than there is room for at once', lengths: [128, 127, 1, 2, 90, 60] },
    { why: 'nothing', lengths: [] },
  ])('$why: $lengths', ({ lengths }) => {
    const vectors = randomVectors(lengths.reduce((a, b) => a + b, 0));
    const found = vectors.slice();
    const wanted = vectors.slice();
    kernel(found, lengths);
    plain(wanted, lengths);
    expect(greatestDifference(found, wanted)).toBeLessThan(ROUNDING);
  });

  test('numbers that are next to nothing, and large ones', () => {
    for (const scale of [0, 1e-12, 100]) {
      const vectors = randomVectors(6).map((value) => value * scale);
      const wanted = vectors.slice();
      kernel(vectors, [4, 2]);
      plain(wanted, [4, 2]);
      expect(vectors.every(Number.isFinite), `times ${scale}`).toBe(true);
      expect(greatestDifference(vectors, wanted), `times ${scale}`).toBeLessThan(5 * ROUNDING);
    }
  });
});

test('the comparison can fail: another model gives other numbers', () => {
  const other = randomEncoder({ ...SMALL, layers: 1 }).model;
  const vectors = randomVectors(5);
  const wanted = vectors.slice();
  kernel(vectors, [5]);
  plainLayers(other)(wanted, [5]);
  expect(greatestDifference(vectors, wanted)).toBeGreaterThan(100 * ROUNDING);
});

test('a row means the same whatever stands beside it, to the last bit', () => {
  const alone = randomVectors(37);
  const between = new Float32Array(randomVectors(128 + 37 + 90, 5));
  between.set(alone, 128 * SMALL.width);
  kernel(alone, [37]);
  kernel(between, [128, 37, 90]);
  expect(between.slice(128 * SMALL.width, 165 * SMALL.width)).toEqual(alone);
});

test('the same again after other work', () => {
  const first = randomVectors(20);
  const again = first.slice();
  kernel(first, [20]);
  kernel(randomVectors(250, 9), [128, 122]);
  kernel(again, [20]);
  expect(again).toEqual(first);
});
