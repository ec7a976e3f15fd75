import { createHash } from 'node:crypto';
import { LONGEST_ROW } from '../../stages/entities/encoder/layers.ts';
import {
  BODY_AT,
  createEncoderFile,
  HASH_AT,
  type Layer,
  type Matrix,
  type Norm,
  type Shape,
  tileIndex,
} from '../../stages/entities/encoder/weights-file.ts';
import { LABELS } from '../../stages/entities/tagger/labels.ts';
import { PROFILES } from '../../stages/entities/tagger/weights-file.ts';
import type { OnnxFile, Tensor } from './onnx-file.ts';

/** Width of a head of attention. */
const HEAD_WIDTH = 32;
/** Matrices of a layer, in the order of the graph: query, key, value, out, up, down. */
const MATRICES = 6;

/** The weights file that the product reads, from whole weights and the log probabilities of the pieces. */
export function packEncoder(file: OnnxFile, pieces: readonly (readonly [string, number])[]): Uint8Array {
  const named = (name: string): Tensor => {
    const tensor = file.tensors.get(name);
    if (tensor === undefined) throw new RangeError(`the graph has no ${name}`);
    return tensor;
  };
  const matrices = file.nodes.flatMap(({ type, inputs }) => {
    const tensor = file.tensors.get(inputs[1] ?? '');
    return type === 'MatMul' && tensor !== undefined ? [tensor] : [];
  });
  const shape = shapeOf(matrices, named('encoder.words.weight'));
  const { bytes, model } = createEncoderFile(
    shape,
    pieces.map(([piece]) => piece),
  );
  model.pieceScores.set(pieces.map(([, score]) => score));
  roundRows(named('encoder.words.weight').values, model.words, model.wordScales);
  model.places.set(named('encoder.positions.weight').values.subarray(0, model.places.length));
  model.known.set(named('encoder.known.weight').values);
  setNorm(model.norm, 'encoder.norm', named);
  for (const [i, layer] of model.layers.entries()) {
    setLayer(layer, `encoder.layers.${i}`, matrices.slice(i * MATRICES, (i + 1) * MATRICES), named);
  }
  const [last, shifts] = [matrices.at(-1) as Tensor, named('layer.bias').values];
  const labels = LABELS * PROFILES.length;
  for (const [p, name] of PROFILES.entries()) {
    const head = model.heads[name];
    for (let i = 0; i < head.weights.length; i++) {
      const [label, row] = [p * LABELS + Math.floor(i / shape.width), i % shape.width];
      head.weights[i] = last.values[row * labels + label] as number;
    }
    head.shifts.set(shifts.subarray(p * LABELS, (p + 1) * LABELS));
  }
  bytes.set(createHash('sha256').update(bytes.subarray(BODY_AT)).digest(), HASH_AT);
  return bytes;
}

function shapeOf(matrices: readonly Tensor[], words: Tensor): Shape {
  const [pieces, width] = words.dims as [number, number];
  const layers = Math.floor(matrices.length / MATRICES);
  const inner = matrices[MATRICES - 2]?.dims[1] as number;
  return { pieces, width, layers, heads: width / HEAD_WIDTH, inner, places: LONGEST_ROW };
}

type Named = (name: string) => Tensor;

function setLayer(layer: Layer, name: string, matrices: readonly Tensor[], named: Named): void {
  const bias = (part: string): Float32Array => named(`${name}.${part}.bias`).values;
  const [query, key, value, out, up, down] = matrices as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
  setMatrix(layer.attention, [query, key, value], [bias('query'), bias('key'), bias('value')]);
  const share = 1 / Math.sqrt(HEAD_WIDTH);
  for (let i = 0; i < (query.dims[1] as number); i++) {
    layer.attention.scales[i] = share * (layer.attention.scales[i] as number);
    layer.attention.shifts[i] = share * (layer.attention.shifts[i] as number);
  }
  setMatrix(layer.out, [out], [bias('out')]);
  setMatrix(layer.up, [up], [bias('up')]);
  setMatrix(layer.down, [down], [bias('down')]);
  setNorm(layer.norm1, `${name}.norm1`, named);
  setNorm(layer.norm2, `${name}.norm2`, named);
}

function setNorm(norm: Norm, name: string, named: Named): void {
  norm.gains.set(named(`${name}.weight`).values);
  norm.shifts.set(named(`${name}.bias`).values);
}

/** Rounds matrices that stand side by side, each column by a scale of its own. */
function setMatrix(matrix: Matrix, parts: readonly Tensor[], shifts: readonly Float32Array[]): void {
  const { inner } = matrix;
  const row = new Int8Array(inner);
  let column = 0;
  for (const [p, { dims, values }] of parts.entries()) {
    const width = dims[1] as number;
    matrix.shifts.set(shifts[p] as Float32Array, column);
    for (let c = 0; c < width; c++, column++) {
      matrix.scales[column] = roundTo(
        Float32Array.from({ length: inner }, (_, k) => values[k * width + c] as number),
        row,
      );
      for (let k = 0; k < inner; k++) matrix.bytes[tileIndex(k, column, inner)] = row[k] as number;
    }
  }
}

function roundRows(values: Float32Array, bytes: Int8Array, scales: Float32Array): void {
  const width = values.length / scales.length;
  for (let row = 0; row < scales.length; row++) {
    const here = [row * width, (row + 1) * width] as const;
    scales[row] = roundTo(values.subarray(...here), bytes.subarray(...here));
  }
}

/** Shares of the greatest number that are tried as the greatest byte: cutting off a few may make all others finer. */
const CUTS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7];

/** Rounds numbers to bytes times the scale that is answered, the one that makes the least squared error. */
function roundTo(values: Float32Array, bytes: Int8Array): number {
  const most = values.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 1e-12);
  const errors = CUTS.map((cut) => squaredError(values, (cut * most) / 127));
  const scale = ((CUTS[errors.indexOf(Math.min(...errors))] as number) * most) / 127;
  for (let i = 0; i < values.length; i++) bytes[i] = rounded(values[i] as number, scale);
  return scale;
}

function squaredError(values: Float32Array, scale: number): number {
  return values.reduce((sum, value) => sum + (rounded(value, scale) * scale - value) ** 2, 0);
}

function rounded(value: number, scale: number): number {
  return Math.max(-127, Math.min(127, Math.round(value / scale)));
}
