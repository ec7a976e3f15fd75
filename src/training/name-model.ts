import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LETTERS, letterNumber, NAME_MODEL_SIZE, type NameModel } from '../stages/entities/tagger/name-likeness.ts';
import { foldKey } from '../text/normalize.ts';

/** Lists of name words with an open licence: first column Arabic, the training rows only. */
const LISTS = ['wikidata-persons.tsv', 'google-wikipedia-titles.tsv'];

/** Letter statistics of names (Wikidata, Wikipedia titles) against those of all words in running text. */
export function trainNameModel(dataDir: string, words: readonly string[], counts: Int32Array): NameModel {
  const names = new Float64Array(NAME_MODEL_SIZE);
  for (const list of LISTS) {
    for (const row of readFileSync(join(dataDir, 'names', list), 'utf8')
      .split('\n')
      .slice(1)) {
      if (row.endsWith('train')) addWord(names, foldKey(row.split('\t')[0] as string), 1);
    }
  }
  const common = new Float64Array(NAME_MODEL_SIZE);
  for (const [i, word] of words.entries()) addWord(common, word, Math.sqrt(counts[i] as number));
  const inNames = conditionals(names);
  const inCommon = conditionals(common);
  return Int8Array.from(inNames, (p, i) =>
    Math.max(-127, Math.min(127, Math.round(8 * Math.log(p / (inCommon[i] as number))))),
  );
}

function addWord(counts: Float64Array, word: string, weight: number): void {
  let first = 0;
  let second = 0;
  for (let i = 0; i <= word.length; i++) {
    const letter = i < word.length ? letterNumber(word.charCodeAt(i)) : 0;
    const at = (first * LETTERS + second) * LETTERS + letter;
    counts[at] = (counts[at] as number) + weight;
    first = second;
    second = letter;
  }
}

/** Probability of each letter after two others, backed off to after one and to none. */
function conditionals(counts: Float64Array): Float64Array {
  const pairs = new Float64Array(LETTERS ** 2);
  const singles = new Float64Array(LETTERS);
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    pairs[i % LETTERS ** 2] = (pairs[i % LETTERS ** 2] as number) + count;
    singles[i % LETTERS] = (singles[i % LETTERS] as number) + count;
    total += count;
  }
  const sums = (row: Float64Array, at: number) => row.subarray(at, at + LETTERS).reduce((a, b) => a + b, 0);
  return counts.map((count, i) => {
    const letter = i % LETTERS;
    const pairBase = Math.floor((i % LETTERS ** 2) / LETTERS) * LETTERS;
    const single = ((singles[letter] as number) + 1) / (total + LETTERS);
    const pair = ((pairs[pairBase + letter] as number) + 20 * single) / (sums(pairs, pairBase) + 20);
    const base = i - letter;
    return (count + 10 * pair) / (sums(counts, base) + 10);
  });
}
