import { KINDS, kindOf, LABELS, OUTSIDE, TYPES } from './labels.ts';
import { TRANSITION_WEIGHTS, type Transitions, viewTransitions } from './transitions.ts';

/** Forward and backward probabilities of one sentence, scaled token by token. */
export interface Lattice {
  /** exp(emission), by token and label; 0 forbids a label. */
  potentials: Float32Array;
  alpha: Float32Array;
  beta: Float32Array;
  /** Sum over the labels of token i before scaling, whose logarithms add up to that of the partition function. */
  scale: Float64Array;
}

export function createLattice(): Lattice {
  return {
    potentials: new Float32Array(0),
    alpha: new Float32Array(0),
    beta: new Float32Array(0),
    scale: new Float64Array(0),
  };
}

/** Makes room for `length` tokens. */
export function growLattice(lattice: Lattice, length: number): void {
  if (lattice.scale.length >= length) return;
  const room = 2 * length;
  lattice.potentials = new Float32Array(room * LABELS);
  lattice.alpha = new Float32Array(room * LABELS);
  lattice.beta = new Float32Array(room * LABELS);
  lattice.scale = new Float64Array(room);
}

/** Transitions as factors rather than scores. */
export interface TransitionFactors extends Transitions {
  /** By kind: how what follows a word outside all mentions begins. */
  readonly afterOutside: Float32Array;
  /** By kind: the most that coming from it does for any kind that follows, against coming from outside. */
  readonly comingFrom: Float32Array;
  /** By kind: the most that going on to it does for any kind before, against going on outside. */
  readonly goingTo: Float32Array;
  /** Kinds that matter less than this beside no mention at all, whatever comes before or after, are passed over. */
  readonly leastShare: number;
}

/** exp of every transition score. `leastShare` is what exactness is given up for speed below; see TransitionFactors. */
export function exponentials(row: Float32Array, leastShare = 0): TransitionFactors {
  const out = new Float32Array(TRANSITION_WEIGHTS);
  for (let i = 0; i < TRANSITION_WEIGHTS; i++) out[i] = Math.exp(row[i] as number);
  const transitions = viewTransitions(out);
  const { meet, leave } = transitions;
  const afterOutside = meet.slice(0, KINDS).map((factor) => factor * (leave[OUTSIDE] as number));
  const comingFrom = new Float32Array(KINDS);
  const goingTo = new Float32Array(KINDS);
  for (let from = 0; from < KINDS; from++) {
    for (let to = 0; to < KINDS; to++) {
      const factor = meet[from * KINDS + to] as number;
      comingFrom[from] = Math.max(comingFrom[from] as number, factor / (meet[to] as number));
      goingTo[to] = Math.max(goingTo[to] as number, factor / (meet[from * KINDS] as number));
    }
  }
  return { ...transitions, afterOutside, comingFrom, goingTo, leastShare };
}

/**
 * Fills `potentials` from the emission scores of tokens `from` ≤ i < `to`, each token's greatest brought to 1; what lies
 * `depth` below it counts as impossible.
 */
export function setPotentials(
  { potentials }: Lattice,
  emissions: Float32Array,
  from: number,
  to: number,
  depth = Number.POSITIVE_INFINITY,
): void {
  const shift = from * LABELS;
  for (let base = shift; base < to * LABELS; base += LABELS) {
    let most = emissions[base] as number;
    for (let i = base + 1; i < base + LABELS; i++) if ((emissions[i] as number) > most) most = emissions[i] as number;
    for (let i = base; i < base + LABELS; i++) {
      const below = (emissions[i] as number) - most;
      potentials[i - shift] = below < -depth ? 0 : Math.exp(below);
    }
  }
}

const arrivals = new Float64Array(KINDS);
const departures = new Float64Array(KINDS);

/** Sums that are smaller cannot be divided by: single precision ends at 10⁻³⁸. */
const LEAST_SUM = 1e-30;

/** Forward pass over `length` > 0 tokens; `start` is how the first of them begins. Returns false when no row of labels is allowed. */
export function forward(
  lattice: Lattice,
  length: number,
  transitions: TransitionFactors,
  start: Float32Array = transitions.start,
): boolean {
  const { potentials, alpha, scale } = lattice;
  for (let at = 0; at < length; at++) {
    const base = at * LABELS;
    if (at === 0) for (let kind = 0; kind < KINDS; kind++) arrivals[kind] = start[kind] as number;
    else arriveFrom(alpha, base - LABELS, transitions);
    let sum = (arrivals[0] as number) * (potentials[base + OUTSIDE] as number);
    alpha[base + OUTSIDE] = sum;
    for (let k = 0; k < TYPES.length; k++) {
      const b = base + 1 + 2 * k;
      const first = (arrivals[k + 1] as number) * (potentials[b] as number);
      const later = at === 0 ? 0 : goOnFrom(alpha, b - LABELS, k, transitions) * (potentials[b + 1] as number);
      alpha[b] = first;
      alpha[b + 1] = later;
      sum += first + later;
    }
    if (!(sum > LEAST_SUM)) return false;
    scale[at] = sum;
    const inverse = 1 / sum;
    for (let i = base; i < base + LABELS; i++) alpha[i] = (alpha[i] as number) * inverse;
  }
  return true;
}

/** What reaches each kind when a new span, or none, begins after the token at `base`. */
function arriveFrom(
  alpha: Float32Array,
  base: number,
  { leave, meet, comingFrom, leastShare }: TransitionFactors,
): void {
  const outside = (alpha[base] as number) * (leave[0] as number);
  for (let to = 0; to < KINDS; to++) arrivals[to] = outside * (meet[to] as number);
  for (let from = 1; from < KINDS; from++) {
    const first = 2 * from - 1;
    const mass =
      (alpha[base + first] as number) * (leave[first] as number) +
      (alpha[base + first + 1] as number) * (leave[first + 1] as number);
    if (mass * (comingFrom[from] as number) <= leastShare * outside) continue;
    for (let to = 0; to < KINDS; to++)
      arrivals[to] = (arrivals[to] as number) + mass * (meet[from * KINDS + to] as number);
  }
}

function goOnFrom(alpha: Float32Array, begin: number, type: number, { goOn }: TransitionFactors): number {
  return (
    (alpha[begin] as number) * (goOn[2 * type] as number) +
    (alpha[begin + 1] as number) * (goOn[2 * type + 1] as number)
  );
}

/** Backward pass, after {@link forward}. A sentence ends as if a word outside all mentions followed. */
export function backward(lattice: Lattice, length: number, transitions: TransitionFactors): void {
  const { potentials, alpha, beta, scale } = lattice;
  const { leave, meet, goOn } = transitions;
  const last = (length - 1) * LABELS;
  let end = 0;
  for (let label = 0; label < LABELS; label++) {
    const weight = (leave[label] as number) * (meet[kindOf(label) * KINDS] as number);
    beta[last + label] = weight;
    end += weight * (alpha[last + label] as number);
  }
  for (let i = last; i < last + LABELS; i++) beta[i] = (beta[i] as number) / end;
  for (let at = length - 2; at >= 0; at--) {
    const base = at * LABELS;
    const next = base + LABELS;
    const inverse = 1 / (scale[at + 1] as number);
    departFrom(potentials, beta, next);
    const ahead = gatherAhead(transitions);
    for (let from = 0; from < KINDS; from++) {
      const first = from === 0 ? 0 : 2 * from - 1;
      const later = from === 0 ? 0 : first + 1;
      // A label that cannot stand here needs no backward probability: whatever uses it multiplies by its potential.
      if (potentials[base + first] === 0 && potentials[base + later] === 0) {
        beta[base + first] = 0;
        beta[base + later] = 0;
        continue;
      }
      let onward = (meet[from * KINDS] as number) * (departures[0] as number);
      for (let i = 0; i < ahead; i++) {
        const to = aheadKinds[i] as number;
        onward += (meet[from * KINDS + to] as number) * (departures[to] as number);
      }
      onward *= inverse;
      if (from === 0) beta[base] = onward * (leave[0] as number);
      else {
        const inside = (potentials[next + later] as number) * (beta[next + later] as number) * inverse;
        beta[base + first] = onward * (leave[first] as number) + inside * (goOn[first - 1] as number);
        beta[base + later] = onward * (leave[later] as number) + inside * (goOn[first] as number);
      }
    }
  }
}

const aheadKinds = new Uint8Array(KINDS);

/** Lists the kinds that are worth a look at the next token beside no mention; returns how many they are. */
function gatherAhead({ goingTo, leastShare }: TransitionFactors): number {
  const least = leastShare * (departures[0] as number);
  let count = 0;
  for (let kind = 1; kind < KINDS; kind++) {
    if ((departures[kind] as number) * (goingTo[kind] as number) > least) aheadKinds[count++] = kind;
  }
  return count;
}

/** What lies ahead of each kind when it begins at the token at `base`. */
export function departFrom(potentials: Float32Array, beta: Float32Array, base: number): Float64Array {
  departures[0] = (potentials[base] as number) * (beta[base] as number);
  for (let kind = 1; kind < KINDS; kind++) {
    const i = base + 2 * kind - 1;
    departures[kind] = (potentials[i] as number) * (beta[i] as number);
  }
  return departures;
}

/** Probability that tokens `from` ≤ i < `to` are one whole span of this type, after both passes. */
export function spanProbability(
  lattice: Lattice,
  transitions: TransitionFactors,
  span: { readonly from: number; readonly to: number; readonly type: number },
  length: number,
): number {
  const { potentials, alpha, beta, scale } = lattice;
  const begin = 1 + 2 * span.type;
  let mass = alpha[span.from * LABELS + begin] as number;
  for (let at = span.from + 1; at < span.to; at++) {
    const step = transitions.goOn[at === span.from + 1 ? 2 * span.type : 2 * span.type + 1] as number;
    mass *= (step * (potentials[at * LABELS + begin + 1] as number)) / (scale[at] as number);
  }
  const label = span.to - span.from === 1 ? begin : begin + 1;
  const lastBeta = beta[(span.to - 1) * LABELS + label] as number;
  if (span.to === length) return Math.min(1, mass * lastBeta);
  const next = span.to * LABELS + begin + 1;
  const step = transitions.goOn[label - 1] as number;
  const longer = (step * (potentials[next] as number) * (beta[next] as number)) / (scale[span.to] as number);
  return Math.max(0, Math.min(1, mass * (lastBeta - longer)));
}
