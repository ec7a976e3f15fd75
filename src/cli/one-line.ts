import { printable } from '../output/printable.ts';

/** A message on one line, safe on a terminal: names of files may hold anything, line breaks among it. */
export function oneLine(message: string): string {
  return printable(message).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
