import { groupRows, type Layers, LONGEST_ROW, piecesIn } from '../layers.ts';
import type { EncoderModel } from '../weights-file.ts';
import { assemble, type Func } from './assembler.ts';
import { attend, attentionSpace } from './attend.ts';
import { addAndNormalize, gelu, round } from './element-wise.ts';
import { multiply } from './multiply.ts';
import { createRoom, type PlacedLayer, type PlacedMatrix, placeLayer } from './placement.ts';

/** Pieces that there is room for; a multiple of the rows that are multiplied at once. */
const PIECES_AT_ONCE = 2 * LONGEST_ROW;

const FLOAT = 4;
const PAGE = 65_536;

/** WebAssembly as far as it is used here: the libraries of the language leave it to those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Puts the layers of a model into the memory of a WebAssembly program, beside a work space that never grows. */
export function createKernel({ shape: { width, inner, heads }, layers }: EncoderModel): Layers {
  const room = createRoom();
  const rows = room.take(PIECES_AT_ONCE * width * FLOAT);
  const wide = room.take(PIECES_AT_ONCE * Math.max(3 * width, inner) * FLOAT);
  const mixed = room.take(PIECES_AT_ONCE * width * FLOAT);
  const rounded = room.take(PIECES_AT_ONCE * Math.max(width, inner) * 2);
  const scales = room.take(PIECES_AT_ONCE * FLOAT);
  const space = room.take(attentionSpace(width / heads));
  const placed = layers.map((layer) => placeLayer(layer, room));
  const widths = [...new Set([width, inner])];
  const { call, memory } = start(
    [...widths.flatMap((each) => [multiply(each), round(each)]), attend(width, heads), addAndNormalize(width), gelu()],
    room.size(),
  );
  room.fill(memory);

  /** `to` = `from` × matrix, for so many rows. */
  function product(from: number, matrix: PlacedMatrix, to: number, count: number): void {
    const { inner: k, columns } = matrix;
    call(`round${k}`, from, rounded, scales, count);
    call(`multiply${k}`, rounded, scales, matrix.bytes, matrix.scales, matrix.shifts, to, count, columns);
  }

  function runLayer({ attention, out, norm1, up, down, norm2 }: PlacedLayer, lengths: readonly number[]): void {
    const count = piecesIn(lengths);
    product(rows, attention, wide, count);
    let first = 0;
    for (const length of lengths) {
      call('attend', wide + first * 3 * width * FLOAT, mixed + first * width * FLOAT, space, length);
      first += length;
    }
    product(mixed, out, wide, count);
    call('addAndNormalize', rows, wide, norm1.gains, norm1.shifts, count);
    product(rows, up, wide, count);
    call('gelu', wide, count * inner);
    product(wide, down, mixed, count);
    call('addAndNormalize', rows, mixed, norm2.gains, norm2.shifts, count);
  }

  return (vectors, lengths) => {
    const here = new Float32Array(memory, rows, PIECES_AT_ONCE * width);
    let done = 0;
    for (const group of groupRows(lengths, PIECES_AT_ONCE)) {
      const size = piecesIn(group) * width;
      const stretch = vectors.subarray(done, done + size);
      here.set(stretch);
      for (const layer of placed) runLayer(layer, group);
      stretch.set(here.subarray(0, size));
      done += size;
    }
  };
}

interface Program {
  readonly call: (name: string, ...numbers: readonly number[]) => void;
  readonly memory: ArrayBuffer;
}

function start(functions: readonly Func[], bytes: number): Program {
  const module = new WebAssembly.Module(assemble(functions, Math.ceil(bytes / PAGE)));
  const exports = new WebAssembly.Instance(module).exports as Readonly<Record<string, (...n: number[]) => void>> & {
    readonly memory: { readonly buffer: ArrayBuffer };
  };
  return { call: (name, ...numbers) => exports[name]?.(...numbers), memory: exports.memory.buffer };
}
