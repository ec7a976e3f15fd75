import { LETTERS, letterNumber } from './letters.ts';
import type { LatinModel } from './model.ts';
import { indexWindows } from './tag-tables.ts';
import { WINDOWS, windowKeys } from './window-key.ts';

/** Letters past these are not read: no name is that long. */
export const MAX_LETTERS = 40;

/** Above the cost of any reading, with that of a tag too. */
export const OUT_OF_REACH = 1 << 29;

/** Tag of the edges of a word. */
const EDGE = 0;

/** The tags that each letter of one word may have, given the letters around it. One letter is open at a time. */
export interface LetterTags {
  /** Takes a word in and returns how many of its letters can be read. */
  readonly takeWord: (letters: string) => number;
  /** Opens a letter of the word in a region, by its number in `REGIONS`, and returns how many tags it may have. */
  readonly open: (at: number, region: number) => number;
  /** Opens the end of the word. */
  readonly openEnd: () => number;
  readonly close: (count: number) => void;
  /** Number of the open letter. */
  readonly letter: () => number;
  /** The tags of the open letter. */
  readonly tags: Uint16Array;
  /** Cost of each tag of the model, {@link OUT_OF_REACH} for those that are not open. */
  readonly costs: Int32Array;
}

export function createLetterTags({ chunks, firstTags, windows, leanings }: LatinModel): LetterTags {
  const findWindow = indexWindows(windows);
  const starts = startsOf(windows.lengths);
  const keys = new Uint32Array(WINDOWS);
  const numbers = new Uint8Array(MAX_LETTERS);
  const tags = new Uint16Array(chunks.length);
  const costs = new Int32Array(chunks.length).fill(OUT_OF_REACH);
  const readable = Uint8Array.from({ length: LETTERS }, (_, number) => {
    windowKeys([number], 0, 1, keys);
    return findWindow(keys[0] as number) === 0 ? 0 : 1;
  });
  let length = 0;
  let letter = 0;

  /** Number of the tag list of the widest window around a letter that is listed. */
  const listOf = (at: number): number => {
    windowKeys(numbers, at, length, keys);
    let list = 0;
    for (let width = WINDOWS - 1; list === 0 && width >= 0; width--) list = findWindow(keys[width] as number);
    return list;
  };

  return {
    takeWord: (letters) => {
      length = 0;
      for (let i = 0; i < letters.length && length < MAX_LETTERS; i++) {
        const number = letterNumber(letters.charCodeAt(i));
        if (readable[number] === 1) numbers[length++] = number;
      }
      return length;
    },
    open: (at, region) => {
      const list = listOf(at);
      const from = starts[list - 1] as number;
      const count = (starts[list] as number) - from;
      letter = numbers[at] as number;
      const first = firstTags[letter] as number;
      const leaning = region * chunks.length;
      for (let i = 0; i < count; i++) {
        const tag = first + (windows.tags[from + i] as number);
        tags[i] = tag;
        // Windows and histories tell much the same: the windows count half.
        costs[tag] = ((windows.scores[from + i] as number) >> 1) + (leanings[leaning + tag] as number);
      }
      return count;
    },
    openEnd: () => {
      letter = EDGE;
      tags[0] = EDGE;
      costs[EDGE] = 0;
      return 1;
    },
    close: (count) => {
      for (let i = 0; i < count; i++) costs[tags[i] as number] = OUT_OF_REACH;
    },
    letter: () => letter,
    tags,
    costs,
  };
}

function startsOf(lengths: Uint8Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) starts[i + 1] = (starts[i] as number) + length;
  return starts;
}
