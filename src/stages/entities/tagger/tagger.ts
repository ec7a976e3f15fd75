import type { EntityType, Word } from '../../../document.ts';
import { createEmissionScorer } from './emissions.ts';
import { LABELS, spansOf, TYPES } from './labels.ts';
import {
  backward,
  createLattice,
  exponentials,
  forward,
  growLattice,
  setPotentials,
  spanProbability,
} from './lattice.ts';
import { viewTransitions } from './transitions.ts';
import { createDecoder } from './viterbi.ts';
import type { TaggerWeights } from './weights.ts';

/** A mention within a sentence: words `from` ≤ i < `to`. */
export interface TaggedSpan {
  readonly from: number;
  readonly to: number;
  readonly type: EntityType;
  /** Probability that span and type are both right, 0–1; 1 when it was not asked for. */
  readonly confidence: number;
}

export interface TaggerOptions {
  /** False leaves out confidences, which saves about a quarter of the time. */
  readonly confidence?: boolean;
}

/** Finds the mentions in the words of one sentence. `evidence` holds hashes of further features by word. */
export type Tagger = (words: readonly Word[], evidence?: readonly (Int32Array | undefined)[]) => TaggedSpan[];

/** What is left out of the sums that confidences are made of; they are right to about three digits. */
const LEAST_SHARE = 1e-4;
const DEPTH = 24;

const NO_EVIDENCE: readonly undefined[] = [];

/** A tagger that remembers the words it has met, up to a bound. Sentences may have any length; memory grows with the longest. */
export function createTagger(weights: TaggerWeights, { confidence = true }: TaggerOptions = {}): Tagger {
  const score = createEmissionScorer(weights);
  const decode = createDecoder(viewTransitions(weights.transitions));
  const transitions = exponentials(weights.transitions, LEAST_SHARE);
  const lattice = createLattice();
  let emissions = new Float32Array(64 * LABELS);

  return (words, evidence = NO_EVIDENCE) => {
    const { length } = words;
    if (emissions.length < length * LABELS) emissions = new Float32Array(2 * length * LABELS);
    score(words, evidence, emissions);
    const spans = spansOf(decode(emissions, length));
    if (spans.length === 0) return [];
    if (!confidence)
      return spans.map(({ from, to, type }) => ({ from, to, type: TYPES[type] as EntityType, confidence: 1 }));
    growLattice(lattice, length);
    setPotentials(lattice, emissions, length, DEPTH);
    forward(lattice, length, transitions);
    backward(lattice, length, transitions);
    return spans.map((span) => ({
      from: span.from,
      to: span.to,
      type: TYPES[span.type] as EntityType,
      confidence: spanProbability(lattice, transitions, span, length),
    }));
  };
}
