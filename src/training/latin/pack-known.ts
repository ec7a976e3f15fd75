import { BUCKETS, bucketOf, hashWord, knownEntry } from '../../stages/latin/known-words.ts';
import type { KnownWords } from '../../stages/latin/model.ts';

/** Hashes of words and how common each is (0: up to one, then by factors of three). */
export function packKnownWords(weights: ReadonlyMap<string, number>): KnownWords {
  const buckets: Map<number, number>[] = Array.from({ length: BUCKETS }, () => new Map());
  for (const [word, weight] of weights) {
    const hash = hashWord(word);
    const bucket = buckets[bucketOf(hash)] as Map<number, number>;
    const sameHash = knownEntry(hash, 0);
    const frequency = Math.max(0, Math.min(3, Math.ceil(Math.log(weight) / Math.log(3))));
    bucket.set(sameHash, Math.max(bucket.get(sameHash) ?? 0, frequency));
  }
  return {
    lengths: Uint8Array.from(buckets, (bucket) => bucket.size),
    entries: Uint16Array.from(
      buckets.flatMap((bucket) => [...bucket].map(([hash, frequency]) => hash | frequency).sort((a, b) => a - b)),
    ),
  };
}
