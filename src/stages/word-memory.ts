import type { Word } from '../document.ts';

/** Words kept, a power of two: those that make up most of any text. */
const SLOTS = 1 << 14;

/**
 * Keeps what `compute` says of the words met last, at most one word in each slot: the forms of one lexer have numbers in a
 * row, frequent ones low numbers, so that they rarely push each other out. Words of any origin may come; equal answers only
 * cost time.
 */
export function rememberByWord<T>(compute: (word: Word) => T): (word: Word) => T {
  const owners = new Array<Word | undefined>(SLOTS).fill(undefined);
  const values = new Array<T | undefined>(SLOTS).fill(undefined);
  return (word) => {
    const slot = word.id & (SLOTS - 1);
    if (owners[slot] !== word) {
      values[slot] = compute(word);
      owners[slot] = word;
    }
    return values[slot] as T;
  };
}
