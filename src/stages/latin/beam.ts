import { type LetterTags, MAX_LETTERS, OUT_OF_REACH } from './letter-tags.ts';
import type { LatinModel } from './model.ts';
import { FEW_STEPS, layOutHistories, nodeOf, scoreOf } from './tag-tables.ts';

/** Readings kept at each letter. */
export const BEAM = 10;

/** A reading that is this many steps behind the best one is given up. */
const MARGIN = 90;

const ROOT = 0;

/** The readings of one word, letter by letter, the best ones first. */
export interface Beam {
  /** Goes on from the readings before letter `row` with the tags that are open; returns how many readings come out. */
  readonly readOn: (row: number, alive: number, count: number) => number;
  /** Cost of a reading of the first `row` letters. */
  readonly costOf: (row: number, reading: number) => number;
  /** Puts the tags of a reading of a word and its end into `path`. */
  readonly trace: (length: number, reading: number, path: Uint16Array) => void;
}

/** Rows of {@link BEAM} readings, one row before each letter, one before the end of the word and one behind. */
export function createBeam(model: LatinModel, letterTags: LetterTags): Beam {
  const { nodes, steps, findSteps } = layOutHistories(model);
  const { tags, costs: tagCosts } = letterTags;
  const costs = new Int32Array((MAX_LETTERS + 2) * BEAM);
  /** Node of the history. */
  const states = new Uint32Array((MAX_LETTERS + 2) * BEAM);
  /** Reading of the row before that it goes on from, and with which tag. */
  const parents = new Uint8Array((MAX_LETTERS + 2) * BEAM);
  const lastTags = new Uint16Array((MAX_LETTERS + 2) * BEAM);
  /** For each tag the last reading gone on with it. */
  const goneOn = new Int32Array(model.chunks.length);
  states[0] = nodes[2 * ROOT] as number; // The first step of all is by the edge.
  let filled = 0;
  /** Cost that a reading must stay below to be kept. */
  let limit = OUT_OF_REACH;

  /** Puts a reading into its place in the row that begins at `row`; the last one falls out of a full row. */
  const keep = (row: number, cost: number, state: number, parent: number, tag: number): void => {
    let at = row + (filled < BEAM ? filled++ : BEAM - 1);
    for (; at > row && (costs[at - 1] as number) > cost; at--) {
      costs[at] = costs[at - 1] as number;
      states[at] = states[at - 1] as number;
      parents[at] = parents[at - 1] as number;
      lastTags[at] = lastTags[at - 1] as number;
    }
    costs[at] = cost;
    states[at] = state;
    parents[at] = parent;
    lastTags[at] = tag;
    limit = (costs[row] as number) + MARGIN;
    if (filled === BEAM) limit = Math.min(limit, costs[row + BEAM - 1] as number);
  };

  /** Goes on from one reading: with the tags that are known after its history, then with those after shorter ones. */
  const goOn = (row: number, from: number, letter: number, count: number, least: number, leastAlone: number): void => {
    let node = states[row - BEAM + from] as number;
    let cost = costs[row - BEAM + from] as number;
    let left = count;
    while (cost + (node === ROOT ? leastAlone : least) < limit) {
      let first = nodes[2 * node] as number;
      let end = nodes[2 * node + 2] as number;
      if (end - first > FEW_STEPS) {
        const fan = findSteps(node, letter);
        first = nodeOf(fan);
        end = first + scoreOf(fan);
      }
      for (let i = first; i < end; i++) {
        const tag = steps[2 * i] as number;
        const step = steps[2 * i + 1] as number;
        const sum = cost + (tagCosts[tag] as number) + scoreOf(step);
        if (sum >= OUT_OF_REACH || goneOn[tag] === from) continue;
        goneOn[tag] = from;
        left--;
        if (sum < limit) keep(row, sum, nodeOf(step), from, tag);
      }
      if (left === 0 || node === ROOT) return;
      const back = nodes[2 * node + 1] as number;
      cost += scoreOf(back);
      node = nodeOf(back);
    }
  };

  return {
    readOn: (row, alive, count) => {
      const letter = letterTags.letter();
      let least = OUT_OF_REACH;
      let leastAlone = OUT_OF_REACH;
      for (let i = 0; i < count; i++) {
        const tag = tags[i] as number;
        const cost = tagCosts[tag] as number;
        goneOn[tag] = BEAM;
        least = Math.min(least, cost);
        leastAlone = Math.min(leastAlone, cost + scoreOf(steps[2 * tag + 3] as number));
      }
      filled = 0;
      limit = OUT_OF_REACH;
      for (let from = 0; from < alive; from++) goOn((row + 1) * BEAM, from, letter, count, least, leastAlone);
      return filled;
    },
    costOf: (row, reading) => costs[row * BEAM + reading] as number,
    trace: (length, reading, path) => {
      let at = parents[(length + 1) * BEAM + reading] as number;
      for (let i = length; i > 0; i--) {
        path[i - 1] = lastTags[i * BEAM + at] as number;
        at = parents[i * BEAM + at] as number;
      }
    },
  };
}
