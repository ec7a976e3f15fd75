import type { EntityType, Word } from '../../../document.ts';
import { createEmissionScorer } from './emissions.ts';
import { LABELS, type LabelSpan, OUTSIDE, spansOf, TYPES } from './labels.ts';
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

/**
 * Finds the mentions in the words of one sentence. `evidence` holds hashes of further features by word; `scores`, by word and
 * label, are added to the tagger's own.
 */
export type Tagger = (
  words: readonly Word[],
  evidence?: readonly (Int32Array | undefined)[],
  scores?: Float32Array,
) => TaggedSpan[];

/** What is left out of the sums that confidences are made of; they are right to about two digits. */
const LEAST_SHARE = 1e-4;
const DEPTH = 24;

/** A word outside all mentions whose every other label scores this much less is taken as certain when confidences are weighed. */
const SURE = 5;

const NO_EVIDENCE: readonly undefined[] = [];

/** A tagger that remembers the words it has met, up to a bound. Sentences may have any length; memory grows with the longest. */
export function createTagger(weights: TaggerWeights, { confidence = true }: TaggerOptions = {}): Tagger {
  const score = createEmissionScorer(weights);
  const decode = createDecoder(viewTransitions(weights.transitions));
  const transitions = exponentials(weights.transitions, LEAST_SHARE);
  const lattice = createLattice();
  let emissions = new Float32Array(64 * LABELS);

  /** Forward and backward passes over words `from` ≤ i < `to`, which stand between words that are surely outside. */
  function weigh({ from, to }: Run): void {
    const length = to - from;
    growLattice(lattice, length);
    setPotentials(lattice, emissions, from, to, DEPTH);
    forward(lattice, length, transitions, from === 0 ? transitions.start : transitions.afterOutside);
    backward(lattice, length, transitions);
  }

  function confidencesOf(labels: Uint8Array, spans: readonly LabelSpan[]): number[] {
    let run: Run = { from: 0, to: 0 };
    return spans.map((span) => {
      if (span.to > run.to) {
        run = runAround(emissions, labels, span);
        weigh(run);
      }
      const within = { from: span.from - run.from, to: span.to - run.from, type: span.type };
      return spanProbability(lattice, transitions, within, run.to - run.from);
    });
  }

  return (words, evidence = NO_EVIDENCE, scores = undefined) => {
    const { length } = words;
    if (emissions.length < length * LABELS) emissions = new Float32Array(2 * length * LABELS);
    score(words, evidence, emissions);
    if (scores !== undefined) addScores(emissions, scores, length * LABELS);
    const labels = decode(emissions, length);
    const spans = spansOf(labels);
    const confidences = confidence ? confidencesOf(labels, spans) : [];
    return spans.map(({ from, to, type }, i) => ({
      from,
      to,
      type: TYPES[type] as EntityType,
      confidence: confidences[i] ?? 1,
    }));
  };
}

function addScores(emissions: Float32Array, scores: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) emissions[i] = (emissions[i] as number) + (scores[i] as number);
}

/** Words `from` ≤ i < `to` of a sentence. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** The words around a span up to the nearest ones that are surely outside, or to the ends of the sentence. */
function runAround(emissions: Float32Array, labels: Uint8Array, span: Run): Run {
  let { from, to } = span;
  while (from > 0 && !isSurelyOutside(emissions, labels, from - 1)) from--;
  while (to < labels.length && !isSurelyOutside(emissions, labels, to)) to++;
  return { from, to };
}

function isSurelyOutside(emissions: Float32Array, labels: Uint8Array, at: number): boolean {
  if (labels[at] !== OUTSIDE) return false;
  const base = at * LABELS;
  const limit = (emissions[base + OUTSIDE] as number) - SURE;
  for (let i = base + 1; i < base + LABELS; i++) if ((emissions[i] as number) > limit) return false;
  return true;
}
