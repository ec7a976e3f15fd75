import { KINDS, kindOf, LABELS, TYPES } from '../stages/entities/tagger/labels.ts';
import {
  backward,
  createLattice,
  departFrom,
  exponentials,
  forward,
  growLattice,
  type Lattice,
  setPotentials,
} from '../stages/entities/tagger/lattice.ts';
import { TRANSITION_WEIGHTS, type Transitions, viewTransitions } from '../stages/entities/tagger/transitions.ts';
import type { IndexedSentence } from './feature-index.ts';
import { createRandom, shuffled } from './random.ts';

/** Weights of one part of the model: what all corpora share, or what one corpus adds. */
export interface Part {
  /** By feature and label. */
  readonly emissions: Float32Array;
  readonly transitions: Float32Array;
}

export interface CrfModel {
  readonly shared: Part;
  /** By corpus. */
  readonly own: readonly Part[];
}

export interface CrfOptions {
  readonly rate: number;
  /** How strongly a weight is drawn to zero each time its feature comes up. */
  readonly decay: number;
  /** Share of the features of a token that are left out at each visit. */
  readonly dropout: number;
  readonly seed: number;
}

/** A part with the sums of squared gradients that AdaGrad divides by. */
interface Learner extends Part {
  readonly emissionSquares: Float32Array;
  readonly transitionSquares: Float32Array;
}

function createLearner(features: number): Learner {
  return {
    emissions: new Float32Array(features * LABELS),
    transitions: new Float32Array(TRANSITION_WEIGHTS),
    emissionSquares: new Float32Array(features * LABELS).fill(0.1),
    transitionSquares: new Float32Array(TRANSITION_WEIGHTS).fill(0.1),
  };
}

/** Gradients smaller than this are not worth a step. */
const LEAST_GRADIENT = 0.002;

/**
 * Trains a linear-chain CRF by stochastic gradient ascent with AdaGrad on the likelihood of all rows of labels that
 * agree with the annotation. Every weight has a shared and a corpus' own copy (Daumé 2007). Each sentence is seen once, in
 * an order drawn by the seed; one that is to count twice is given twice.
 */
export function trainCrf(
  sentences: readonly IndexedSentence[],
  features: number,
  corpora: number,
  options: CrfOptions,
): CrfModel {
  const shared = createLearner(features);
  const own = Array.from({ length: corpora }, () => createLearner(features));
  const random = createRandom(options.seed);
  const visit = createVisitor(options);
  for (const [seen, number] of shuffled(sentences.length, random).entries()) {
    const sentence = sentences[number] as IndexedSentence;
    const rate = options.rate * Math.max(0.02, 1 - seen / sentences.length);
    visit(sentence, [shared, own[sentence.corpus] as Learner], rate, random);
  }
  return { shared, own };
}

/** One step on one sentence. */
type Visitor = (
  sentence: IndexedSentence,
  learners: readonly [Learner, Learner],
  rate: number,
  random: () => number,
) => void;

function createVisitor({ dropout, decay }: CrfOptions): Visitor {
  const free = createLattice();
  const bound = createLattice();
  const slope = new Float32Array(LABELS);
  const transitionRow = new Float32Array(TRANSITION_WEIGHTS);
  const transitionSlope = new Float32Array(TRANSITION_WEIGHTS);

  return (sentence, learners, rate, random) => {
    const length = sentence.features.length;
    if (length === 0) return;
    const active = sentence.features.map((numbers) =>
      dropout > 0 ? numbers.filter(() => random() >= dropout) : numbers,
    );
    const emissions = sumEmissions(active, learners);
    for (let i = 0; i < TRANSITION_WEIGHTS; i++) {
      transitionRow[i] = (learners[0].transitions[i] as number) + (learners[1].transitions[i] as number);
    }
    const transitions = exponentials(transitionRow);
    growLattice(free, length);
    growLattice(bound, length);
    setPotentials(free, emissions, 0, length);
    copyAllowed(free, bound, sentence.allowed);
    if (!forward(bound, length, transitions) || !forward(free, length, transitions)) return;
    backward(bound, length, transitions);
    backward(free, length, transitions);
    for (let at = 0; at < length; at++) {
      for (let label = 0; label < LABELS; label++) {
        const i = at * LABELS + label;
        slope[label] =
          (bound.alpha[i] as number) * (bound.beta[i] as number) - (free.alpha[i] as number) * (free.beta[i] as number);
      }
      climb(active[at] as Int32Array, slope, learners, rate, decay);
    }
    transitionSlope.fill(0);
    countTransitions(bound, length, transitions, transitionSlope, 1);
    countTransitions(free, length, transitions, transitionSlope, -1);
    for (const { transitions: weights, transitionSquares } of learners) {
      for (let i = 0; i < TRANSITION_WEIGHTS; i++) {
        const gradient = transitionSlope[i] as number;
        if (gradient < LEAST_GRADIENT && gradient > -LEAST_GRADIENT) continue;
        const square = (transitionSquares[i] as number) + gradient * gradient;
        transitionSquares[i] = square;
        weights[i] = (weights[i] as number) + (rate * gradient) / Math.sqrt(square);
      }
    }
  };
}

let emissionRoom = new Float32Array(0);

function sumEmissions(active: readonly Int32Array[], [shared, own]: readonly [Learner, Learner]): Float32Array {
  if (emissionRoom.length < active.length * LABELS) emissionRoom = new Float32Array(2 * active.length * LABELS);
  emissionRoom.fill(0, 0, active.length * LABELS);
  const first = shared.emissions;
  const second = own.emissions;
  for (let at = 0; at < active.length; at++) {
    const base = at * LABELS;
    const numbers = active[at] as Int32Array;
    for (let n = 0; n < numbers.length; n++) {
      const row = (numbers[n] as number) * LABELS;
      for (let label = 0; label < LABELS; label++) {
        emissionRoom[base + label] =
          (emissionRoom[base + label] as number) + (first[row + label] as number) + (second[row + label] as number);
      }
    }
  }
  return emissionRoom;
}

function copyAllowed(free: Lattice, bound: Lattice, allowed: readonly Uint8Array[]): void {
  for (let at = 0; at < allowed.length; at++) {
    const mask = allowed[at] as Uint8Array;
    const base = at * LABELS;
    for (let label = 0; label < LABELS; label++) {
      bound.potentials[base + label] = mask[label] === 1 ? Math.max(1e-30, free.potentials[base + label] as number) : 0;
    }
  }
}

const changing = new Int32Array(LABELS);

/** Moves the weights of a token's features along the slope of the likelihood. */
function climb(
  numbers: Int32Array,
  slope: Float32Array,
  learners: readonly Learner[],
  rate: number,
  decay: number,
): void {
  let changes = 0;
  for (let label = 0; label < LABELS; label++) {
    const gradient = slope[label] as number;
    if (gradient >= LEAST_GRADIENT || gradient <= -LEAST_GRADIENT) changing[changes++] = label;
  }
  if (changes === 0) return;
  for (const { emissions, emissionSquares } of learners) {
    for (let n = 0; n < numbers.length; n++) {
      const row = (numbers[n] as number) * LABELS;
      for (let c = 0; c < changes; c++) {
        const label = changing[c] as number;
        const i = row + label;
        const weight = emissions[i] as number;
        const gradient = (slope[label] as number) - decay * weight;
        const square = (emissionSquares[i] as number) + gradient * gradient;
        emissionSquares[i] = square;
        emissions[i] = weight + (rate * gradient) / Math.sqrt(square);
      }
    }
  }
}

/** Adds `sign` times the expected uses of each transition to `out`. */
function countTransitions(
  lattice: Lattice,
  length: number,
  transitions: Transitions,
  out: Float32Array,
  sign: number,
): void {
  const { alpha, beta, potentials, scale } = lattice;
  const counts = viewTransitions(out);
  for (let label = 0; label < LABELS; label++) {
    const kind = kindOf(label);
    counts.start[kind] = (counts.start[kind] as number) + sign * (alpha[label] as number) * (beta[label] as number);
  }
  for (let at = 1; at < length; at++) {
    const here = at * LABELS;
    const before = here - LABELS;
    const inverse = sign / (scale[at] as number);
    const ahead = departFrom(potentials, beta, here);
    for (let label = 0; label < LABELS; label++) {
      const mass = (alpha[before + label] as number) * (transitions.leave[label] as number) * inverse;
      if (mass < 1e-7 && mass > -1e-7) continue;
      const row = kindOf(label) * KINDS;
      let total = 0;
      for (let kind = 0; kind < KINDS; kind++) {
        const uses = mass * (transitions.meet[row + kind] as number) * (ahead[kind] as number);
        counts.meet[row + kind] = (counts.meet[row + kind] as number) + uses;
        total += uses;
      }
      counts.leave[label] = (counts.leave[label] as number) + total;
    }
    for (let i = 0; i < 2 * TYPES.length; i++) {
      const inside = here + 2 * (i >> 1) + 2;
      const uses =
        (alpha[before + 1 + i] as number) *
        (transitions.goOn[i] as number) *
        (potentials[inside] as number) *
        (beta[inside] as number) *
        inverse;
      counts.goOn[i] = (counts.goOn[i] as number) + uses;
    }
  }
}
