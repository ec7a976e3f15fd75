import { findSlot, hashText } from './hash.ts';

/** What unlabelled text taught about frequent words. Tables are open-addressed by the hash of the stem. */
export interface Vocabulary {
  readonly keys: Int32Array;
  /** By slot: the finest cluster. */
  readonly clusters: Uint16Array;
  /** By finest cluster: the middle one. */
  readonly middle: Uint8Array;
  /** By finest cluster: the coarse one. */
  readonly coarse: Uint8Array;
  /** By slot and part: steps of 1/15 of how often a first reading of raw text took the word for a part of something. */
  readonly profiles: Uint8Array;
}

/** Bytes of a word's profile. */
export const PROFILE_PARTS = 4;

/** Slot of a stem, or of it without its article; −1 when the word is not known. */
export function findWord({ keys }: Vocabulary, stem: string): number {
  const slot = findSlot(keys, hashText(stem));
  if (slot >= 0 || stem.length < 5 || !stem.startsWith('\u0627\u0644')) return slot;
  return findSlot(keys, hashText(stem, 2));
}
