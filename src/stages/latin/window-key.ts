/**
 * The letters that a window takes in, from the letter itself outward: each window has one letter more than the one
 * before it.
 */
const REACH = [0, 1, -1, 2, -2, 3] as const;

/** Number of windows around each letter. */
export const WINDOWS = REACH.length;

/** Writes the keys of the windows around letter `at` into `keys`, narrow ones first. Past an edge letters count as 0. */
export function windowKeys(numbers: ArrayLike<number>, at: number, length: number, keys: Uint32Array): void {
  let key = 0;
  for (let width = 0; width < WINDOWS; width++) {
    const i = at + (REACH[width] as number);
    const number = i >= 0 && i < length ? (numbers[i] as number) : 0;
    key = Math.imul(key ^ (number + 1), 0x2c1b3c6d);
    key ^= key >>> 15;
    keys[width] = key;
  }
}
