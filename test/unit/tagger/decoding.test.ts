import { expect, test } from 'vitest';
import { isInside, KINDS, kindOf, LABELS, spansOf } from '../../../src/stages/entities/tagger/labels.ts';
import {
  backward,
  createLattice,
  exponentials,
  forward,
  growLattice,
  setPotentials,
  spanProbability,
} from '../../../src/stages/entities/tagger/lattice.ts';
import { TRANSITION_WEIGHTS, viewTransitions } from '../../../src/stages/entities/tagger/transitions.ts';
import { createDecoder } from '../../../src/stages/entities/tagger/viterbi.ts';
import { createRandom } from '../../../src/training/random.ts';

const LENGTH = 3;

/** Score of going from one label to the next, written out; −∞ where a mention would go on that has not begun. */
function stepScore(row: Float32Array, from: number, to: number): number {
  const { leave, meet, goOn } = viewTransitions(row);
  if (!isInside(to)) return (leave[from] as number) + (meet[kindOf(from) * KINDS + kindOf(to)] as number);
  return kindOf(from) === kindOf(to) ? (goOn[from - 1] as number) : Number.NEGATIVE_INFINITY;
}

function scoreOf(row: Float32Array, emissions: Float32Array, labels: readonly number[]): number {
  const { start, leave, meet } = viewTransitions(row);
  const first = labels[0] as number;
  if (isInside(first)) return Number.NEGATIVE_INFINITY;
  let score = (start[kindOf(first)] as number) + (emissions[first] as number);
  for (let i = 1; i < labels.length; i++) {
    score +=
      stepScore(row, labels[i - 1] as number, labels[i] as number) +
      (emissions[i * LABELS + (labels[i] as number)] as number);
  }
  const last = labels.at(-1) as number;
  return score + (leave[last] as number) + (meet[kindOf(last) * KINDS] as number);
}

function* allRows(length: number): Generator<number[]> {
  if (length === 0) yield [];
  else for (const rest of allRows(length - 1)) for (let label = 0; label < LABELS; label++) yield [...rest, label];
}

test.each([1, 2, 3, 4])('Viterbi and marginals agree with trying every row of labels (seed %i)', (seed) => {
  const random = createRandom(seed);
  const row = Float32Array.from({ length: TRANSITION_WEIGHTS }, () => 2 * random() - 1);
  const emissions = Float32Array.from({ length: LENGTH * LABELS }, () => 3 * random());
  let best: number[] = [];
  let bestScore = Number.NEGATIVE_INFINITY;
  let total = 0;
  const scores = new Map<string, number>();
  for (const labels of allRows(LENGTH)) {
    const score = scoreOf(row, emissions, labels);
    if (score === Number.NEGATIVE_INFINITY) continue;
    total += Math.exp(score);
    for (const span of spansOf(labels))
      scores.set(JSON.stringify(span), (scores.get(JSON.stringify(span)) ?? 0) + Math.exp(score));
    if (score > bestScore) [best, bestScore] = [labels, score];
  }
  expect([...createDecoder(viewTransitions(row))(emissions, LENGTH)]).toEqual(best);

  const lattice = createLattice();
  const transitions = exponentials(row);
  growLattice(lattice, LENGTH);
  setPotentials(lattice, emissions, 0, LENGTH);
  expect(forward(lattice, LENGTH, transitions)).toBe(true);
  backward(lattice, LENGTH, transitions);
  for (const [key, mass] of scores) {
    expect(spanProbability(lattice, transitions, JSON.parse(key), LENGTH)).toBeCloseTo(mass / total, 4);
  }
});
