import { LETTERS } from './letters.ts';
import type { LatinModel, WindowTable } from './model.ts';

/** Bits of a score in a packed number, below the number of a node. */
const SCORE_BITS = 8;

const SCORE_MASK = (1 << SCORE_BITS) - 1;

/** Score of a packed number, and the node packed with it. */
export const scoreOf = (packed: number): number => packed & SCORE_MASK;
export const nodeOf = (packed: number): number => packed >>> SCORE_BITS;

/** So many steps of a node are looked through one by one; those of a node with more are found by the letter of their tags. */
export const FEW_STEPS = 8;

/**
 * The tree of a model, laid out so that going on from a history reads few places in memory. A step leads to the node of
 * its number, shortened until that can begin a longer history.
 */
export interface HistorySteps {
  /** For each node its first step, then the history without its oldest tag, packed with the cost of going there. */
  readonly nodes: Uint32Array;
  /** For each step its tag, then the node it leads to, packed with its score. */
  readonly steps: Uint32Array;
  /** Of a node with more than {@link FEW_STEPS}, the first step by a tag of a letter, packed with their number; 0 for none. */
  readonly findSteps: (node: number, letter: number) => number;
}

/** Works out what a tree tells, once. */
export function layOutHistories({ histories, firstTags }: LatinModel): HistorySteps {
  const { children, backoffs, tags, scores } = histories;
  const suffixes = suffixesOf(children, tags);
  const nodes = new Uint32Array(2 * (children.length + 1));
  let next = 1;
  for (const [node, count] of children.entries()) {
    nodes[2 * node] = next;
    nodes[2 * node + 1] = ((suffixes[node] as number) << SCORE_BITS) | (backoffs[node] as number);
    next += count;
  }
  nodes[2 * children.length] = next;
  const steps = new Uint32Array(2 * tags.length);
  for (const [step, tag] of tags.entries()) {
    const state = step < children.length ? step : (suffixes[step] as number);
    steps[2 * step] = tag;
    steps[2 * step + 1] = (state << SCORE_BITS) | (scores[step] as number);
  }
  return { nodes, steps, findSteps: indexSteps(nodes, tags, lettersOfTags(firstTags)) };
}

/** For each node the one of its history without the oldest tag; both have their steps in order of tags. */
function suffixesOf(children: Uint16Array, tags: Uint16Array): Uint32Array {
  const firsts = new Uint32Array(children.length + 1).fill(1);
  for (const [node, count] of children.entries()) firsts[node + 1] = (firsts[node] as number) + count;
  const suffixes = new Uint32Array(tags.length);
  for (let node = 1; node < children.length; node++) {
    let shorter = firsts[suffixes[node] as number] as number;
    for (let step = firsts[node] as number; step < (firsts[node + 1] as number); step++) {
      while (tags[shorter] !== tags[step]) shorter++;
      suffixes[step] = shorter;
    }
  }
  return suffixes;
}

/** Number of the letter that each tag stands for; 0 for the edge of a word. */
function lettersOfTags(firstTags: Uint16Array): Uint8Array {
  const letters = new Uint8Array(firstTags[LETTERS] as number);
  for (let letter = 1; letter < LETTERS; letter++) letters.fill(letter, firstTags[letter], firstTags[letter + 1]);
  return letters;
}

/** Steps of one node by tags of one letter. */
interface Fan {
  readonly key: number;
  readonly first: number;
  readonly count: number;
}

function indexSteps(nodes: Uint32Array, tags: Uint16Array, letters: Uint8Array): HistorySteps['findSteps'] {
  const fans = listFans(nodes, tags, letters);
  const mask = slotMask(fans.length);
  const slots = new Uint32Array(2 * (mask + 1));
  for (const { key, first, count } of fans) {
    let slot = slotOf(key) & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = key;
    slots[2 * slot + 1] = (first << SCORE_BITS) | count;
  }
  return (node, letter) => {
    const key = node * LETTERS + letter;
    for (let slot = slotOf(key) & mask; ; slot = (slot + 1) & mask) {
      const fan = slots[2 * slot + 1] as number;
      if (fan === 0 || slots[2 * slot] === key) return fan;
    }
  };
}

function listFans(nodes: Uint32Array, tags: Uint16Array, letters: Uint8Array): Fan[] {
  const fans: Fan[] = [];
  for (let node = 0; 2 * node + 2 < nodes.length; node++) {
    const end = nodes[2 * node + 2] as number;
    let first = nodes[2 * node] as number;
    if (end - first <= FEW_STEPS) continue;
    for (let step = first; step < end; step++) {
      const letter = letters[tags[step] as number] as number;
      if (step + 1 < end && letters[tags[step + 1] as number] === letter) continue;
      fans.push({ key: node * LETTERS + letter, first, count: step + 1 - first });
      first = step + 1;
    }
  }
  return fans;
}

/** Finds the list of tags of a window: its number from 1, or 0 where the window is not listed. */
export function indexWindows({ keys }: WindowTable): (key: number) => number {
  const mask = slotMask(keys.length);
  const slots = new Uint32Array(2 * (mask + 1));
  for (let i = 0; i < keys.length; i++) {
    let slot = (keys[i] as number) & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = keys[i] as number;
    slots[2 * slot + 1] = i + 1;
  }
  return (key) => {
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const found = slots[2 * slot + 1] as number;
      if (found === 0 || slots[2 * slot] === key) return found;
    }
  };
}

function slotOf(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A power of two, less one, that leaves a third of the slots free. */
function slotMask(entries: number): number {
  return 2 ** Math.ceil(Math.log2(entries * 1.6)) - 1;
}
