import type { Layer, Matrix, Norm } from '../weights-file.ts';

/** A {@link Matrix} by the addresses of its parts. */
export interface PlacedMatrix {
  readonly inner: number;
  readonly columns: number;
  readonly bytes: number;
  readonly scales: number;
  readonly shifts: number;
}

/** Addresses of the parts of a {@link Norm}. */
export interface PlacedNorm {
  readonly gains: number;
  readonly shifts: number;
}

export interface PlacedLayer {
  readonly attention: PlacedMatrix;
  readonly out: PlacedMatrix;
  readonly norm1: PlacedNorm;
  readonly up: PlacedMatrix;
  readonly down: PlacedMatrix;
  readonly norm2: PlacedNorm;
}

/** Shares out memory from its beginning. */
export interface Room {
  /** An address that vectors may stand at, with so many bytes behind it. */
  readonly take: (bytes: number) => number;
  /** Says that these numbers are to stand in the memory, and where. */
  readonly place: (numbers: Float32Array | Int8Array) => number;
  /** Bytes that are taken. */
  readonly size: () => number;
  /** Copies all numbers to their places. */
  readonly fill: (memory: ArrayBuffer) => void;
}

const ALIGNMENT = 64;

export function createRoom(): Room {
  const placed: { readonly at: number; readonly numbers: Float32Array | Int8Array }[] = [];
  let end = 0;
  const take = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  return {
    take,
    place: (numbers) => {
      const at = take(numbers.byteLength);
      placed.push({ at, numbers });
      return at;
    },
    size: () => end,
    fill: (memory) => {
      for (const { at, numbers } of placed) {
        const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
        new Uint8Array(memory, at).set(bytes);
      }
    },
  };
}

export function placeLayer({ attention, out, norm1, up, down, norm2 }: Layer, { place }: Room): PlacedLayer {
  const matrix = ({ inner, columns, bytes, scales, shifts }: Matrix): PlacedMatrix => ({
    ...{ inner, columns, bytes: place(bytes), scales: place(scales), shifts: place(shifts) },
  });
  const norm = ({ gains, shifts }: Norm): PlacedNorm => ({ gains: place(gains), shifts: place(shifts) });
  return {
    ...{ attention: matrix(attention), out: matrix(out), norm1: norm(norm1) },
    ...{ up: matrix(up), down: matrix(down), norm2: norm(norm2) },
  };
}
