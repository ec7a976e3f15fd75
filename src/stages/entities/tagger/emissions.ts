import type { Word } from '../../../document.ts';
import { atDistance, DISTANCES, EDGE, featuresOf, PAIR_FEATURES, pairFeatures, type WordFeatures } from './features.ts';
import { findSlot } from './hash.ts';
import { LABELS } from './labels.ts';
import type { TaggerWeights } from './weights.ts';

/** A word's features and what they add to the scores of the tokens around it. */
interface ScoredWord extends WordFeatures {
  /** By distance (see DISTANCES) and label. */
  readonly scores: Float32Array;
}

/** Fills `out` with the score of each label for each word; `evidence` holds hashes of further features by token. */
export type EmissionScorer = (
  words: readonly Word[],
  evidence: readonly (Int32Array | undefined)[],
  out: Float32Array,
) => void;

/** Words kept at most, 0.8 kB each; beyond it the memory is emptied and fills again. */
const MEMORY = 1 << 15;

export function createEmissionScorer(weights: TaggerWeights): EmissionScorer {
  const known = new Map<string, ScoredWord>();
  const edge = scoreWord(EDGE, weights);
  const pairs = new Int32Array(PAIR_FEATURES);

  function lookUp(word: Word): ScoredWord {
    const seen = known.get(word.text);
    if (seen !== undefined) return seen;
    const scored = scoreWord(featuresOf(word, weights), weights);
    if (known.size >= MEMORY) known.clear();
    known.set(word.text, scored);
    return scored;
  }

  return (words, evidence, out) => {
    const { length } = words;
    out.fill(0, 0, length * LABELS);
    let before2 = edge;
    let before = edge;
    let here = length > 0 ? lookUp(words[0] as Word) : edge;
    let after = length > 1 ? lookUp(words[1] as Word) : edge;
    for (let at = 0; at < length; at++) {
      const after2 = at + 2 < length ? lookUp(words[at + 2] as Word) : edge;
      const base = at * LABELS;
      const a = before2.scores;
      const b = before.scores;
      const c = here.scores;
      const d = after.scores;
      const e = after2.scores;
      for (let label = 0; label < LABELS; label++) {
        out[base + label] =
          (a[label] as number) +
          (b[LABELS + label] as number) +
          (c[2 * LABELS + label] as number) +
          (d[3 * LABELS + label] as number) +
          (e[4 * LABELS + label] as number);
      }
      pairFeatures(before2, before, here, after, pairs);
      for (let i = 0; i < PAIR_FEATURES; i++) addWeights(weights, pairs[i] as number, out, base);
      const more = evidence[at];
      if (more !== undefined) for (let i = 0; i < more.length; i++) addWeights(weights, more[i] as number, out, base);
      before2 = before;
      before = here;
      here = after;
      after = after2;
    }
  };
}

function scoreWord(features: WordFeatures, weights: TaggerWeights): ScoredWord {
  const scores = new Float32Array(DISTANCES.length * LABELS);
  for (const [place, distance] of DISTANCES.entries()) {
    const reach = Math.abs(distance);
    const count = reach === 0 ? features.hashes.length : reach === 1 ? features.near : features.far;
    for (let i = 0; i < count; i++) {
      addWeights(weights, atDistance(features.hashes[i] as number, distance), scores, place * LABELS);
    }
  }
  return { ...features, scores };
}

/** Adds the weights of a feature to the scores that begin at `base`. */
function addWeights(weights: TaggerWeights, hash: number, scores: Float32Array, base: number): void {
  const slot = findSlot(weights.keys, hash);
  if (slot < 0) return;
  const { starts, labels, values, step } = weights;
  const end = starts[slot + 1] as number;
  for (let i = starts[slot] as number; i < end; i++) {
    const at = base + (labels[i] as number);
    scores[at] = (scores[at] as number) + step * (values[i] as number);
  }
}
