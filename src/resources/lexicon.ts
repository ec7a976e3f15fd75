import { readdirSync } from 'node:fs';
import type { EntityType } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import type { Demonym } from '../stages/entities/demonyms.ts';
import type { LexiconLine } from '../stages/entities/gazetteer.ts';
import { readEntries } from './word-list.ts';

/** Columns of a lexicon file: name, variants parted by |, type, Latin name, country code, flags. */
const COLUMNS = 6;

/** Nationality adjectives: a table with columns of its own. */
const DEMONYMS = 'demonyms.tsv';

/** Reads every lexicon file of a folder, in the order of their names. */
export function readLexicons(folder: URL): LexiconLine[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv') && name !== DEMONYMS)
    .sort()
    .flatMap((name) => readLexicon(new URL(name, folder)));
}

/**
 * Reads one lexicon file.
 *
 * @throws AnalysisError 'resource' naming file and line for a malformed line.
 */
export function readLexicon(file: URL): LexiconLine[] {
  return readEntries(file, COLUMNS).map(({ columns, line }) => {
    const [name, variants, type, latin, code, flags] = columns as [string, string, string, string, string, string];
    if (!TYPES.has(type)) {
      const place = `${file.pathname.split('/').at(-1)}:${line}`;
      throw new AnalysisError(
        'resource',
        `${place}: type "${type}", expected one of ${[...TYPES].join(', ')}`,
        'malformed',
      );
    }
    return {
      name,
      variants: variants === '' ? [] : variants.split('|'),
      type: type as EntityType,
      latin,
      code,
      ambiguous: flags === 'ambiguous',
    };
  });
}

/** Reads the nationality adjectives: adjective, country, code, flags. */
export function readDemonyms(folder: URL): Demonym[] {
  return readEntries(new URL(DEMONYMS, folder), 4).map(({ columns: [adjective, , code, flags] }) => ({
    adjective: adjective as string,
    code: code as string,
    ambiguous: flags === 'ambiguous',
  }));
}

const TYPES: ReadonlySet<string> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'EVENT', 'PRODUCT', 'NORP', 'LAW']);
