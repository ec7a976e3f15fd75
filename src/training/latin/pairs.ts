import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lettersOf } from '../../stages/latin/letters.ts';
import { plainLatin } from '../../stages/latin/plain-latin.ts';
import { foldKey } from '../../text/normalize.ts';

/** A word in Arabic letters and a way to write it in Latin ones (a–z only). */
export interface NamePair {
  readonly arabic: string;
  readonly latin: string;
  /** How far the pair is to be believed; 1 is a plain row of the cleanest list. */
  readonly weight: number;
}

interface Source {
  readonly file: string;
  readonly weight: number;
  /** Column of the number of people so written, if the list has one. */
  readonly count?: number;
  /** Column of the split; only rows marked train are read. */
  readonly split?: number;
}

const SOURCES: readonly Source[] = [
  { file: 'google-wikipedia-titles.tsv', weight: 1, split: 2 },
  { file: 'wikidata-persons.tsv', weight: 1, count: 2, split: 3 },
  { file: 'anetac.tsv', weight: 0.4 },
  { file: 'hkiri-phrases.tsv', weight: 0.4 },
  { file: 'camelprop-diacritized.tsv', weight: 0.6 },
];

/**
 * The one-word pairs of all lists of names, and of `own`, whose Arabic word is not in `without` (folded, as `foldKey`
 * gives it).
 */
export function readPairs(dataDir: string, own: readonly NamePair[], without: ReadonlySet<string>): NamePair[] {
  const weights = new Map<string, number>();
  const add = (arabic: string, latin: string, weight: number) => {
    if (arabic === '' || latin === '' || without.has(foldKey(arabic))) return;
    const key = `${arabic}\t${latin}`;
    weights.set(key, (weights.get(key) ?? 0) + weight);
  };
  for (const source of SOURCES) {
    for (const row of readRows(join(dataDir, 'names', source.file))) {
      if (source.split !== undefined && row[source.split] !== 'train') continue;
      if ((row[0] as string).includes(' ')) continue;
      const people = source.count === undefined ? 1 : Number(row[source.count]);
      const weight = source.weight * (1 + Math.log2(people) / 4);
      add(lettersOf(row[0] as string), plainLatin(row[1] as string), weight);
    }
  }
  for (const { arabic, latin, weight } of own) add(arabic, latin, weight);
  return [...weights].map(([key, weight]) => {
    const [arabic, latin] = key.split('\t') as [string, string];
    return { arabic, latin, weight };
  });
}

/** Rows of a table without its heading. */
export function readRows(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
