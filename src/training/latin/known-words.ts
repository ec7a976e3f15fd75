import { join } from 'node:path';
import { foldKey } from '../../text/normalize.ts';
import { rawFiles, rawLines } from '../raw-text.ts';
import { type NamePair, readRows } from './pairs.ts';

/** What a Latin word with a capital counts for in running text, and at most. */
const IN_TEXT = 0.5;
const MOST_IN_TEXT = 3;

/** Latin words that are names, with their weights: those of the pairs, of phrases, and those in Arabic texts. */
export async function readKnownWords(
  dataDir: string,
  pairs: readonly NamePair[],
  without: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const known = new Map<string, number>();
  for (const { latin, weight } of pairs) add(known, latin, weight);
  for (const word of wordsOfPhrases(dataDir, without)) add(known, word, IN_TEXT);
  for (const [word, count] of await countLatinWords(dataDir)) add(known, word, Math.min(MOST_IN_TEXT, IN_TEXT * count));
  return known;
}

function add(known: Map<string, number>, word: string, weight: number): void {
  known.set(word, (known.get(word) ?? 0) + weight);
}

/** Words of the Latin phrases no word of whose Arabic side is in `without`. */
function wordsOfPhrases(dataDir: string, without: ReadonlySet<string>): string[] {
  return readRows(join(dataDir, 'names', 'hkiri-phrases.tsv'))
    .filter(([arabic]) => (arabic as string).includes(' '))
    .filter(([arabic]) => !(arabic as string).split(' ').some((word) => without.has(foldKey(word))))
    .flatMap(([, latin]) => (latin as string).toLowerCase().match(/[a-z]{3,}/gu) ?? []);
}

async function countLatinWords(dataDir: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const file of rawFiles(dataDir)) {
    for await (const line of rawLines(file)) {
      for (const [word] of line.matchAll(/[A-Z][A-Za-z]{2,}/gu)) add(counts, word.toLowerCase(), 1);
    }
  }
  return counts;
}
