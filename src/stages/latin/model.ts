/**
 * How words of names are written in Latin letters. Every Arabic letter of a word takes one tag: the stretch of Latin
 * letters that stands for it, maybe none. Two models judge a row of tags, and a list of known words its outcome. All
 * scores are logarithms of probabilities in steps of {@link STEP}, their sign left off.
 */
export interface LatinModel {
  /** Latin letters of each tag; tag 0 is the edge of a word. */
  readonly chunks: readonly string[];
  /** First tag of each letter number, and the number of tags at the end. */
  readonly firstTags: Uint16Array;
  readonly histories: HistoryTree;
  readonly windows: WindowTable;
  readonly known: KnownWords;
  readonly seen: SeenWords;
  /**
   * For each of `REGIONS`, what is added to the score of each tag where the name is from there, in steps of {@link STEP}:
   * negative where the region has the tag more often than all names have.
   */
  readonly leanings: Int8Array;
}

/**
 * N-grams of tags as a tree: node 0 is the root, any other node the tags on its way down, the oldest first. Nodes lie in
 * order of their depth, those with one parent beside each other and in order of their tags.
 */
export interface HistoryTree {
  /** Number of children of each node that is not of the last depth. */
  readonly children: Uint16Array;
  /** Weight of the history without its oldest tag where one of those nodes has no child for a tag. */
  readonly backoffs: Uint8Array;
  /** Last tag of each node. */
  readonly tags: Uint16Array;
  /** Score of that tag after the others. */
  readonly scores: Uint8Array;
}

/** Tags that a letter may have, given the letters around it; see `windowKeys`. */
export interface WindowTable {
  readonly keys: Uint32Array;
  /** Number of tags listed for each key. */
  readonly lengths: Uint8Array;
  /** The tags, counted from the first one of the letter, best first. */
  readonly tags: Uint8Array;
  readonly scores: Uint8Array;
}

/** Words that are known as Latin names, as hashes; see `known-words.ts`. */
export interface KnownWords {
  /** Number of entries in each bucket. */
  readonly lengths: Uint8Array;
  readonly entries: Uint16Array;
}

/** Words of the training with their usual spellings; see `word-memory.ts`. */
export interface SeenWords {
  /** Number of entries in each bucket. */
  readonly lengths: Uint8Array;
  readonly entries: Uint16Array;
  /** The tag of each letter of each word, counted from the first one of the letter. */
  readonly tags: Uint8Array;
}

/** Longest row of tags in the tree. */
export const ORDER = 4;

/** Natural logarithm of one step of a score. */
export const STEP = 1 / 16;

const MAGIC = 0x4b484c34; // "KHL4"
const ALIGNMENT = 4;

/** The bytes that {@link parseLatinModel} reads. */
export function formatLatinModel(model: LatinModel): Uint8Array {
  const chunks = new TextEncoder().encode(model.chunks.join('\n'));
  const sections: readonly ArrayBufferView[] = [
    chunks,
    model.firstTags,
    ...Object.values(model.histories),
    ...Object.values(model.windows),
    ...Object.values(model.known),
    ...Object.values(model.seen),
    model.leanings,
  ];
  const header = new Uint32Array([MAGIC, ...sections.map((section) => section.byteLength)]);
  const bytes = new Uint8Array([header, ...sections].reduce((sum, { byteLength }) => sum + padded(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of [header, ...sections]) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return bytes;
}

const SECTIONS = 16;

/**
 * Reads a model: a header of 32-bit words, little-endian (magic, then the length in bytes of each section), and the
 * sections, each begun at a multiple of four. Nothing is copied when the bytes are aligned.
 *
 * @throws {RangeError} when the bytes are no such model; the message says what was expected and what was found.
 */
export function parseLatinModel(bytes: Uint8Array): LatinModel {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const headerBytes = (1 + SECTIONS) * 4;
  if (byteLength < headerBytes) throw new RangeError(`latin model: ${byteLength} bytes, too short for a header`);
  const [magic, ...lengths] = new Uint32Array(buffer, byteOffset, 1 + SECTIONS);
  if (magic !== MAGIC)
    throw new RangeError(`latin model: starts with ${magic?.toString(16)}, expected ${MAGIC.toString(16)}`);
  const expected = lengths.reduce((sum, length) => sum + padded(length), headerBytes);
  if (byteLength !== expected) throw new RangeError(`latin model: ${byteLength} bytes, expected ${expected}`);
  let at = byteOffset + headerBytes;
  let section = 0;
  const next = <View>(
    view: new (buffer: ArrayBufferLike, offset: number, length: number) => View,
    width: number,
  ): View => {
    const length = lengths[section++] as number;
    const from = at;
    at += padded(length);
    return new view(buffer, from, length / width);
  };
  return {
    chunks: new TextDecoder().decode(next(Uint8Array, 1)).split('\n'),
    firstTags: next(Uint16Array, 2),
    histories: {
      children: next(Uint16Array, 2),
      backoffs: next(Uint8Array, 1),
      tags: next(Uint16Array, 2),
      scores: next(Uint8Array, 1),
    },
    windows: {
      keys: next(Uint32Array, 4),
      lengths: next(Uint8Array, 1),
      tags: next(Uint8Array, 1),
      scores: next(Uint8Array, 1),
    },
    known: { lengths: next(Uint8Array, 1), entries: next(Uint16Array, 2) },
    seen: { lengths: next(Uint8Array, 1), entries: next(Uint16Array, 2), tags: next(Uint8Array, 1) },
    leanings: next(Int8Array, 1),
  };
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

/** A logarithm as it is kept in the model. */
export function quantize(logarithm: number): number {
  return Math.max(0, Math.min(255, Math.round(-logarithm / STEP)));
}
