import { createRandom, type Random } from './random.ts';
import { BREAK } from './vocabulary.ts';

export interface SkipGramOptions {
  readonly dimensions: number;
  /** Words on either side at most; each occurrence draws its own width. */
  readonly window: number;
  readonly negatives: number;
  /** Words more frequent than this share of the text are thinned out. */
  readonly sample: number;
  readonly rate: number;
  readonly seed: number;
}

const SIGMOID_LIMIT = 6;
const SIGMOID_STEPS = 1024;
const SIGMOID = Float32Array.from(
  { length: SIGMOID_STEPS + 1 },
  (_, i) => 1 / (1 + Math.exp(SIGMOID_LIMIT - (2 * SIGMOID_LIMIT * i) / SIGMOID_STEPS)),
);

/**
 * Vectors of words from the company they keep: skip-gram with negative sampling (Mikolov et al. 2013), one pass.
 * `stream` holds word numbers below `counts.length`; words that are to be left out are absent from it.
 */
export function trainSkipGram(stream: Int32Array, counts: Int32Array, options: SkipGramOptions): Float32Array {
  const { dimensions, negatives, rate } = options;
  const random = createRandom(options.seed);
  const vectors = Float32Array.from({ length: counts.length * dimensions }, () => (random() - 0.5) / dimensions);
  const contexts = new Float32Array(counts.length * dimensions);
  const noise = noiseTable(counts);
  const kept = thinned(stream, counts, options.sample, random);
  const gradient = new Float32Array(dimensions);
  for (let at = 0; at < kept.length; at++) {
    const word = kept[at] as number;
    if (word === BREAK) continue;
    const pace = rate * Math.max(0.01, 1 - at / kept.length);
    const reach = 1 + Math.floor(random() * options.window);
    for (const step of [-1, 1]) {
      for (let distance = 1; distance <= reach; distance++) {
        const other = kept[at + step * distance];
        if (other === undefined || other === BREAK) break;
        const own = other * dimensions;
        gradient.fill(0);
        for (let n = 0; n <= negatives; n++) {
          const target = n === 0 ? word : (noise[Math.floor(random() * noise.length)] as number);
          if (n > 0 && target === word) continue;
          const theirs = target * dimensions;
          let dot = 0;
          for (let d = 0; d < dimensions; d++) dot += (vectors[own + d] as number) * (contexts[theirs + d] as number);
          const push = pace * ((n === 0 ? 1 : 0) - sigmoid(dot));
          for (let d = 0; d < dimensions; d++) {
            gradient[d] = (gradient[d] as number) + push * (contexts[theirs + d] as number);
            contexts[theirs + d] = (contexts[theirs + d] as number) + push * (vectors[own + d] as number);
          }
        }
        for (let d = 0; d < dimensions; d++) vectors[own + d] = (vectors[own + d] as number) + (gradient[d] as number);
      }
    }
  }
  return vectors;
}

function sigmoid(x: number): number {
  if (x >= SIGMOID_LIMIT) return 1;
  if (x <= -SIGMOID_LIMIT) return 0;
  return SIGMOID[Math.floor(((x + SIGMOID_LIMIT) * SIGMOID_STEPS) / (2 * SIGMOID_LIMIT))] as number;
}

/** Words in proportion to count^0.75, to draw from. */
function noiseTable(counts: Int32Array, size = 1 << 22): Int32Array {
  let total = 0;
  for (const count of counts) total += count ** 0.75;
  const table = new Int32Array(size);
  let filled = 0;
  let sum = 0;
  for (let word = 0; word < counts.length; word++) {
    sum += (counts[word] as number) ** 0.75;
    const end = Math.min(size, Math.round((sum / total) * size));
    while (filled < end) table[filled++] = word;
  }
  return table;
}

/** The stream with frequent words dropped at random. */
function thinned(stream: Int32Array, counts: Int32Array, sample: number, random: Random): Int32Array {
  let total = 0;
  for (const count of counts) total += count;
  const keep = Float32Array.from(counts, (count) => {
    const share = count / total;
    return Math.min(1, Math.sqrt(sample / share) + sample / share);
  });
  const kept = new Int32Array(stream.length);
  let length = 0;
  for (const word of stream) {
    if (word === BREAK || random() < (keep[word] as number)) kept[length++] = word;
  }
  return kept.slice(0, length);
}
