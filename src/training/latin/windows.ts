import { letterNumber } from '../../stages/latin/letters.ts';
import { quantize, type WindowTable } from '../../stages/latin/model.ts';
import { WINDOWS, windowKeys } from '../../stages/latin/window-key.ts';

/** The letters of a word and the tag of each. */
export interface TaggedWord {
  readonly letters: string;
  readonly tags: readonly number[];
  readonly weight: number;
}

/** Tags less likely than this in a window are not listed. */
const LEAST = 0.004;

const MAX_LISTED = 24;

/** A window is listed when it tells so much (natural logarithms, over all its words) more than the narrower one. */
const LEAST_GAIN = 3.5;

/** Weight of the narrower window, for each different tag seen. */
const PRIOR = 0.8;

interface Window {
  readonly counts: Map<number, number>;
  readonly narrower: Window | null;
  readonly first: number;
  probabilities: Map<number, number>;
  listed: boolean;
}

/** Probabilities of tags given the letters around, smoothed with those in the narrower window (Witten–Bell). */
export function trainWindows(words: readonly TaggedWord[], firstTags: Uint16Array): WindowTable {
  const levels = countWindows(words, firstTags);
  const listed: [number, Window][] = [];
  for (const level of levels) {
    for (const [key, window] of level) {
      smooth(window);
      if (window.listed) listed.push([key, window]);
    }
  }
  return pack(listed);
}

/** Windows by key, narrow ones first. */
function countWindows(words: readonly TaggedWord[], firstTags: Uint16Array): Map<number, Window>[] {
  const levels = Array.from({ length: WINDOWS }, () => new Map<number, Window>());
  const keys = new Uint32Array(WINDOWS);
  for (const { letters, tags, weight } of words) {
    const numbers = Array.from(letters, (letter) => letterNumber(letter.charCodeAt(0)));
    for (const [i, tag] of tags.entries()) {
      let narrower: Window | null = null;
      windowKeys(numbers, i, numbers.length, keys);
      for (const [width, level] of levels.entries()) {
        const key = keys[width] as number;
        let window = level.get(key);
        if (window === undefined) {
          const first = firstTags[numbers[i] as number] as number;
          window = { counts: new Map(), narrower, first, probabilities: new Map(), listed: false };
          level.set(key, window);
        }
        window.counts.set(tag, (window.counts.get(tag) ?? 0) + weight);
        narrower = window;
      }
    }
  }
  return levels;
}

function smooth(window: Window): void {
  const { counts, narrower } = window;
  let sum = 0;
  for (const count of counts.values()) sum += count;
  const prior = narrower === null ? 0 : PRIOR * counts.size;
  const probabilities = new Map<number, number>();
  for (const [tag, p] of narrower?.probabilities ?? []) probabilities.set(tag, (prior * p) / (sum + prior));
  let gain = 0;
  for (const [tag, count] of counts) {
    const p = (probabilities.get(tag) ?? 0) + count / (sum + prior);
    probabilities.set(tag, p);
    if (narrower !== null) gain += count * Math.log(p / (narrower.probabilities.get(tag) as number));
  }
  window.listed = narrower === null || gain >= LEAST_GAIN;
  window.probabilities = window.listed || narrower === null ? probabilities : narrower.probabilities;
}

function pack(windows: readonly [number, Window][]): WindowTable {
  const keys: number[] = [];
  const lengths: number[] = [];
  const tags: number[] = [];
  const scores: number[] = [];
  for (const [key, { probabilities, first }] of windows) {
    const list = [...probabilities].filter(([, p]) => p >= LEAST);
    list.sort(([tagA, a], [tagB, b]) => b - a || tagA - tagB).splice(MAX_LISTED);
    keys.push(key);
    lengths.push(list.length);
    for (const [tag, p] of list) {
      tags.push(tag - first);
      scores.push(quantize(Math.log(p)));
    }
  }
  return {
    keys: Uint32Array.from(keys),
    lengths: Uint8Array.from(lengths),
    tags: Uint8Array.from(tags),
    scores: Uint8Array.from(scores),
  };
}
