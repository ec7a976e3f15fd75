import type { KnownWords } from './model.ts';

const BUCKET_BITS = 14;

/** Number of buckets: the high bits of the hash say which. */
export const BUCKETS = 1 << BUCKET_BITS;

/** The low bits of an entry say how common the word is, 0–3; the others are the low bits of the hash. */
const FREQUENCY_BITS = 2;

/** What {@link extendHash} begins with. */
export const EMPTY_HASH = 0x811c9dc5;

/** FNV-1a of a word to which letters are added. */
export function extendHash(hash: number, letters: string): number {
  let extended = hash;
  for (let i = 0; i < letters.length; i++) extended = Math.imul(extended ^ letters.charCodeAt(i), 0x01000193);
  return extended;
}

/** Mixes a hash once more, so that its high bits tell words apart too. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

export function hashWord(word: string): number {
  return finishHash(extendHash(EMPTY_HASH, word));
}

export function bucketOf(hash: number): number {
  return hash >>> (32 - BUCKET_BITS);
}

export function knownEntry(hash: number, frequency: number): number {
  return ((hash << FREQUENCY_BITS) & 0xffff) | frequency;
}

/**
 * Finds how common a Latin word, given by its hash, is among the known names: 0–3, or -1 when it is unknown. One unknown
 * word in 1,500 or so is taken for a known one.
 */
export function createKnownLookup({ lengths, entries }: KnownWords): (hash: number) => number {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [bucket, length] of lengths.entries()) starts[bucket + 1] = (starts[bucket] as number) + length;
  return (hash) => {
    const bucket = bucketOf(hash);
    const wanted = knownEntry(hash, 0) >>> FREQUENCY_BITS;
    const end = starts[bucket + 1] as number;
    for (let i = starts[bucket] as number; i < end; i++) {
      const entry = entries[i] as number;
      if (entry >>> FREQUENCY_BITS === wanted) return entry & ((1 << FREQUENCY_BITS) - 1);
    }
    return -1;
  };
}
