import { EMPTY, takeSlot } from '../stages/entities/tagger/hash.ts';
import { KINDS, LABELS } from '../stages/entities/tagger/labels.ts';
import { viewTransitions } from '../stages/entities/tagger/transitions.ts';
import type { ProfileWeights } from '../stages/entities/tagger/weights-file.ts';
import type { CrfModel, Part } from './crf-training.ts';

/** Weights beyond this are cut: it sets how fine the steps of a byte are. */
const GREATEST = 4;

/** Slots by feature: most look-ups are for features that are not there, and end at the first free slot. */
const ROOM = 2;

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

/** One reading of the model, in bytes. */
export function packWeights(
  hashes: Int32Array,
  model: CrfModel,
  { shares, boldness, least, features }: PackOptions,
): ProfileWeights {
  const emissions = blend(model, shares, (part) => part.emissions);
  const step = GREATEST / 127;
  const rows = weightiestRows(emissions, features, least);
  const keys = new Int32Array(powerOfTwo(rows.length * ROOM));
  const rowAt = new Int32Array(keys.length).fill(-1);
  for (const row of rows) rowAt[takeSlot(keys, hashes[row] as number)] = row;
  const starts = new Uint32Array(keys.length + 1);
  const labels = new Uint8Array(rows.length * LABELS);
  const values = new Int8Array(rows.length * LABELS);
  let filled = 0;
  for (let slot = 0; slot < keys.length; slot++) {
    starts[slot] = filled;
    if (keys[slot] === EMPTY) continue;
    const base = (rowAt[slot] as number) * LABELS;
    for (let label = 0; label < LABELS; label++) {
      const weight = emissions[base + label] as number;
      if (Math.abs(weight) < least) continue;
      labels[filled] = label;
      values[filled++] = Math.max(-127, Math.min(127, Math.round(weight / step)));
    }
  }
  starts[keys.length] = filled;
  const transitions = blend(model, shares, (part) => part.transitions);
  const { start, meet } = viewTransitions(transitions);
  start[0] = (start[0] as number) - boldness;
  for (let from = 0; from < KINDS; from++) meet[from * KINDS] = (meet[from * KINDS] as number) - boldness;
  return { keys, starts, labels: labels.slice(0, filled), values: values.slice(0, filled), step, transitions };
}

/** The `most` rows whose greatest weight is greatest, in their order, without those that are all below `least`. */
function weightiestRows(emissions: Float32Array, most: number, least: number): number[] {
  const peaks = new Float32Array(emissions.length / LABELS);
  for (let i = 0; i < emissions.length; i++) {
    const row = Math.floor(i / LABELS);
    peaks[row] = Math.max(peaks[row] as number, Math.abs(emissions[i] as number));
  }
  const rows = Array.from(peaks.keys()).filter((row) => (peaks[row] as number) >= least);
  rows.sort((a, b) => (peaks[b] as number) - (peaks[a] as number) || a - b);
  return rows.slice(0, most).sort((a, b) => a - b);
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

/** The smallest power of two that is not below `least`. */
export function powerOfTwo(least: number): number {
  return 2 ** Math.max(1, Math.ceil(Math.log2(least)));
}
