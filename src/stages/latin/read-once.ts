import type { Reading, WordReader } from './read-word.ts';
import type { Region } from './regions.ts';

/** Words kept for each region; when there are as many, all are forgotten. */
const MOST_WORDS = 2048;

/**
 * A reader that does not read a word twice where only its best reading is wanted. The reader behind it is made when there is
 * a word to read: that takes longer than to spell many names, and most words are known.
 */
export function readOnce(createReader: () => WordReader): WordReader {
  let reader: WordReader | undefined;
  const read = (letters: string, region: Region, most?: number): Reading[] => {
    reader ??= createReader();
    return reader(letters, region, most);
  };
  const kept = new Map<Region, Map<string, Reading[]>>();
  return (letters, region = '', most) => {
    if (most !== 1) return read(letters, region, most);
    const words = kept.get(region) ?? new Map<string, Reading[]>();
    const known = words.get(letters);
    if (known !== undefined) return known;
    if (words.size === MOST_WORDS) words.clear();
    const readings = read(letters, region, 1);
    words.set(letters, readings);
    kept.set(region, words);
    return readings;
  };
}
