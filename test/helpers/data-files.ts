import { readdirSync, readFileSync } from 'node:fs';

/** Folder of the data files. */
export const DATA = new URL('../../src/resources/data/', import.meta.url);

/** One entry and the line it stands on. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Paths of all data files below the data folder. */
export function dataPaths(): string[] {
  return readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.[a-z]+$/u.test(path))
    .sort();
}

/** Text of a data file; throws when its bytes are not UTF-8. */
export function dataText(path: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(new URL(path, DATA)));
}

/** Entries of a data file, read without the project's own loader. */
export function dataRows(path: string): Row[] {
  return dataText(path)
    .split('\n')
    .map((text, index) => ({ cells: text.split('\t'), line: index + 1, text }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}
