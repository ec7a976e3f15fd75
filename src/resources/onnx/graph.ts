import { EPSILON } from '../../stages/entities/encoder/layers.ts';
import {
  type EncoderModel,
  type Layer,
  type Matrix,
  type Norm,
  tileIndex,
} from '../../stages/entities/encoder/weights-file.ts';
import {
  bytesField,
  type Field,
  floatField,
  message,
  messageField,
  numberField,
  textField,
} from './protocol-buffers.ts';

/*
 * The layers of an encoder as an ONNX model. Numbers of fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto,
 * operators: https://onnx.ai/onnx/operators
 */

export const VECTORS = 'vectors';
export const MASK = 'mask';
export const OUTPUT = 'encoded';

const IR_VERSION = 8;
const OPSET = 20;
const Type = { Float: 1, Int8: 3, Int64: 7 } as const;

/** Nodes and constants in the order they are made. */
interface Graph {
  readonly fields: Field[];
  /** Adds a node and answers the name of what comes out of it. */
  readonly node: (type: string, inputs: readonly string[], attributes?: readonly Field[]) => string;
  readonly floats: (values: Float32Array, dims?: readonly number[]) => string;
  readonly bytes: (values: Int8Array, dims: readonly number[]) => string;
  readonly numbers: (...values: readonly number[]) => string;
}

/**
 * A model that takes in rows of pieces one after another, [pieces, width], and what is added to the weight that a piece has
 * for another, [pieces, pieces]: very little where they are of two rows. What comes out has the shape of what goes in.
 */
export function onnxModel({ shape, layers }: EncoderModel): Uint8Array<ArrayBuffer> {
  const graph = createGraph();
  const last = layers.reduce((vectors, layer) => addLayer(graph, vectors, layer, shape), VECTORS);
  graph.fields.push(messageField(1, textField(1, last), textField(2, OUTPUT), textField(4, 'Identity')));
  return message(
    numberField(1, IR_VERSION),
    messageField(
      7,
      ...graph.fields,
      textField(2, 'encoder'),
      valueInfo(11, VECTORS, shape.width),
      valueInfo(11, MASK, null),
      valueInfo(12, OUTPUT, shape.width),
    ),
    messageField(8, textField(1, ''), numberField(2, OPSET)),
  );
}

function addLayer(graph: Graph, vectors: string, layer: Layer, { width, heads }: EncoderModel['shape']): string {
  const { node, numbers } = graph;
  const all = product(graph, vectors, layer.attention);
  const part = (which: number): string => {
    const columns = node('Slice', [all, numbers(which * width), numbers((which + 1) * width), numbers(1)]);
    return node('Reshape', [columns, numbers(-1, heads, width / heads)]);
  };
  const query = node('Transpose', [part(0)], [order(1, 0, 2)]);
  const key = node('Transpose', [part(1)], [order(1, 2, 0)]);
  const value = node('Transpose', [part(2)], [order(1, 0, 2)]);
  const weights = node('Softmax', [node('Add', [node('MatMul', [query, key]), MASK])]);
  const mixed = node('Transpose', [node('MatMul', [weights, value])], [order(1, 0, 2)]);
  const taken = product(graph, node('Reshape', [mixed, numbers(-1, width)]), layer.out);
  const after = normalized(graph, node('Add', [vectors, taken]), layer.norm1);
  const inner = node('Gelu', [product(graph, after, layer.up)]);
  return normalized(graph, node('Add', [after, product(graph, inner, layer.down)]), layer.norm2);
}

/** The bytes are constants, so that they are made floating-point numbers once, when the model is loaded. */
function product({ node, bytes, floats }: Graph, rows: string, matrix: Matrix): string {
  const { inner, columns } = matrix;
  const whole = node(
    'Cast',
    [bytes(untiled(matrix), [inner, columns])],
    [attribute('to', 2, numberField(3, Type.Float))],
  );
  const weights = node('Mul', [whole, floats(matrix.scales)]);
  return node('Add', [node('MatMul', [rows, weights]), floats(matrix.shifts)]);
}

function untiled({ inner, columns, bytes }: Matrix): Int8Array {
  const rows = new Int8Array(inner * columns);
  for (let row = 0; row < inner; row++) {
    for (let column = 0; column < columns; column++)
      rows[row * columns + column] = bytes[tileIndex(row, column, inner)] as number;
  }
  return rows;
}

function normalized({ node, floats }: Graph, rows: string, { gains, shifts }: Norm): string {
  return node(
    'LayerNormalization',
    [rows, floats(gains), floats(shifts)],
    [attribute('epsilon', 1, floatField(2, EPSILON))],
  );
}

function order(...axes: readonly number[]): Field {
  return attribute('perm', 7, ...axes.map((axis) => numberField(8, axis)));
}

function attribute(name: string, type: number, ...values: readonly Field[]): Field {
  return messageField(5, textField(1, name), ...values, numberField(20, type));
}

function createGraph(): Graph {
  const fields: Field[] = [];
  let made = 0;
  const constant = (type: number, dims: readonly number[], values: ArrayBufferView): string => {
    const name = `c${made++}`;
    const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const shape = dims.map((dim) => numberField(1, dim));
    fields.push(messageField(5, ...shape, numberField(2, type), textField(8, name), bytesField(9, raw)));
    return name;
  };
  return {
    fields,
    node: (type, inputs, attributes = []) => {
      const name = `n${made++}`;
      const named = inputs.map((input) => textField(1, input));
      fields.push(messageField(1, ...named, textField(2, name), textField(4, type), ...attributes));
      return name;
    },
    floats: (values, dims = [values.length]) => constant(Type.Float, dims, values),
    bytes: (values, dims) => constant(Type.Int8, dims, values),
    numbers: (...values) => constant(Type.Int64, [values.length], BigInt64Array.from(values.map(BigInt))),
  };
}

/** As many rows as there are pieces, `width` wide; as wide as there are pieces without it. */
function valueInfo(number: number, name: string, width: number | null): Field {
  const pieces = textField(2, 'pieces');
  const dims = [messageField(1, pieces), messageField(1, width === null ? pieces : numberField(1, width))];
  const tensor = messageField(1, numberField(1, Type.Float), messageField(2, ...dims));
  return messageField(number, textField(1, name), messageField(2, tensor));
}
