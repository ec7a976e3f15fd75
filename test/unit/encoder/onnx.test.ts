import { describe, expect, test } from 'vitest';
import { onnxModel } from '../../../src/resources/onnx/graph.ts';
import {
  bytesField,
  type Field,
  message,
  messageField,
  numberField,
  textField,
} from '../../../src/resources/onnx/protocol-buffers.ts';
import { KNOWN_SORTS } from '../../../src/stages/entities/encoder/known-names.ts';
import { type Layer, parseEncoder, tileIndex } from '../../../src/stages/entities/encoder/weights-file.ts';
import { LABELS } from '../../../src/stages/entities/tagger/labels.ts';
import { readOnnx } from '../../../src/training/encoder/onnx-file.ts';
import { packEncoder } from '../../../src/training/encoder/pack-encoder.ts';
import { createRandom, randomEncoder, SMALL } from '../../helpers/plain-encoder.ts';

describe('numbers in protocol buffers', () => {
  test.each([
    [0, [8, 0]],
    [127, [8, 127]],
    [128, [8, 128, 1]],
    [2 ** 31 + 5, [8, 133, 128, 128, 128, 8]],
  ])('%d', (number, bytes) => {
    expect([...message(numberField(1, number))]).toEqual(bytes);
  });
});

test('the model for onnxruntime-node holds every matrix, row by row, and the nodes of every layer', () => {
  const { model } = randomEncoder();
  const { nodes, tensors } = readOnnx(onnxModel(model));
  const types = nodes.map(({ type }) => type);
  expect(types.filter((type) => type === 'MatMul')).toHaveLength(SMALL.layers * 6);
  expect(types.filter((type) => type === 'LayerNormalization')).toHaveLength(SMALL.layers * 2);
  const shapes = [...tensors.values()].map(({ dims }) => dims.join('x'));
  expect(shapes.filter((shape) => shape === '32x96')).toHaveLength(SMALL.layers);
  expect(shapes.filter((shape) => shape === '64x32')).toHaveLength(SMALL.layers);
  const made = new Set(nodes.flatMap(({ outputs }) => outputs));
  const known = new Set([...tensors.keys(), ...made, 'vectors', 'mask']);
  expect(nodes.flatMap(({ inputs }) => inputs).filter((input) => !known.has(input))).toEqual([]);
});

describe('weights packed from an exported model', () => {
  const [width, inner, labels] = [32, 64, 3 * LABELS];
  const PIECES = [
    ['<pad>', -1000],
    ['<unk>', -1000],
    ['<s>', -1000],
    ['</s>', -1000],
    ['<mask>', -1000],
    ['.', -2.5],
  ] as const;
  const random = createRandom(11);
  const tensors = new Map<string, { dims: readonly number[]; values: Float32Array }>();
  const add = (name: string, ...dims: readonly number[]): string => {
    const length = dims.reduce((a, b) => a * b, 1);
    tensors.set(name, { dims, values: Float32Array.from({ length }, () => random()) });
    return name;
  };
  const nodes: Field[] = [];
  const addMatrix = (name: string, rows: number, columns: number): void => {
    nodes.push(messageField(1, textField(1, 'x'), textField(1, add(name, rows, columns)), textField(4, 'MatMul')));
  };
  add('encoder.words.weight', PIECES.length, width);
  add('encoder.positions.weight', 512, width);
  add('encoder.known.weight', KNOWN_SORTS, width);
  for (const part of ['encoder.norm', 'encoder.layers.0.norm1', 'encoder.layers.0.norm2']) {
    add(`${part}.weight`, width);
    add(`${part}.bias`, width);
  }
  for (const part of ['query', 'key', 'value', 'out', 'down']) add(`encoder.layers.0.${part}.bias`, width);
  add('encoder.layers.0.up.bias', inner);
  add('layer.bias', labels);
  for (const name of ['m0', 'm1', 'm2', 'm3']) addMatrix(name, width, width);
  addMatrix('m4', width, inner);
  // Attention multiplies what is no weight.
  nodes.push(messageField(1, textField(1, 'x'), textField(1, 'y'), textField(4, 'MatMul')));
  addMatrix('m5', inner, width);
  addMatrix('m6', width, labels);
  const constants = [...tensors].map(([name, { dims, values }]) =>
    messageField(
      5,
      ...dims.map((dim) => numberField(1, dim)),
      numberField(2, 1),
      textField(8, name),
      bytesField(9, new Uint8Array(values.buffer)),
    ),
  );
  const file = message(messageField(7, ...nodes, ...constants));
  const model = parseEncoder(packEncoder(readOnnx(file), PIECES));
  const given = (name: string): Float32Array => tensors.get(name)?.values as Float32Array;

  test('has the shape of the graph', () => {
    expect(model.shape).toEqual({ pieces: 6, width, layers: 1, heads: 1, inner, places: 128 });
    expect(model.pieces).toEqual(PIECES.map(([piece]) => piece));
    expect([...model.pieceScores]).toEqual(PIECES.map(([, score]) => score));
  });

  /** Of a number in [-1, 1] rounded to a byte; a few of the greatest are cut off. */
  const STEP = 0.02;

  test.each([
    { matrix: 'attention', from: 0, name: 'm0', bias: 'query', times: 1 / Math.sqrt(32) },
    { matrix: 'attention', from: width, name: 'm1', bias: 'key', times: 1 },
    { matrix: 'attention', from: 2 * width, name: 'm2', bias: 'value', times: 1 },
    { matrix: 'out', from: 0, name: 'm3', bias: 'out', times: 1 },
    { matrix: 'up', from: 0, name: 'm4', bias: 'up', times: 1 },
    { matrix: 'down', from: 0, name: 'm5', bias: 'down', times: 1 },
  ] as const)('$bias', ({ matrix, from, name, bias, times }) => {
    const { bytes, scales, shifts, inner: rows } = (model.layers[0] as Layer)[matrix];
    const { dims, values } = tensors.get(name) as { dims: readonly number[]; values: Float32Array };
    const columns = dims[1] as number;
    const errors = Array.from(values, (value, i) => {
      const [row, column] = [Math.floor(i / columns), from + (i % columns)];
      return Math.abs((scales[column] as number) * (bytes[tileIndex(row, column, rows)] as number) - times * value);
    });
    expect(errors.filter((error) => error > STEP * times).length).toBeLessThan(errors.length / 20);
    expect(Math.max(...errors)).toBeLessThan(0.2);
    const wanted = given(`encoder.layers.0.${bias}.bias`).map((value) => value * times);
    for (const [i, shift] of wanted.entries()) expect(shifts[from + i]).toBeCloseTo(shift, 6);
  });

  test('what is not rounded is taken over', () => {
    expect(model.places).toEqual(given('encoder.positions.weight').subarray(0, 128 * width));
    expect(model.known).toEqual(given('encoder.known.weight'));
    expect(model.norm.gains).toEqual(given('encoder.norm.weight'));
    const at = (label: number, row: number): number => given('m6')[row * labels + label] as number;
    expect(model.heads.wojood.weights[5 * width + 7]).toBe(at(LABELS + 5, 7));
    expect(model.heads.anercorp.shifts).toEqual(given('layer.bias').subarray(2 * LABELS));
  });
});
