import type { Word } from '../../../document.ts';
import { EDGE, featuresOf, PAIR_FEATURES, pairFeatures, type WordFeatures } from './features.ts';
import { LABELS } from './labels.ts';
import type { TaggerWeights } from './weights.ts';
import { addWeights, createWeightTable, createWordScorer, ROW } from './word-scores.ts';

/** Fills `out` with the score of each label for each word; `evidence` holds hashes of further features by token. */
export type EmissionScorer = (
  words: readonly Word[],
  evidence: readonly (Int32Array | undefined)[],
  out: Float32Array,
) => void;

/** Words kept at most, 0.4 kB each; beyond it the memory is emptied and fills again. */
const MEMORY = 1 << 16;

/** Words that there is room for at first. */
const FIRST_ROOM = 1 << 11;

/** A word's features, and where its scores begin. */
interface ScoredWord extends WordFeatures {
  readonly row: number;
}

/**
 * Scores are sums of whole numbers, one for each feature that is there: what a word adds at each distance is kept, what
 * neighbours add together is looked up at each token.
 */
export function createEmissionScorer(weights: TaggerWeights): EmissionScorer {
  const table = createWeightTable(weights);
  const scoreWord = createWordScorer(table);
  const known = new Map<Word, ScoredWord>();
  const pairs = new Int32Array(PAIR_FEATURES);
  const sums = new Int32Array(LABELS);
  let rows = new Int16Array(FIRST_ROOM * ROW);
  let end = 0;
  const edge = keep(EDGE);

  function keep(features: WordFeatures): ScoredWord {
    if (end === rows.length) rows = grown(rows);
    const row = end;
    end += ROW;
    scoreWord(features, rows.subarray(row, end));
    return { ...features, row };
  }

  function lookUp(word: Word): ScoredWord {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const scored = keep(featuresOf(word, weights));
    known.set(word, scored);
    return scored;
  }

  /** Between sentences: no word of one may lose its row before the sentence is scored. */
  function forgetWhenFull(): void {
    if (known.size < MEMORY) return;
    known.clear();
    end = ROW;
  }

  /** Adds up what five words say of the middle one. */
  function sumRows(a: number, b: number, c: number, d: number, e: number): void {
    for (let label = 0; label < LABELS; label++) {
      sums[label] =
        (rows[a + label] as number) +
        (rows[b + LABELS + label] as number) +
        (rows[c + 2 * LABELS + label] as number) +
        (rows[d + 3 * LABELS + label] as number) +
        (rows[e + 4 * LABELS + label] as number);
    }
  }

  return (words, evidence, out) => {
    const { length } = words;
    const { step } = weights;
    forgetWhenFull();
    let before2 = edge;
    let before = edge;
    let here = length > 0 ? lookUp(words[0] as Word) : edge;
    let after = length > 1 ? lookUp(words[1] as Word) : edge;
    for (let at = 0; at < length; at++) {
      const after2 = at + 2 < length ? lookUp(words[at + 2] as Word) : edge;
      sumRows(before2.row, before.row, here.row, after.row, after2.row);
      pairFeatures(before2, before, here, after, pairs);
      addWeights(table, pairs, PAIR_FEATURES, sums, 0);
      const more = evidence[at];
      if (more !== undefined) addWeights(table, more, more.length, sums, 0);
      const base = at * LABELS;
      for (let label = 0; label < LABELS; label++) out[base + label] = step * (sums[label] as number);
      before2 = before;
      before = here;
      here = after;
      after = after2;
    }
  };
}

function grown(rows: Int16Array): Int16Array<ArrayBuffer> {
  const more = new Int16Array(2 * rows.length);
  more.set(rows);
  return more;
}
