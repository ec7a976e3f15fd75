import type { Word } from '../../../document.ts';
import { EDGE, featuresOf, JOINT, PAIR_FEATURES, pairFeatures, type WordFeatures } from './features.ts';
import { LABELS } from './labels.ts';
import type { TaggerWeights } from './weights.ts';
import { addWeights, createWeightTable, createWordScorer, REACH, ROW } from './word-scores.ts';

/** Fills `out` with the score of each label for each word; `evidence` holds hashes of further features by token. */
export type EmissionScorer = (
  words: readonly Word[],
  evidence: readonly (Int32Array | undefined)[],
  out: Float32Array,
) => void;

/** Words kept at most, 0.4 kB each, a power of two: one in each slot, by the number that its lexer gave it. */
const MEMORY = 1 << 16;

/** Words that there is room for at first. */
const FIRST_ROOM = 1 << 11;

/** Tokens that there is room for at first. */
const FIRST_LENGTH = 64;

/** Row of what stands beyond the ends of a sentence; those of words follow. */
const EDGE_ROW = 0;

/**
 * Scores are sums of whole numbers, one for each feature that is there. What a word adds to itself and its neighbours is
 * kept as one row, in the order of the tokens, so that a sentence is read and written from its first byte to its last; what
 * neighbours add together is looked up at each token.
 */
export function createEmissionScorer(weights: TaggerWeights): EmissionScorer {
  const table = createWeightTable(weights);
  const scoreWord = createWordScorer(table);
  const owners = new Array<Word | undefined>(MEMORY).fill(undefined);
  const pairs = new Int32Array(PAIR_FEATURES);
  let rows = new Int16Array(FIRST_ROOM * ROW);
  let kept = new Int32Array(FIRST_ROOM * JOINT);
  let joints = new Int32Array(0);
  let sums = new Int32Array(0);
  makeRoom(FIRST_LENGTH);
  keep(EDGE, EDGE_ROW);

  /** For the sums of `length` words and of what hangs over at both ends. */
  function makeRoom(length: number): void {
    const words = length + 2 * REACH;
    if (joints.length >= words * JOINT) return;
    joints = new Int32Array(words * JOINT);
    sums = new Int32Array((words + 2 * REACH) * LABELS);
  }

  function keep(features: WordFeatures, row: number): void {
    while (row * ROW >= rows.length) {
      rows = copyInto(new Int16Array(2 * rows.length), rows);
      kept = copyInto(new Int32Array(2 * kept.length), kept);
    }
    scoreWord(features, rows.subarray(row * ROW, (row + 1) * ROW));
    kept.set(features.joint, row * JOINT);
  }

  function lookUp(word: Word): number {
    const slot = word.id & (MEMORY - 1);
    const row = EDGE_ROW + 1 + slot;
    if (owners[slot] !== word) {
      keep(featuresOf(word, weights), row);
      owners[slot] = word;
    }
    return row;
  }

  /** Adds what the word at `place` says, the edge before the sentence counted in. */
  function add(row: number, place: number): void {
    addRow(sums, place * LABELS, rows, row * ROW);
    for (let i = 0; i < JOINT; i++) joints[place * JOINT + i] = kept[row * JOINT + i] as number;
  }

  return (words, evidence, out) => {
    const { length } = words;
    const { step } = weights;
    makeRoom(length);
    sums.fill(0, 0, (length + 4 * REACH) * LABELS);
    for (let n = 0; n < REACH; n++) {
      add(EDGE_ROW, n);
      add(EDGE_ROW, REACH + length + n);
    }
    for (let at = 0; at < length; at++) add(lookUp(words[at] as Word), REACH + at);
    for (let at = 0; at < length; at++) {
      const base = (at + 2 * REACH) * LABELS;
      pairFeatures(joints, at * JOINT, pairs);
      addWeights(table, pairs, PAIR_FEATURES, sums, base);
      const more = evidence[at];
      if (more !== undefined) addWeights(table, more, more.length, sums, base);
      for (let label = 0; label < LABELS; label++) out[at * LABELS + label] = step * (sums[base + label] as number);
    }
  };
}

function addRow(sums: Int32Array, base: number, rows: Int16Array, from: number): void {
  for (let i = 0; i < ROW; i++) sums[base + i] = (sums[base + i] as number) + (rows[from + i] as number);
}

function copyInto<T extends Int16Array | Int32Array>(room: T, values: T): T {
  room.set(values);
  return room;
}
