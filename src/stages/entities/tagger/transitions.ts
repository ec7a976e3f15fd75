import { KINDS, LABELS, TYPES } from './labels.ts';

/**
 * Scores of going from label to label, factored: leaving a label costs `leave[label]`, and what it is of meets what begins
 * next in `meet[from kind][to kind]`; a mention goes on by `goOn`, from its first word (2k) or a later one (2k + 1).
 * With 39 labels that is 400 sums a token rather than 1,521.
 */
export interface Transitions {
  /** By kind: how a sentence begins. */
  readonly start: Float32Array;
  readonly leave: Float32Array;
  readonly meet: Float32Array;
  readonly goOn: Float32Array;
}

/** All transition scores in one row: start, leave, meet, goOn. */
export const TRANSITION_WEIGHTS = KINDS + LABELS + KINDS * KINDS + 2 * TYPES.length;

/** Names the parts of a row of {@link TRANSITION_WEIGHTS} scores, without copying it. */
export function viewTransitions(row: Float32Array): Transitions {
  const leave = KINDS;
  const meet = leave + LABELS;
  const goOn = meet + KINDS * KINDS;
  return {
    start: row.subarray(0, leave),
    leave: row.subarray(leave, meet),
    meet: row.subarray(meet, goOn),
    goOn: row.subarray(goOn, TRANSITION_WEIGHTS),
  };
}
