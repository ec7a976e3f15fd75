import { EMPTY_HASH, extendHash, finishHash } from './known-words.ts';
import { letterNumber } from './letters.ts';
import type { LatinModel } from './model.ts';

const BUCKET_BITS = 16;

/** Number of buckets: the high bits of the hash say which. */
export const SEEN_BUCKETS = 1 << BUCKET_BITS;

/** The low bits of an entry are the number of letters, the others are low bits of the hash. */
const LENGTH_BITS = 4;

/** Longer words are not kept. */
export const MOST_SEEN_LETTERS = (1 << LENGTH_BITS) - 1;

/** Where a word in Arabic letters is kept. */
export function seenPlace(letters: string): { readonly bucket: number; readonly entry: number } {
  const hash = finishHash(extendHash(EMPTY_HASH, letters));
  return {
    bucket: hash >>> (32 - BUCKET_BITS),
    entry: ((hash << LENGTH_BITS) & 0xffff) | letters.length,
  };
}

/**
 * Finds how a word was spelled in training, lower case. One new word in some ten thousand is taken for another one of the
 * same length.
 */
export type WordMemory = (letters: string) => string | undefined;

export function createWordMemory({ seen, chunks, firstTags }: LatinModel): WordMemory {
  const { lengths, entries, tags } = seen;
  const firstEntries = new Uint32Array(SEEN_BUCKETS + 1);
  const firstLetters = new Uint32Array(SEEN_BUCKETS + 1);
  for (let bucket = 0, at = 0, letter = 0; bucket < SEEN_BUCKETS; bucket++) {
    for (const end = at + (lengths[bucket] as number); at < end; at++)
      letter += (entries[at] as number) & MOST_SEEN_LETTERS;
    firstEntries[bucket + 1] = at;
    firstLetters[bucket + 1] = letter;
  }
  const spell = (letters: string, from: number): string => {
    let latin = '';
    for (let i = 0; i < letters.length; i++) {
      const first = firstTags[letterNumber(letters.charCodeAt(i))] as number;
      latin += chunks[first + (tags[from + i] as number)] ?? '';
    }
    return latin;
  };
  return (letters) => {
    if (letters.length > MOST_SEEN_LETTERS) return undefined;
    const { bucket, entry } = seenPlace(letters);
    let from = firstLetters[bucket] as number;
    for (let at = firstEntries[bucket] as number; at < (firstEntries[bucket + 1] as number); at++) {
      const found = entries[at] as number;
      if (found === entry) return spell(letters, from);
      from += found & MOST_SEEN_LETTERS;
    }
    return undefined;
  };
}
