import { hashText, powerOfTwo, takeSlot } from '../stages/entities/tagger/hash.ts';
import type { Vocabulary } from '../stages/entities/tagger/vocabulary.ts';
import type { Lexer } from '../stages/tokens/word.ts';
import type { Cache } from './cache.ts';
import { readRawWords } from './vocabulary.ts';
import { clusterWords, type WordClusters } from './word-clusters.ts';

/** Stems with clusters. */
const SIZE = 80_000;

/** Rarer stems have no vector. */
const LEAST = 10;

export interface RawVocabulary {
  readonly vocabulary: Omit<Vocabulary, 'profiles'>;
  readonly stems: readonly string[];
  readonly counts: Int32Array;
}

interface Clustered {
  readonly stems: readonly string[];
  readonly counts: readonly number[];
  readonly fine: readonly number[];
  readonly middle: readonly number[];
  readonly coarse: readonly number[];
}

export interface RawOptions {
  /** Share of the raw text that is read at most. */
  readonly share: number;
  readonly cache: Cache;
  readonly log: (message: string) => void;
}

/** Reads the raw text, clusters its frequent words and lays them out as the tagger looks them up. */
export async function readRawVocabulary(
  files: readonly string[],
  lexer: Lexer,
  { share, cache, log }: RawOptions,
): Promise<RawVocabulary> {
  const bytes = await cache('clusters', async () => {
    const raw = await readRawWords(files, lexer, LEAST, share);
    log(`${raw.stems.length} stems in ${raw.stream.length} words of raw text`);
    const clusters = clusterWords(raw, SIZE);
    log('stems clustered');
    return Buffer.from(JSON.stringify(toClustered(raw.stems, raw.counts, clusters)));
  });
  const clustered = JSON.parse(Buffer.from(bytes).toString()) as Clustered;
  return { vocabulary: layOut(clustered), stems: clustered.stems, counts: Int32Array.from(clustered.counts) };
}

function toClustered(stems: readonly string[], counts: Int32Array, { fine, middle, coarse }: WordClusters): Clustered {
  return { stems, counts: [...counts], fine: [...fine], middle: [...middle], coarse: [...coarse] };
}

function layOut({ stems, fine, middle, coarse }: Clustered): Omit<Vocabulary, 'profiles'> {
  const keys = new Int32Array(powerOfTwo(fine.length * 1.25));
  const clusters = new Uint16Array(keys.length);
  for (const [i, cluster] of fine.entries()) clusters[takeSlot(keys, hashText(stems[i] as string))] = cluster;
  return { keys, clusters, middle: Uint8Array.from(middle), coarse: Uint8Array.from(coarse) };
}
