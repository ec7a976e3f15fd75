import { AnalysisError } from '../errors.ts';
import { nameWords } from '../stages/entities/name-key.ts';
import type { Rank, Reading, SharedNames } from '../stages/resolve/reading.ts';
import { readEntries } from './word-list.ts';

const RANKS: ReadonlySet<string> = new Set<Rank>(['country', 'capital', 'city', 'region']);

/** Columns: name, Latin spelling, country code, rank, signs, flag. */
const COLUMNS = 6;

/**
 * Reads the names that several places bear, by folded words.
 *
 * @throws AnalysisError 'resource' naming file and line for a malformed line.
 */
export function readSharedNames(file: URL): SharedNames {
  const names = new Map<string, Reading[]>();
  for (const { columns, line } of readEntries(file, COLUMNS)) {
    const [name, latin, code, rank, signs, flag] = columns as [string, string, string, string, string, string];
    if (!RANKS.has(rank)) {
      const place = `${file.pathname.split('/').at(-1)}:${line}`;
      throw new AnalysisError(
        'resource',
        `${place}: rank "${rank}", expected one of ${[...RANKS].join(', ')}`,
        'malformed',
      );
    }
    const key = nameWords(name).join(' ');
    const reading: Reading = {
      entry: { name, type: 'GPE', latin, code, ambiguous: false },
      rank: rank as Rank,
      signs: signs === '' ? [] : signs.split(' '),
      isDefault: flag === 'default',
      isBeside: flag === 'beside',
    };
    names.set(key, [...(names.get(key) ?? []), reading]);
  }
  return names;
}
