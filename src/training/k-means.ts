import { createRandom, shuffled } from './random.ts';

/**
 * Parts `rows` unit vectors into clusters by cosine (spherical k-means); weights say how much each row pulls.
 * Returns each row's cluster and the centroids.
 */
export function kMeans(
  vectors: Float32Array,
  dimensions: number,
  weights: Float32Array,
  options: { readonly clusters: number; readonly rounds: number; readonly seed: number },
): { readonly assigned: Int32Array; readonly centroids: Float32Array } {
  const { clusters, rounds } = options;
  const rows = weights.length;
  const order = shuffled(rows, createRandom(options.seed));
  const centroids = new Float32Array(clusters * dimensions);
  for (let c = 0; c < clusters; c++) {
    const row = (order[c % rows] as number) * dimensions;
    centroids.set(vectors.subarray(row, row + dimensions), c * dimensions);
  }
  const assigned = new Int32Array(rows);
  for (let round = 0; round < rounds; round++) {
    for (let row = 0; row < rows; row++)
      assigned[row] = nearest(vectors, row * dimensions, centroids, dimensions, clusters);
    if (round < rounds - 1) recentre(centroids, vectors, dimensions, weights, assigned);
  }
  return { assigned, centroids };
}

function nearest(
  vectors: Float32Array,
  at: number,
  centroids: Float32Array,
  dimensions: number,
  clusters: number,
): number {
  let best = 0;
  let bestDot = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < clusters; c++) {
    const base = c * dimensions;
    let dot = 0;
    for (let d = 0; d < dimensions; d++) dot += (vectors[at + d] as number) * (centroids[base + d] as number);
    if (dot > bestDot) {
      bestDot = dot;
      best = c;
    }
  }
  return best;
}

/** A cluster that lost all its rows keeps its old centre. */
function recentre(
  centroids: Float32Array,
  vectors: Float32Array,
  dimensions: number,
  weights: Float32Array,
  assigned: Int32Array,
): void {
  const sums = new Float64Array(centroids.length);
  for (let row = 0; row < weights.length; row++) {
    const base = (assigned[row] as number) * dimensions;
    const weight = weights[row] as number;
    for (let d = 0; d < dimensions; d++) {
      sums[base + d] = (sums[base + d] as number) + weight * (vectors[row * dimensions + d] as number);
    }
  }
  for (let base = 0; base < sums.length; base += dimensions) {
    const length = Math.hypot(...sums.subarray(base, base + dimensions));
    if (length === 0) continue;
    for (let d = 0; d < dimensions; d++) centroids[base + d] = (sums[base + d] as number) / length;
  }
}

/** Scales every row to length 1. */
export function normalizeRows(vectors: Float32Array, dimensions: number): Float32Array {
  const out = new Float32Array(vectors.length);
  for (let base = 0; base < vectors.length; base += dimensions) {
    const length = Math.hypot(...vectors.subarray(base, base + dimensions)) || 1;
    for (let d = 0; d < dimensions; d++) out[base + d] = (vectors[base + d] as number) / length;
  }
  return out;
}
