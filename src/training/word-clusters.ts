import { kMeans, normalizeRows } from './k-means.ts';
import { trainSkipGram } from './skip-gram.ts';
import type { RawWords } from './vocabulary.ts';

/** Clusters of the most frequent stems, three sizes, each nested in the next. */
export interface WordClusters {
  /** By word, in the order of the raw words. */
  readonly fine: Uint16Array;
  /** By fine cluster. */
  readonly middle: Uint8Array;
  /** By fine cluster. */
  readonly coarse: Uint8Array;
}

const DIMENSIONS = 64;
const FINE = 1024;
const MIDDLE = 256;
const COARSE = 64;

/** Learns vectors of the raw words and parts the `size` most frequent of them into clusters. */
export function clusterWords(raw: RawWords, size: number): WordClusters {
  const vectors = trainSkipGram(raw.stream, raw.counts, {
    dimensions: DIMENSIONS,
    window: 3,
    negatives: 4,
    sample: 3e-5,
    rate: 0.05,
    seed: 1,
  });
  const words = Math.min(size, raw.stems.length);
  const units = normalizeRows(vectors.subarray(0, words * DIMENSIONS), DIMENSIONS);
  const pull = Float32Array.from(raw.counts.subarray(0, words), Math.sqrt);
  const fine = kMeans(units, DIMENSIONS, pull, { clusters: FINE, rounds: 6, seed: 1 });
  const sizes = new Float32Array(FINE);
  for (const [word, cluster] of fine.assigned.entries())
    sizes[cluster] = (sizes[cluster] as number) + (pull[word] as number);
  const middle = kMeans(fine.centroids, DIMENSIONS, sizes, { clusters: MIDDLE, rounds: 20, seed: 2 });
  const coarse = kMeans(fine.centroids, DIMENSIONS, sizes, { clusters: COARSE, rounds: 20, seed: 3 });
  return {
    fine: Uint16Array.from(fine.assigned),
    middle: Uint8Array.from(middle.assigned),
    coarse: Uint8Array.from(coarse.assigned),
  };
}
