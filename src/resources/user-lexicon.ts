import { readFileSync } from 'node:fs';
import type { EntityType } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import type { LexiconLine } from '../stages/entities/gazetteer.ts';
import { INDEXED_TYPES } from '../stages/entities/gazetteer-index.ts';
import { nameWords } from '../stages/entities/name-key.ts';
import { normalize } from '../text/normalize.ts';

export type { LexiconLine };

const COLUMNS = 'name, variants, type, latin, code, flags';

/**
 * Reads lexicons that users wrote: one name a line in the columns of our own, parted by tabs; the last three may be left
 * out, lines that begin with # are comments. Earlier files and lines win over later ones.
 *
 * @throws AnalysisError 'usage' naming file and line, and what to do.
 */
export function readUserLexicons(paths: readonly string[]): LexiconLine[] {
  return paths.flatMap((path) =>
    readLines(path).flatMap((line, index) =>
      line.trim() === '' || line.startsWith('#') ? [] : [parseLine(line, `${path}:${index + 1}`)],
    ),
  );
}

function readLines(path: string): string[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw refusal(path, missing ? 'no such file' : (cause as Error).message, cause);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r?\n/u);
  } catch (cause) {
    throw refusal(path, 'not UTF-8; convert it, for example with iconv -t utf-8', cause);
  }
}

function parseLine(line: string, place: string): LexiconLine {
  const columns = line.split('\t').map((column) => normalize(column).trim());
  if (columns.length > 6) throw refusal(place, `${columns.length} columns, expected at most 6: ${COLUMNS}`);
  const [name = '', variants = '', type = '', latin = '', code = '', flags = ''] = columns;
  checkNames([name, ...split(variants)], place);
  if (type === '') throw refusal(place, `no type in the third column; write ${COLUMNS}, parted by tabs`);
  if (!isIndexed(type)) throw refusal(place, `type "${type}"; write one of ${INDEXED_TYPES.join(', ')}`);
  if (!/^(?:[A-Z]{2})?$/u.test(code))
    throw refusal(place, `code "${code}"; write two capitals (ISO 3166-1), or nothing`);
  if (flags !== '' && flags !== 'ambiguous') throw refusal(place, `flag "${flags}"; write "ambiguous", or nothing`);
  return { name, variants: split(variants), type, latin, code, ambiguous: flags === 'ambiguous' };
}

function split(variants: string): string[] {
  return variants
    .split('|')
    .map((variant) => variant.trim())
    .filter((variant) => variant !== '');
}

function checkNames(names: readonly string[], place: string): void {
  const bad = names.find((name) => !/\p{L}/u.test(name));
  if (bad !== undefined) throw refusal(place, bad === '' ? 'no name in the first column' : `"${bad}" is no name`);
  const long = names.find((name) => nameWords(name).length > LONGEST_NAME);
  if (long !== undefined) throw refusal(place, `"${long}" has more than ${LONGEST_NAME} words; shorten it`);
}

/** Words of a name at most: each place of a text is compared with that many words. */
const LONGEST_NAME = 20;

function isIndexed(type: string): type is EntityType {
  return (INDEXED_TYPES as readonly string[]).includes(type);
}

function refusal(place: string, problem: string, cause?: unknown): AnalysisError {
  return new AnalysisError('usage', `${place}: ${problem}`, 'lexicon', { cause });
}
