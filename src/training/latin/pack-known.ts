import { BUCKETS, bucketOf, knownEntry } from '../../stages/latin/known-words.ts';
import type { KnownWords } from '../../stages/latin/model.ts';

/** Hashes and how common what they stand for is (0: weight up to one, then by factors of three). */
export function packKnown(weights: Iterable<readonly [hash: number, weight: number]>): KnownWords {
  const buckets: Map<number, number>[] = Array.from({ length: BUCKETS }, () => new Map());
  for (const [hash, weight] of weights) {
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
