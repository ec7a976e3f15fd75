/** What is known of a term from a large number of articles. */
export interface TermFacts {
  /** Articles that hold the term, to the nearest step of the table. */
  readonly articles: number;
  /** The term is written with the article now and then: it is a noun or an adjective, no verb and no particle. */
  readonly isNominal: boolean;
}

/** In how many articles each term stands. */
export interface DocumentFrequencies {
  /** Number of articles counted. */
  readonly articles: number;
  /** Terms that stand in fewer articles than this are not listed. */
  readonly rarest: number;
  /** Facts of a term, or undefined for a rare one. One rare term in 150 or so is taken for another. */
  readonly find: (term: string) => TermFacts | undefined;
}

/** A term of the table with what was counted. */
export interface CountedTerm extends TermFacts {
  readonly term: string;
}

/*
 * The file: magic, number of articles, rarest; the number of terms in each bucket, one byte each; then the terms, bucket by
 * bucket, two bytes each: 11 bits of the hash, one for nouns, 4 for the step of the frequency. Little-endian.
 */

const MAGIC = 0x4b484b31; // "KHK1"
const HEADER_BYTES = 12;
const BUCKET_BITS = 14;
const BUCKETS = 1 << BUCKET_BITS;
const STEPS = 15;
const NOMINAL = 1 << 4;
const PRINT_SHIFT = 5;
const PRINT_MASK = 0xffff >> PRINT_SHIFT;

/** FNV-1a, mixed once more. */
function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const bucketOf = (hash: number): number => hash >>> (32 - BUCKET_BITS);

/** The frequencies that the steps stand for lie evenly on a logarithmic scale from `rarest` to `articles`. */
const frequencyOf = (step: number, rarest: number, articles: number): number =>
  rarest * (articles / rarest) ** (step / STEPS);

function stepOf(frequency: number, rarest: number, articles: number): number {
  const step = Math.round((STEPS * Math.log(frequency / rarest)) / Math.log(articles / rarest));
  return Math.max(0, Math.min(STEPS, step));
}

/** The bytes that {@link parseFrequencies} reads. A bucket holds 255 terms at most; the most frequent ones stay. */
export function formatFrequencies(articles: number, rarest: number, terms: readonly CountedTerm[]): Uint8Array {
  const buckets = Array.from({ length: BUCKETS }, () => new Map<number, number>());
  const commonFirst = [...terms].sort((a, b) => b.articles - a.articles || (a.term < b.term ? -1 : 1));
  for (const { term, articles: frequency, isNominal } of commonFirst) {
    const hash = hashTerm(term);
    const bucket = buckets[bucketOf(hash)] as Map<number, number>;
    const print = hash & PRINT_MASK;
    if (bucket.has(print) || bucket.size === 0xff) continue;
    bucket.set(print, (print << PRINT_SHIFT) | (isNominal ? NOMINAL : 0) | stepOf(frequency, rarest, articles));
  }
  const entries = buckets.flatMap((bucket) => [...bucket.values()]);
  const bytes = new Uint8Array(HEADER_BYTES + BUCKETS + entries.length * 2);
  new Uint32Array(bytes.buffer, 0, 3).set([MAGIC, articles, rarest]);
  bytes.set(
    buckets.map(({ size }) => size),
    HEADER_BYTES,
  );
  new Uint16Array(bytes.buffer, HEADER_BYTES + BUCKETS).set(entries);
  return bytes;
}

/**
 * Reads a table. Nothing is copied when the bytes are aligned.
 *
 * @throws RangeError when the bytes are something else or cut short.
 */
export function parseFrequencies(file: Uint8Array): DocumentFrequencies {
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
  const { buffer, byteOffset, byteLength } = bytes;
  if (byteLength < HEADER_BYTES + BUCKETS) throw new RangeError(`${byteLength} bytes, too short for a table`);
  const [magic, articles, rarest] = new Uint32Array(buffer, byteOffset, 3) as unknown as [number, number, number];
  if (magic !== MAGIC) throw new RangeError(`starts with ${magic.toString(16)}, expected ${MAGIC.toString(16)}`);
  const sizes = bytes.subarray(HEADER_BYTES, HEADER_BYTES + BUCKETS);
  const starts = new Uint32Array(BUCKETS + 1);
  for (const [bucket, size] of sizes.entries()) starts[bucket + 1] = (starts[bucket] as number) + size;
  const expected = HEADER_BYTES + BUCKETS + (starts[BUCKETS] as number) * 2;
  if (byteLength !== expected) throw new RangeError(`${byteLength} bytes, expected ${expected}`);
  const entries = new Uint16Array(buffer, byteOffset + HEADER_BYTES + BUCKETS, starts[BUCKETS]);
  const find = (term: string): TermFacts | undefined => {
    const hash = hashTerm(term);
    const end = starts[bucketOf(hash) + 1] as number;
    for (let i = starts[bucketOf(hash)] as number; i < end; i++) {
      const entry = entries[i] as number;
      if (entry >>> PRINT_SHIFT !== (hash & PRINT_MASK)) continue;
      return { articles: frequencyOf(entry & STEPS, rarest, articles), isNominal: (entry & NOMINAL) > 0 };
    }
    return undefined;
  };
  return { articles, rarest, find };
}
