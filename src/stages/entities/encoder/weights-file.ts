import { LABELS } from '../tagger/labels.ts';
import { PROFILES, type Profile } from '../tagger/weights-file.ts';
import { KNOWN_SORTS } from './known-names.ts';

/** How large the parts of an encoder are. */
export interface Shape {
  readonly pieces: number;
  /** Numbers by which a piece is described. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Width between the two matrices at the end of a layer. */
  readonly inner: number;
  /** Places in a row that have a description. */
  readonly places: number;
}

/**
 * A matrix of bytes: column c of the product is scales[c] · (row × bytes of c) + shifts[c]. The bytes stand in tiles, see
 * `tileIndex`.
 */
export interface Matrix {
  readonly inner: number;
  readonly columns: number;
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
  readonly shifts: Float32Array;
}

/** What follows bringing a row to mean 0 and variance 1. */
export interface Norm {
  readonly gains: Float32Array;
  readonly shifts: Float32Array;
}

/** A layer of attention (Vaswani et al. 2017), norms behind it. */
export interface Layer {
  /** Query, key and value one after the other; the query is divided by the root of a head's width. */
  readonly attention: Matrix;
  readonly out: Matrix;
  readonly norm1: Norm;
  readonly up: Matrix;
  readonly down: Matrix;
  readonly norm2: Norm;
}

/** What makes label scores of a word's description; `weights` by label. */
export interface Head {
  readonly weights: Float32Array;
  readonly shifts: Float32Array;
}

/** All that a weights file holds, as views into its bytes. */
export interface EncoderModel {
  readonly shape: Shape;
  readonly pieces: readonly string[];
  /** Log probabilities of the pieces. */
  readonly pieceScores: Float32Array;
  /** Descriptions of the pieces: bytes times the scale of their piece. */
  readonly words: Int8Array;
  readonly wordScales: Float32Array;
  readonly places: Float32Array;
  /** Descriptions of what the lexicons may say of a word, {@link KNOWN_SORTS} of them; the first is all zeros. */
  readonly known: Float32Array;
  readonly norm: Norm;
  readonly layers: readonly Layer[];
  readonly heads: Readonly<Record<Profile, Head>>;
}

/** Columns of a tile. A product takes two rows and {@link TILE} columns of a matrix at a time; they lie together. */
export const TILE = 8;

/** Where row `row`, column `column` of a matrix stands. */
export function tileIndex(row: number, column: number, inner: number): number {
  const tile = Math.floor(column / TILE) * TILE * inner;
  return tile + (row >> 1) * 2 * TILE + (column % TILE) * 2 + (row & 1);
}

export const MAGIC = 0x45424148; // "HABE"
export const VERSION = 2;
/** Magic, version, length of the file, bytes of the pieces' text, shape. */
const FIXED_WORDS = 10;
const HASH_BYTES = 32;
const ALIGNMENT = 4;

/** Where the SHA-256 of everything behind it stands. */
export const HASH_AT = FIXED_WORDS * 4;
export const BODY_AT = HASH_AT + HASH_BYTES;

type Section = Float32Array | Int8Array | Uint8Array;

/** Makes or finds a section of `length` numbers. */
type Take = <T extends Section>(
  kind: { new (buffer: ArrayBufferLike, offset: number, length: number): T; BYTES_PER_ELEMENT: number },
  length: number,
) => T;

/** The order of the file. */
function layOut(shape: Shape, textBytes: number, take: Take): Omit<EncoderModel, 'pieces'> & { text: Uint8Array } {
  const { pieces, width, inner } = shape;
  const floats = (length: number) => take(Float32Array, length);
  const norm = (): Norm => ({ gains: floats(width), shifts: floats(width) });
  const matrix = (rows: number, columns: number): Matrix => ({
    ...{ inner: rows, columns },
    bytes: take(Int8Array, rows * columns),
    scales: floats(columns),
    shifts: floats(columns),
  });
  const layer = (): Layer => ({
    attention: matrix(width, 3 * width),
    out: matrix(width, width),
    norm1: norm(),
    up: matrix(width, inner),
    down: matrix(inner, width),
    norm2: norm(),
  });
  return {
    shape,
    text: take(Uint8Array, textBytes),
    pieceScores: floats(pieces),
    words: take(Int8Array, pieces * width),
    wordScales: floats(pieces),
    places: floats(shape.places * width),
    known: floats(KNOWN_SORTS * width),
    norm: norm(),
    layers: Array.from({ length: shape.layers }, layer),
    heads: Object.fromEntries(
      PROFILES.map((name) => [name, { weights: floats(LABELS * width), shifts: floats(LABELS) }]),
    ) as Record<Profile, Head>,
  };
}

/** An empty model of this shape within the bytes of a file; its hash is left for the caller to fill in. */
export function createEncoderFile(shape: Shape, pieces: readonly string[]): { bytes: Uint8Array; model: EncoderModel } {
  const text = new TextEncoder().encode(pieces.join('\n'));
  let end = BODY_AT;
  layOut(shape, text.length, (kind, length) => {
    end += aligned(length * kind.BYTES_PER_ELEMENT);
    return new kind(new ArrayBuffer(0), 0, 0);
  });
  const bytes = new Uint8Array(end);
  const { width, layers, heads, inner, places } = shape;
  const header = [MAGIC, VERSION, end, text.length, shape.pieces, width, layers, heads, inner, places];
  new Uint32Array(bytes.buffer, 0, FIXED_WORDS).set(header);
  const { text: room, ...model } = layOut(shape, text.length, sectionsOf(bytes).take);
  room.set(text);
  return { bytes, model: { ...model, pieces } };
}

/**
 * Names the parts of a weights file. Nothing is copied when the bytes are aligned; the hash is not checked.
 *
 * @throws {RangeError} when the bytes are no such file; the message says what was expected and what was found.
 */
export function parseEncoder(given: Uint8Array): EncoderModel {
  const bytes = given.byteOffset % ALIGNMENT === 0 ? given : given.slice();
  const { shape, textBytes } = readHeader(bytes);
  const { take, left } = sectionsOf(bytes);
  const { text, ...model } = layOut(shape, textBytes, take);
  if (left() > 0) throw new RangeError(`${left()} bytes too many`);
  const pieces = new TextDecoder().decode(text).split('\n');
  if (pieces.length !== shape.pieces) throw new RangeError(`${pieces.length} pieces, expected ${shape.pieces}`);
  return { ...model, pieces };
}

function readHeader(bytes: Uint8Array): { shape: Shape; textBytes: number } {
  if (bytes.length < BODY_AT) throw new RangeError(`${bytes.length} bytes, too short for the header of ${BODY_AT}`);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, FIXED_WORDS) as unknown as Header;
  const [magic, version, length, textBytes, pieces, width, layers, heads, inner, places] = words;
  if (magic !== MAGIC)
    throw new RangeError(`begins with ${hex(magic)}, expected ${hex(MAGIC)}: no weights file of an encoder`);
  if (version !== VERSION) throw new RangeError(`version ${version}, expected ${VERSION}`);
  if (length !== bytes.length) throw new RangeError(`${bytes.length} bytes, expected ${length}`);
  return { shape: { pieces, width, layers, heads, inner, places }, textBytes };
}

type Header = readonly [number, number, number, number, number, number, number, number, number, number];

interface Sections {
  readonly take: Take;
  /** Bytes that nothing was taken from. */
  readonly left: () => number;
}

function sectionsOf(bytes: Uint8Array): Sections {
  let at = BODY_AT;
  return {
    take: (kind, length) => {
      const start = at;
      at += aligned(length * kind.BYTES_PER_ELEMENT);
      if (at > bytes.length) throw new RangeError(`${bytes.length} bytes, too few for what its header says`);
      return new kind(bytes.buffer, bytes.byteOffset + start, length);
    },
    left: () => bytes.length - at,
  };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function hex(word: number): string {
  return `0x${word.toString(16).padStart(8, '0')}`;
}
