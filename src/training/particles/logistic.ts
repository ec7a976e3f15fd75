/** One labelled case: values of the features that are not 0, the right answer, and how much it counts. */
export interface Example {
  readonly slots: readonly number[];
  /** 1 each when absent. */
  readonly values?: readonly number[];
  readonly label: boolean;
  readonly weight: number;
}

export interface TrainingOptions {
  /** Number of features. */
  readonly size: number;
  readonly epochs: number;
}

const LEARNING_RATE = 0.15;
const L2 = 1e-5;

/** Log-odds of an example under `weights`. */
export function logit(weights: ArrayLike<number>, { slots, values }: Pick<Example, 'slots' | 'values'>): number {
  let sum = 0;
  for (let i = 0; i < slots.length; i++) sum += (weights[slots[i] as number] as number) * (values?.[i] ?? 1);
  return sum;
}

/** Logistic regression by Adagrad, in a fixed order: the same examples give the same weights. */
export function trainLogistic(examples: readonly Example[], { size, epochs }: TrainingOptions): Float32Array {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const i of shuffled(examples.length, epoch)) step(examples[i] as Example, weights, squares);
  }
  return Float32Array.from(weights);
}

function step(example: Example, weights: Float64Array, squares: Float64Array): void {
  const { slots, values, label, weight } = example;
  const error = 1 / (1 + Math.exp(-logit(weights, example))) - (label ? 1 : 0);
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const gradient = weight * error * (values?.[i] ?? 1) + L2 * (weights[slot] as number);
    squares[slot] = (squares[slot] as number) + gradient * gradient;
    weights[slot] = (weights[slot] as number) - (LEARNING_RATE * gradient) / Math.sqrt(squares[slot] as number);
  }
}

/** A permutation that depends on `seed` alone. */
function shuffled(length: number, seed: number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  let state = seed + 1;
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
  return order;
}
