/** What is read of an ONNX file: enough to find the weights. See https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
export interface OnnxFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** In the order of the graph. */
  readonly nodes: readonly Node[];
}

export interface Tensor {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

interface Node {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Reads the floating-point tensors and the nodes of an ONNX file. */
export function readOnnx(bytes: Uint8Array): OnnxFile {
  const graph = fieldsOf(bytes).find(({ number }) => number === 7);
  if (graph === undefined) throw new RangeError('no ONNX file: it has no graph');
  const fields = fieldsOf(graph.bytes);
  return {
    tensors: new Map(fields.filter(({ number }) => number === 5).map(({ bytes }) => readTensor(bytes))),
    nodes: fields.filter(({ number }) => number === 1).map(({ bytes }) => readNode(bytes)),
  };
}

function readTensor(bytes: Uint8Array): [string, Tensor] {
  const fields = fieldsOf(bytes);
  const dims = fields
    .filter(({ number }) => number === 1)
    .flatMap(({ value, bytes }) => (bytes.length > 0 ? numbersIn(bytes) : [value]));
  const raw = new Uint8Array(fields.find(({ number }) => number === 9)?.bytes ?? []);
  const FLOAT = 1;
  const isFloat = fields.some(({ number, value }) => number === 2 && value === FLOAT);
  return [textOf(fields, 8)[0] ?? '', { dims, values: isFloat ? new Float32Array(raw.buffer) : new Float32Array(0) }];
}

function readNode(bytes: Uint8Array): Node {
  const fields = fieldsOf(bytes);
  return { type: textOf(fields, 4)[0] ?? '', inputs: textOf(fields, 1), outputs: textOf(fields, 2) };
}

function textOf(fields: readonly Field[], wanted: number): string[] {
  return fields.filter(({ number }) => number === wanted).map(({ bytes }) => new TextDecoder().decode(bytes));
}

/** A field of a message of protocol buffers: a number, or bytes. */
interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Uint8Array;
}

const NOTHING = new Uint8Array(0);

function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) {
    const tag = readNumber(reader);
    const number = Math.floor(tag / 8);
    const kind = tag % 8;
    if (kind === 0) fields.push({ number, value: readNumber(reader), bytes: NOTHING });
    else {
      const length = kind === 2 ? readNumber(reader) : kind === 5 ? 4 : 8;
      fields.push({ number, value: 0, bytes: bytes.subarray(reader.at, reader.at + length) });
      reader.at += length;
    }
  }
  return fields;
}

function numbersIn(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) numbers.push(readNumber(reader));
  return numbers;
}

function readNumber(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value += (byte % 128) * factor;
    if (byte < 128) return value;
  }
}
