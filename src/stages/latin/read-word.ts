import { createKnownLookup } from './known-words.ts';
import { LETTERS, letterNumber } from './letters.ts';
import type { HistoryTree, LatinModel } from './model.ts';
import { WINDOWS, windowKeys } from './window-key.ts';

/** One way to write a word, lower case. Scores are logarithms in steps of the model, smaller is likelier. */
export interface Reading {
  readonly latin: string;
  readonly cost: number;
}

export type WordReader = (letters: string) => Reading[];

/** Readings kept at each letter. */
const BEAM = 8;

/** A reading that is this many steps behind the best one is given up. */
const MARGIN = 80;

/** What a word is given for being known, by how common it is. */
const KNOWN_BONUS = [48, 54, 58, 64] as const;

/** Letters past these are not read: no name is that long. */
const MAX_LETTERS = 40;

/** The tree with what can be worked out from it. */
interface Tree {
  readonly scores: Uint8Array;
  readonly backoffs: Uint8Array;
  /** Each history without its oldest tag. */
  readonly shorter: Uint32Array;
  /** First node of the last depth, which begins no longer history. */
  readonly lastDepth: number;
  readonly child: (node: number, tag: number) => number;
}

function growTree({ children, backoffs, tags, scores }: HistoryTree): Tree {
  const mask = 2 ** Math.ceil(Math.log2(tags.length * 1.6)) - 1;
  const slots = new Uint32Array(mask + 1);
  const parents = new Uint32Array(tags.length);
  const slotOf = (node: number, tag: number) => (Math.imul(node, 0x9e3779b1) ^ Math.imul(tag, 0x85ebca6b)) >>> 7;
  const child = (node: number, tag: number): number => {
    for (let slot = slotOf(node, tag) & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] as number;
      if (found === 0 || (parents[found] === node && tags[found] === tag)) return found;
    }
  };
  const shorter = new Uint32Array(tags.length);
  let next = 1;
  for (let node = 0; node < children.length; node++) {
    for (const end = next + (children[node] as number); next < end; next++) {
      parents[next] = node;
      shorter[next] = node === 0 ? 0 : child(shorter[node] as number, tags[next] as number);
      let slot = slotOf(node, tags[next] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = next;
    }
  }
  return { scores, backoffs, shorter, lastDepth: children.length, child };
}

/** Finds the first tag of the list of a window and the end of it, or 0 where the window is not listed. */
function indexWindows({ keys, lengths }: LatinModel['windows']): {
  find: (key: number) => number;
  starts: Uint32Array;
} {
  const mask = 2 ** Math.ceil(Math.log2(keys.length * 1.6)) - 1;
  const slots = new Uint32Array(mask + 1);
  const starts = new Uint32Array(keys.length + 1);
  for (let i = 0; i < keys.length; i++) {
    starts[i + 1] = (starts[i] as number) + (lengths[i] as number);
    let slot = (keys[i] as number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = i + 1;
  }
  const find = (key: number): number => {
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] as number;
      if (found === 0 || keys[found - 1] === key) return found;
    }
  };
  return { find, starts };
}

/** A reader of words; its working memory is made once and shared by all its calls. */
export function createWordReader(model: LatinModel): WordReader {
  const { chunks, firstTags, windows } = model;
  const { scores, backoffs, shorter, lastDepth, child } = growTree(model.histories);
  const { find, starts } = indexWindows(windows);
  const frequencyOf = createKnownLookup(model.known);
  const numbers = new Uint8Array(MAX_LETTERS);
  const keys = new Uint32Array(WINDOWS);
  const readable = Uint8Array.from({ length: LETTERS }, (_, number) => {
    windowKeys([number], 0, 1, keys);
    return find(keys[0] as number) === 0 ? 0 : 1;
  });
  const parents = new Uint8Array((MAX_LETTERS + 2) * BEAM);
  const ownTags = new Uint16Array((MAX_LETTERS + 2) * BEAM);
  const begin = child(0, 0);
  let states = new Uint32Array(BEAM);
  let costs = new Int32Array(BEAM);
  let nextStates = new Uint32Array(BEAM);
  let nextCosts = new Int32Array(BEAM);
  let filled = 0;

  /** Puts reading `from`, gone on with `tag`, into the next row. */
  const extend = (row: number, from: number, tag: number, cost: number): void => {
    let node = states[from] as number;
    let sum = cost;
    let next = child(node, tag);
    const limit =
      filled === BEAM ? (nextCosts[BEAM - 1] as number) : filled > 0 ? (nextCosts[0] as number) + MARGIN : 1e9;
    while (next === 0) {
      if (node === 0) return;
      sum += backoffs[node] as number;
      if (sum >= limit) return;
      node = shorter[node] as number;
      next = child(node, tag);
    }
    sum += scores[next] as number;
    if (sum >= limit) return;
    while (next >= lastDepth) next = shorter[next] as number;
    let at = filled < BEAM ? filled++ : BEAM - 1;
    for (; at > 0 && (nextCosts[at - 1] as number) > sum; at--) {
      nextCosts[at] = nextCosts[at - 1] as number;
      nextStates[at] = nextStates[at - 1] as number;
      parents[row + at] = parents[row + at - 1] as number;
      ownTags[row + at] = ownTags[row + at - 1] as number;
    }
    nextCosts[at] = sum;
    nextStates[at] = next;
    parents[row + at] = from;
    ownTags[row + at] = tag;
  };

  const turn = (): void => {
    [states, nextStates] = [nextStates, states];
    [costs, nextCosts] = [nextCosts, costs];
  };

  const latinOf = (reading: number, length: number): string => {
    let latin = '';
    let at = reading;
    for (let i = length; i > 0; i--) {
      latin = (chunks[ownTags[i * BEAM + at] as number] as string) + latin;
      at = parents[i * BEAM + at] as number;
    }
    return latin;
  };

  return (letters) => {
    let length = 0;
    for (let i = 0; i < letters.length && length < MAX_LETTERS; i++) {
      const number = letterNumber(letters.charCodeAt(i));
      if (readable[number] === 1) numbers[length++] = number;
    }
    states[0] = begin;
    costs[0] = 0;
    let alive = 1;
    for (let i = 0; i < length; i++) {
      filled = 0;
      let list = 0;
      windowKeys(numbers, i, length, keys);
      for (let width = WINDOWS - 1; list === 0 && width >= 0; width--) list = find(keys[width] as number);
      const first = firstTags[numbers[i] as number] as number;
      const end = starts[list] as number;
      const row = (i + 1) * BEAM;
      for (let reading = 0; reading < alive; reading++) {
        for (let at = starts[list - 1] as number; at < end; at++) {
          const cost = (costs[reading] as number) + ((windows.scores[at] as number) >> 1);
          if (filled > 0 && cost >= (nextCosts[0] as number) + MARGIN) break;
          if (filled === BEAM && cost >= (nextCosts[BEAM - 1] as number)) break;
          extend(row, reading, first + (windows.tags[at] as number), cost);
        }
      }
      alive = filled;
      turn();
    }
    const row = (length + 1) * BEAM;
    filled = 0;
    for (let reading = 0; reading < alive; reading++) extend(row, reading, 0, costs[reading] as number);
    turn();
    const readings: Reading[] = [];
    for (let i = 0; i < filled; i++) {
      const latin = latinOf(parents[row + i] as number, length);
      if (latin === '' || readings.some((reading) => reading.latin === latin)) continue;
      const frequency = frequencyOf(latin);
      readings.push({ latin, cost: (costs[i] as number) - (frequency < 0 ? 0 : (KNOWN_BONUS[frequency] as number)) });
    }
    return readings.sort((a, b) => a.cost - b.cost);
  };
}
