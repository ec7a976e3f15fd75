/** Letters are numbered 1 … 37, 0 is the edge of a word, anything else counts as the last. */
export const LETTERS = 38;

/** Log odds in eighths of each letter after the two before it: in names of people against common words. */
export type NameModel = Int8Array;

export const NAME_MODEL_SIZE = LETTERS ** 3;

/** Number of a letter of a folded key. */
export function letterNumber(unit: number): number {
  const number = unit - 0x0620;
  if (number >= 1 && number <= 0x1a) return number;
  if (number >= 0x21 && number <= 0x2a) return number - 6;
  return LETTERS - 1;
}

/** Summed log odds, in eighths, that `key` is a name rather than a common word. */
export function nameScore(model: NameModel, key: string): number {
  let first = 0;
  let second = 0;
  let sum = 0;
  for (let i = 0; i <= key.length; i++) {
    const letter = i < key.length ? letterNumber(key.charCodeAt(i)) : 0;
    sum += model[(first * LETTERS + second) * LETTERS + letter] as number;
    first = second;
    second = letter;
  }
  return sum;
}
