import { KINDS, LABELS } from '../stages/entities/tagger/labels.ts';
import { viewTransitions } from '../stages/entities/tagger/transitions.ts';
import type { ProfileWeights } from '../stages/entities/tagger/weights-file.ts';
import { slotsFor } from '../stages/entities/tagger/word-scores.ts';
import type { CrfModel, Part } from './crf-training.ts';

/** Weights beyond this are cut: it sets how fine the steps of a byte are. */
const GREATEST = 4;

/** What a packed model is made of. */
export interface PackOptions {
  /** How much of each corpus' own part is added to the shared one. */
  readonly shares: readonly number[];
  /** What is taken off the score of words outside all mentions, to trade precision for recall. */
  readonly boldness: number;
  /** Weights smaller than this are dropped. */
  readonly least: number;
  /** Features kept at most: those with the greatest weights. */
  readonly features: number;
}

/** Weights by feature and label, with the hash of each feature. */
export interface Reading extends Part {
  readonly hashes: Int32Array;
}

/** The model as it is for some corpora: the shared part, with shares of their own. */
export function readAs(hashes: Int32Array, model: CrfModel, shares: readonly number[]): Reading {
  return {
    hashes,
    emissions: blend(model, shares, (part) => part.emissions),
    transitions: blend(model, shares, (part) => part.transitions),
  };
}

/** The mean of several trainings, whose accidents cancel out; a feature that one of them lacks weighs nothing there. */
export function averageOf(readings: readonly Reading[]): Reading {
  const [first] = readings;
  if (first === undefined || readings.length === 1) return first as Reading;
  const rows = new Map<number, number>();
  for (const { hashes } of readings) for (const hash of hashes) if (!rows.has(hash)) rows.set(hash, rows.size);
  const emissions = new Float32Array(rows.size * LABELS);
  const transitions = new Float32Array(first.transitions.length);
  for (const reading of readings) {
    for (let n = 0; n < reading.hashes.length; n++) {
      const row = (rows.get(reading.hashes[n] as number) as number) * LABELS;
      addShare(emissions.subarray(row, row + LABELS), reading.emissions, n * LABELS, readings.length);
    }
    addShare(transitions, reading.transitions, 0, readings.length);
  }
  return { hashes: Int32Array.from(rows.keys()), emissions, transitions };
}

function addShare(out: Float32Array, values: Float32Array, from: number, shares: number): void {
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (values[from + i] as number) / shares;
}

/** One reading of the model, in bytes. */
export function packWeights(hashes: Int32Array, model: CrfModel, { shares, ...options }: PackOptions): ProfileWeights {
  return packReading(readAs(hashes, model, shares), options);
}

export function packReading(
  { hashes, emissions, transitions: scores }: Reading,
  { boldness, least, features }: Omit<PackOptions, 'shares'>,
): ProfileWeights {
  const step = GREATEST / 127;
  const rows = weightiestRows(emissions, features, least);
  // In the order of their slots, so that the table fills from its beginning to its end when it is loaded.
  const mask = slotsFor(rows.length) - 1;
  const slotOf = (row: number) => (hashes[row] as number) & mask;
  rows.sort((a, b) => slotOf(a) - slotOf(b) || a - b);
  const counts = new Uint8Array(rows.length);
  const labels = new Uint8Array(rows.length * LABELS);
  const values = new Int8Array(rows.length * LABELS);
  let filled = 0;
  for (const [n, row] of rows.entries()) {
    const first = filled;
    for (let label = 0; label < LABELS; label++) {
      const weight = emissions[row * LABELS + label] as number;
      if (Math.abs(weight) < least) continue;
      labels[filled] = label;
      values[filled++] = Math.max(-127, Math.min(127, Math.round(weight / step)));
    }
    counts[n] = filled - first;
  }
  const transitions = embolden(scores, boldness);
  const keys = Int32Array.from(rows, (row) => hashes[row] as number);
  return { keys, counts, labels: labels.slice(0, filled), values: values.slice(0, filled), step, transitions };
}

/** Transitions that find more: `boldness` is taken off the score of every word outside all mentions. */
export function embolden(scores: Float32Array, boldness: number): Float32Array {
  const transitions = scores.slice();
  const { start, meet } = viewTransitions(transitions);
  start[0] = (start[0] as number) - boldness;
  for (let from = 0; from < KINDS; from++) meet[from * KINDS] = (meet[from * KINDS] as number) - boldness;
  return transitions;
}

/** The `most` rows whose greatest weight is greatest, without those that are all below `least`. */
function weightiestRows(emissions: Float32Array, most: number, least: number): number[] {
  const peaks = new Float32Array(emissions.length / LABELS);
  for (let i = 0; i < emissions.length; i++) {
    const row = Math.floor(i / LABELS);
    peaks[row] = Math.max(peaks[row] as number, Math.abs(emissions[i] as number));
  }
  const rows = Array.from(peaks.keys()).filter((row) => (peaks[row] as number) >= least);
  rows.sort((a, b) => (peaks[b] as number) - (peaks[a] as number) || a - b);
  return rows.slice(0, most);
}

function blend(
  { shared, own }: CrfModel,
  shares: readonly number[],
  rowOf: (part: Part) => Float32Array,
): Float32Array {
  const out = rowOf(shared).slice();
  for (const [corpus, share] of shares.entries()) {
    if (share === 0) continue;
    const row = rowOf(own[corpus] as Part);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + share * (row[i] as number);
  }
  return out;
}
