import { DISTANCES, distanceOf, RUNS_BEGIN, type WordFeatures } from './features.ts';
import { EMPTY, powerOfTwo } from './hash.ts';
import { LABELS } from './labels.ts';
import type { ProfileWeights } from './weights-file.ts';

/** Weights laid out for look-up: what belongs together lies together, since fetching it from memory is what takes time. */
export interface WeightTable {
  /** By slot, two numbers: key of the feature; where its cells begin, times {@link MOST}, plus how many they are. */
  readonly slots: Int32Array;
  /** A weight each: its steps, times 256, plus its label. */
  readonly cells: Int16Array;
}

/** More than a feature can have weights. */
const MOST = 64;

/** Slots by feature: most look-ups are for features that are not there, and end at the first free slot. */
export function slotsFor(features: number): number {
  return powerOfTwo(2 * features);
}

export function createWeightTable({ keys, counts, labels, values }: ProfileWeights): WeightTable {
  const slots = new Int32Array(2 * slotsFor(keys.length));
  const mask = slots.length - 2;
  let start = 0;
  for (let n = 0; n < keys.length; n++) {
    const key = storedKey(keys[n] as number);
    let place = (key << 1) & mask;
    while (slots[place] !== EMPTY) place = (place + 2) & mask;
    slots[place] = key;
    slots[place + 1] = start * MOST + (counts[n] as number);
    start += counts[n] as number;
  }
  const cells = new Int16Array(labels.length);
  for (let i = 0; i < cells.length; i++) cells[i] = ((values[i] as number) << 8) | (labels[i] as number);
  return { slots, cells };
}

function storedKey(hash: number): number {
  return hash === EMPTY ? 1 : hash;
}

/** Keys found in the first place that was looked at, for as many features as are looked up at once. */
const firstFound = new Int32Array(256);

/** Reads all first places before any is looked at, so that the processor fetches them together. */
function fetchFirst(slots: Int32Array, hashes: Int32Array, from: number, to: number): void {
  const mask = slots.length - 2;
  for (let n = from; n < to; n++) firstFound[n - from] = slots[((hashes[n] as number) << 1) & mask] as number;
}

/** Adds the cells of a slot to the label scores that begin at `base`. */
function addCells(cells: Int16Array, packed: number, scores: Int32Array, base: number): void {
  const start = Math.floor(packed / MOST);
  const end = start + (packed % MOST);
  for (let i = start; i < end; i++) {
    const cell = cells[i] as number;
    const at = base + (cell & 255);
    scores[at] = (scores[at] as number) + (cell >> 8);
  }
}

/** Adds the weights of the first `count` features to the label scores that begin at `base`. */
export function addWeights(
  { slots, cells }: WeightTable,
  hashes: Int32Array,
  count: number,
  scores: Int32Array,
  base: number,
): void {
  const mask = slots.length - 2;
  fetchFirst(slots, hashes, 0, count);
  for (let n = 0; n < count; n++) {
    if (firstFound[n] === EMPTY) continue;
    const wanted = storedKey(hashes[n] as number);
    let place = (wanted << 1) & mask;
    while (slots[place] !== wanted && slots[place] !== EMPTY) place = (place + 2) & mask;
    if (slots[place] !== EMPTY) addCells(cells, slots[place + 1] as number, scores, base);
  }
}

/** How many words on each side of a token speak to it. */
export const REACH = (DISTANCES.length - 1) / 2;

/** What a word says: by token from {@link REACH} before it to {@link REACH} behind it, and label, in steps of the weights. */
export const ROW = DISTANCES.length * LABELS;

const sums = new Int32Array(ROW);

/** Adds up what a word's features say to the tokens around it. */
export type WordScorer = (features: WordFeatures, out: Int16Array) => void;

/** A scorer that keeps the sums over the runs of features that many words share: there are a few thousand at most. */
export function createWordScorer(table: WeightTable): WordScorer {
  const runSums = new Map<number, Int32Array>();

  function sumOfRun(key: number, hashes: Int32Array, from: number, to: number): Int32Array {
    const known = runSums.get(key);
    if (known !== undefined) return known;
    sums.fill(0);
    addSeen(table, hashes, from, to);
    const made = sums.slice();
    runSums.set(key, made);
    return made;
  }

  return ({ hashes, runs }, out) => {
    out.fill(0);
    let end = RUNS_BEGIN;
    for (const { key, length } of runs) {
      addRow(out, sumOfRun(key, hashes, end, end + length));
      end += length;
    }
    sums.fill(0);
    addSeen(table, hashes, 0, RUNS_BEGIN);
    addSeen(table, hashes, end, hashes.length);
    addRow(out, sums);
  };
}

/** Adds to `sums` what features `from` ≤ n < `to` of a word say at all distances: those of one feature lie side by side. */
function addSeen({ slots, cells }: WeightTable, hashes: Int32Array, from: number, to: number): void {
  const mask = slots.length - 2;
  fetchFirst(slots, hashes, from, to);
  for (let n = from; n < to; n++) {
    if (firstFound[n - from] === EMPTY) continue;
    const hash = hashes[n] as number;
    for (let place = (hash << 1) & mask; slots[place] !== EMPTY; place = (place + 2) & mask) {
      const distance = distanceOf(hash, slots[place] as number);
      if (distance < -REACH || distance > REACH) continue;
      addCells(cells, slots[place + 1] as number, sums, (REACH - distance) * LABELS);
    }
  }
}

function addRow(out: Int16Array, row: Int32Array): void {
  for (let i = 0; i < ROW; i++) out[i] = (out[i] as number) + (row[i] as number);
}
