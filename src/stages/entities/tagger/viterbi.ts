import { beginOf, insideOf, KINDS, kindOf, LABELS, OUTSIDE, TYPES } from './labels.ts';
import type { Transitions } from './transitions.ts';

/** Finds the best row of labels. Keeps its working space from call to call. */
export type Decoder = (emissions: Float32Array, length: number) => Uint8Array;

/** A decoder for these transitions. Its answer is valid until the next call. */
export function createDecoder(transitions: Transitions): Decoder {
  const { start, leave, meet, goOn } = transitions;
  let labels = new Uint8Array(64);
  let back = new Uint8Array(64 * LABELS);
  const scores = new Float32Array(LABELS);
  const exits = new Float32Array(KINDS);
  const exitLabels = new Uint8Array(KINDS);
  const headStarts = findHeadStarts(meet);
  const rivals = new Uint8Array(KINDS);

  function begin(emissions: Float32Array): void {
    scores.fill(Number.NEGATIVE_INFINITY);
    scores[OUTSIDE] = (start[0] as number) + (emissions[OUTSIDE] as number);
    for (let k = 0; k < TYPES.length; k++) {
      scores[beginOf(k)] = (start[k + 1] as number) + (emissions[beginOf(k)] as number);
    }
  }

  /** Lists the mentions whose end may lead anywhere better than a word outside all of them does; returns how many. */
  function gatherExits(): number {
    const outside = (scores[OUTSIDE] as number) + (leave[OUTSIDE] as number);
    let count = 0;
    exits[0] = outside;
    for (let k = 0; k < TYPES.length; k++) {
      const first = (scores[1 + 2 * k] as number) + (leave[1 + 2 * k] as number);
      const later = (scores[2 + 2 * k] as number) + (leave[2 + 2 * k] as number);
      exits[k + 1] = Math.max(first, later);
      exitLabels[k + 1] = first > later ? 1 + 2 * k : 2 + 2 * k;
      if ((exits[k + 1] as number) + (headStarts[k + 1] as number) > outside) rivals[count++] = k + 1;
    }
    return count;
  }

  function step(emissions: Float32Array, at: number): void {
    const count = gatherExits();
    const base = at * LABELS;
    for (let k = 0; k < TYPES.length; k++) {
      const first = (scores[1 + 2 * k] as number) + (goOn[2 * k] as number);
      const later = (scores[2 + 2 * k] as number) + (goOn[2 * k + 1] as number);
      back[base + insideOf(k)] = first > later ? beginOf(k) : insideOf(k);
      scores[2 + 2 * k] = Math.max(first, later) + (emissions[base + 2 + 2 * k] as number);
    }
    for (let to = 0; to < KINDS; to++) {
      let best = (exits[0] as number) + (meet[to] as number);
      let bestKind = 0;
      for (let i = 0; i < count; i++) {
        const from = rivals[i] as number;
        const score = (exits[from] as number) + (meet[from * KINDS + to] as number);
        if (score > best) {
          best = score;
          bestKind = from;
        }
      }
      const label = to === 0 ? OUTSIDE : 2 * to - 1;
      back[base + label] = exitLabels[bestKind] as number;
      scores[label] = best + (emissions[base + label] as number);
    }
  }

  function bestEnd(): number {
    let best = OUTSIDE;
    for (let label = 1; label < LABELS; label++) {
      if (
        (scores[label] as number) + (leave[label] as number) + (meet[kindOf(label) * KINDS] as number) >
        (scores[best] as number) + (leave[best] as number) + (meet[kindOf(best) * KINDS] as number)
      ) {
        best = label;
      }
    }
    return best;
  }

  return (emissions, length) => {
    if (length > labels.length) {
      labels = new Uint8Array(2 * length);
      back = new Uint8Array(2 * length * LABELS);
    }
    if (length === 0) return labels.subarray(0, 0);
    begin(emissions);
    for (let at = 1; at < length; at++) step(emissions, at);
    let label = bestEnd();
    for (let at = length - 1; at >= 0; at--) {
      labels[at] = label;
      label = back[at * LABELS + label] as number;
    }
    return labels.subarray(0, length);
  };
}

/** By kind: by how much its best step is better than the same step from outside; a rounding error is on the safe side. */
function findHeadStarts(meet: Float32Array): Float32Array {
  const ROUNDING = 1e-3;
  return Float32Array.from({ length: KINDS }, (_, from) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let to = 0; to < KINDS; to++)
      most = Math.max(most, (meet[from * KINDS + to] as number) - (meet[to] as number));
    return most + ROUNDING;
  });
}
