import { LONGEST_ROW } from './layers.ts';
import { FIRST, LAST, type PieceSplitter } from './pieces.ts';

/** Words as the encoder takes them in. */
export interface Row {
  /** Numbers of the pieces, with those that mark the ends. */
  readonly pieces: readonly number[];
  /** By word: place of its first piece. */
  readonly starts: readonly number[];
}

/** The words, normalized, as one row, or as several where they are too many pieces. */
export function rowsOf(words: readonly string[], split: PieceSplitter): Row[] {
  const rows: Row[] = [];
  let pieces: number[] = [FIRST];
  let starts: number[] = [];
  const close = (): void => {
    if (starts.length > 0) rows.push({ pieces: [...pieces, LAST], starts });
    pieces = [FIRST];
    starts = [];
  };
  for (const word of words) {
    const cut = split(word);
    if (pieces.length + cut.length >= LONGEST_ROW) close();
    starts.push(pieces.length);
    pieces.push(...cut);
  }
  close();
  return rows;
}

/**
 * Rows that follow each other as one, as far as they fit, so that a sentence is read with those around it. Each keeps the
 * mark at its end.
 */
export function joinRows(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  let pieces: number[] = [];
  let starts: number[] = [];
  const close = (): void => {
    if (starts.length > 0) joined.push({ pieces, starts });
    pieces = [];
    starts = [];
  };
  for (const row of rows) {
    if (pieces.length + row.pieces.length - 1 > LONGEST_ROW) close();
    const shift = pieces.length === 0 ? 0 : pieces.length - 1;
    for (const start of row.starts) starts.push(start + shift);
    pieces.push(...(pieces.length === 0 ? row.pieces : row.pieces.slice(1)));
  }
  close();
  return joined;
}
