import type { Layers } from '../../src/stages/entities/encoder/layers.ts';
import {
  createEncoderFile,
  type EncoderModel,
  type Matrix,
  type Norm,
  type Shape,
  tileIndex,
} from '../../src/stages/entities/encoder/weights-file.ts';

/*
 * The layers of an encoder as the papers write them down, one number after another: slow, and plain enough to be trusted.
 */

type Rows = readonly (readonly number[])[];

export function plainLayers({ shape, layers }: EncoderModel): Layers {
  const { width, heads } = shape;
  return (vectors, lengths) => {
    let done = 0;
    for (const length of lengths) {
      const stretch = vectors.subarray(done * width, (done + length) * width);
      let rows: Rows = Array.from({ length }, (_, i) => [...stretch.subarray(i * width, (i + 1) * width)]);
      for (const layer of layers) {
        const mixed = attention(product(rows, layer.attention), width, heads);
        rows = normalized(sum(rows, product(mixed, layer.out)), layer.norm1);
        const inner = product(rows, layer.up).map((row) => row.map(gelu));
        rows = normalized(sum(rows, product(inner, layer.down)), layer.norm2);
      }
      stretch.set(rows.flat());
      done += length;
    }
  };
}

function product(rows: Rows, { inner, columns, bytes, scales, shifts }: Matrix): number[][] {
  return rows.map((row) =>
    Array.from({ length: columns }, (_, column) => {
      let total = 0;
      for (let k = 0; k < inner; k++) total += (row[k] as number) * (bytes[tileIndex(k, column, inner)] as number);
      return total * (scales[column] as number) + (shifts[column] as number);
    }),
  );
}

function attention(rows: Rows, width: number, heads: number): number[][] {
  const size = width / heads;
  return rows.map((row) =>
    Array.from({ length: heads }, (_, head) => {
      const part = (of: readonly number[], which: number) =>
        of.slice(which * width + head * size, which * width + (head + 1) * size);
      const query = part(row, 0);
      const scores = rows.map((other) => dot(query, part(other, 1)));
      const weights = scores.map((score) => Math.exp(score - Math.max(...scores)));
      const all = weights.reduce((a, b) => a + b, 0);
      return query.map(
        (_, d) =>
          dot(
            weights,
            rows.map((other) => part(other, 2)[d] as number),
          ) / all,
      );
    }).flat(),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, i) => total + value * (b[i] as number), 0);
}

function sum(a: Rows, b: Rows): number[][] {
  return a.map((row, i) => row.map((value, j) => value + ((b[i] as readonly number[])[j] as number)));
}

function normalized(rows: Rows, { gains, shifts }: Norm): number[][] {
  return rows.map((row) => {
    const mean =
      dot(
        row,
        row.map(() => 1),
      ) / row.length;
    const variance = row.reduce((total, value) => total + (value - mean) ** 2, 0) / row.length;
    return row.map((value, i) => ((value - mean) / Math.sqrt(variance)) * (gains[i] as number) + (shifts[i] as number));
  });
}

/** By the integral of the normal distribution, in many small steps. */
function gelu(x: number): number {
  const STEPS = 200;
  const step = x / STEPS;
  let area = 0;
  for (let i = 0; i < STEPS; i++) area += Math.exp(-(((i + 0.5) * step) ** 2) / 2);
  return x * (0.5 + (area * step) / Math.sqrt(2 * Math.PI));
}

export const SMALL: Shape = { pieces: 9, width: 32, layers: 2, heads: 2, inner: 64, places: 128 };

/** A model of random weights, the same for the same seed, with its file. */
export function randomEncoder(
  shape: Shape = SMALL,
  pieces: readonly string[] = Array.from({ length: shape.pieces }, (_, i) => `<${i}>`),
): { bytes: Uint8Array; model: EncoderModel } {
  const made = createEncoderFile(shape, pieces);
  const random = createRandom(7);
  const fill = (numbers: Float32Array | Int8Array, scale: number, base = 0) => {
    for (let i = 0; i < numbers.length; i++) numbers[i] = base + scale * random();
  };
  const { words, wordScales, places, known, norm, layers, heads, pieceScores } = made.model;
  const fillNorm = ({ gains, shifts }: Norm) => {
    fill(gains, 0.3, 1);
    fill(shifts, 0.3);
  };
  fill(pieceScores, 2, -8);
  fill(words, 127);
  fill(wordScales, 0.001, 0.01);
  fill(places, 0.3);
  fill(known.subarray(shape.width), 0.3);
  fillNorm(norm);
  for (const { attention: a, out, norm1, up, down, norm2 } of layers) {
    for (const matrix of [a, out, up, down]) {
      fill(matrix.bytes, 127);
      fill(matrix.scales, 0.0005, 0.002);
      fill(matrix.shifts, 0.2);
    }
    fillNorm(norm1);
    fillNorm(norm2);
  }
  for (const head of Object.values(heads)) {
    fill(head.weights, 0.5);
    fill(head.shifts, 0.5);
  }
  return made;
}

/** Numbers from −1 to 1. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
