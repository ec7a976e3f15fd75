import { readFileSync } from 'node:fs';
import { AnalysisError } from '../errors.ts';
import { CharClass, classOf } from '../text/characters.ts';

/** One entry of a data file with the place it was read from, for messages. */
export interface Entry {
  readonly columns: readonly string[];
  readonly line: number;
}

/** Direction controls, short vowels and tatweel have no place in data files: they are editing slips that never match. */
function strayMark(line: string): number {
  for (let i = 0; i < line.length; i++) {
    const kind = classOf(line.charCodeAt(i));
    if (kind === CharClass.ArabicMark || kind === CharClass.Invisible || kind === CharClass.Control) return i;
  }
  return -1;
}

/**
 * Reads a data file of one entry a line: columns parted by tabs, comments and headings begin with `#`.
 *
 * @throws AnalysisError 'resource' naming file and line when a line holds a stray mark, space at an edge, or a wrong
 * number of columns.
 */
export function readEntries(file: URL, columns: number): Entry[] {
  const entries: Entry[] = [];
  const lines = readText(file).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    entries.push({ columns: parseLine(file, index + 1, line, columns), line: index + 1 });
  }
  return entries;
}

function parseLine(file: URL, number: number, line: string, columns: number): string[] {
  const stray = strayMark(line.replaceAll('\t', ' '));
  if (stray >= 0) {
    const code = line.charCodeAt(stray).toString(16).toUpperCase().padStart(4, '0');
    throw badLine(file, number, `stray mark U+${code} at column ${stray + 1}; remove it`);
  }
  const parts = line.split('\t');
  if (parts.length !== columns) throw badLine(file, number, `${parts.length} columns, expected ${columns}`);
  const spaced = parts.find((part) => part !== part.trim() || part.includes('  '));
  if (spaced !== undefined) throw badLine(file, number, `spaces at the edge of or doubled in "${spaced}"`);
  return parts;
}

/** Reads a list of one word or phrase a line; see {@link readEntries}. */
export function readWordList(file: URL): string[] {
  return readEntries(file, 1).map((entry) => entry.columns[0] as string);
}

function readText(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AnalysisError('resource', `${baseName(file)}: cannot be read; install khabar again`, 'missing', {
      cause,
    });
  }
}

function badLine(file: URL, line: number, problem: string): AnalysisError {
  return new AnalysisError('resource', `${baseName(file)}:${line}: ${problem}`, 'malformed');
}

function baseName(file: URL): string {
  return file.pathname.slice(file.pathname.lastIndexOf('/') + 1);
}
