/**
 * How a word falls apart. `article`: `written` as ال; `merged` with ل to لل; `absorbed`: merged, and only one ل is left
 * of the article's and the noun's own (للجنة = ل + اللجنة).
 */
export interface Decision {
  /** Letters of the particles in front, without the article. */
  readonly prefix: number;
  readonly article: 'none' | 'written' | 'merged' | 'absorbed';
  /** Letters of the attached pronoun. */
  readonly suffix: number;
}

/** Views on the bytes of a model file; see {@link parseParticleModel}. */
export interface ParticleModel {
  /** First entry of each bucket, and the number of entries at the end. */
  readonly buckets: Uint32Array;
  /** The low half of the hash of each word. */
  readonly fingerprints: Uint16Array;
  /** Decision and frequency of each word, as {@link packEntry} makes them. */
  readonly entries: Uint8Array;
  /** Weights of the hashed features by which unknown words are cut. */
  readonly prefixWeights: Float32Array;
  readonly suffixWeights: Float32Array;
}

const MAGIC = 0x4b485031; // "KHP1"
const HEADER_WORDS = 3;
export const BUCKETS = 1 << 16;
const MAX_LENGTH = 3;
const ARTICLES = ['none', 'written', 'merged', 'absorbed'] as const;

/**
 * Reads a model: a header of three 32-bit words (magic, number of words, number of weights of each kind), then buckets,
 * weights, fingerprints and entries, all little-endian. Nothing is copied when the bytes are aligned.
 *
 * @throws {RangeError} when the bytes are no such model; the message says what was expected and what was found.
 */
export function parseParticleModel(bytes: Uint8Array): ParticleModel {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  if (byteLength < HEADER_WORDS * 4)
    throw new RangeError(`particle model: ${byteLength} bytes, too short for a header`);
  const [magic, words, weights] = new Uint32Array(buffer, byteOffset, HEADER_WORDS) as unknown as [
    number,
    number,
    number,
  ];
  if (magic !== MAGIC)
    throw new RangeError(`particle model: starts with ${magic.toString(16)}, expected ${MAGIC.toString(16)}`);
  const bucketsAt = byteOffset + HEADER_WORDS * 4;
  const prefixAt = bucketsAt + (BUCKETS + 1) * 4;
  const suffixAt = prefixAt + weights * 4;
  const fingerprintsAt = suffixAt + weights * 4;
  const entriesAt = fingerprintsAt + words * 2;
  const expected = entriesAt + words - byteOffset;
  if (byteLength !== expected) throw new RangeError(`particle model: ${byteLength} bytes, expected ${expected}`);
  return {
    buckets: new Uint32Array(buffer, bucketsAt, BUCKETS + 1),
    prefixWeights: new Float32Array(buffer, prefixAt, weights),
    suffixWeights: new Float32Array(buffer, suffixAt, weights),
    fingerprints: new Uint16Array(buffer, fingerprintsAt, words),
    entries: new Uint8Array(buffer, entriesAt, words),
  };
}

/** The bytes that {@link parseParticleModel} reads. */
export function formatParticleModel(model: ParticleModel): Uint8Array {
  const header = new Uint32Array([MAGIC, model.entries.length, model.prefixWeights.length]);
  const parts = [header, model.buckets, model.prefixWeights, model.suffixWeights, model.fingerprints, model.entries];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Six bits of decision, two of frequency (0–3). */
export function packEntry({ prefix, article, suffix }: Decision, frequency: number): number {
  const lengths = Math.min(prefix, MAX_LENGTH) * (MAX_LENGTH + 1) + Math.min(suffix, MAX_LENGTH);
  return (frequency << 6) | (lengths << 2) | ARTICLES.indexOf(article);
}

export function decisionOf(entry: number): Decision {
  return { prefix: (entry >> 4) & 3, suffix: (entry >> 2) & 3, article: ARTICLES[entry & 3] as Decision['article'] };
}

/** 0–3, from rare to frequent. */
export function frequencyOf(entry: number): number {
  return entry >> 6;
}

/** The entry of the word with this hash, or -1. */
export function findEntry({ buckets, fingerprints, entries }: ParticleModel, hash: number): number {
  const bucket = hash >>> 16;
  const fingerprint = hash & 0xffff;
  const end = buckets[bucket + 1] as number;
  for (let i = buckets[bucket] as number; i < end; i++) {
    if (fingerprints[i] === fingerprint) return entries[i] as number;
  }
  return -1;
}

const HASH_SEED = 0x811c9dc5;

/** Hash of the letters `start` ≤ i < `end`; spellings of alif and final ya count as one, ة and ه do not. */
export function hashLetters(text: string, start: number, end: number): number {
  return finishHash(addLetters(HASH_SEED, text, start, end));
}

/** Hash of those letters with `tail` behind them. */
export function hashWithTail(text: string, start: number, end: number, tail: string): number {
  return finishHash(addLetters(addLetters(HASH_SEED, text, start, end), tail, 0, tail.length));
}

function addLetters(seed: number, text: string, start: number, end: number): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ foldLetter(text.charCodeAt(i)), 0x01000193);
  return hash;
}

function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

function foldLetter(unit: number): number {
  if (unit === 0x622 || unit === 0x623 || unit === 0x625) return 0x627; // آ أ إ → ا
  return unit === 0x649 ? 0x64a : unit; // ى → ي
}
