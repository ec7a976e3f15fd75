import { LONGEST_ROW } from './layers.ts';
import { FIRST, LAST, type PieceSplitter } from './pieces.ts';

/** Words as the encoder takes them in. */
export interface Row {
  /** Numbers of the pieces, with those that mark the ends. */
  readonly pieces: readonly number[];
  /** By word: place of its first piece. */
  readonly starts: readonly number[];
  /** By piece: what the lexicons say of its word, see `knownSorts`. */
  readonly known: readonly number[];
}

const UNLISTED = 0;

/** The words, normalized, as one row, or as several where they are too many pieces. `known` is what the lexicons say of each. */
export function rowsOf(words: readonly string[], known: ArrayLike<number>, split: PieceSplitter): Row[] {
  const rows: Row[] = [];
  let pieces: number[] = [FIRST];
  let starts: number[] = [];
  let sorts: number[] = [UNLISTED];
  const close = (): void => {
    if (starts.length > 0) rows.push({ pieces: [...pieces, LAST], starts, known: [...sorts, UNLISTED] });
    pieces = [FIRST];
    starts = [];
    sorts = [UNLISTED];
  };
  for (const [at, word] of words.entries()) {
    const cut = split(word);
    if (pieces.length + cut.length >= LONGEST_ROW) close();
    starts.push(pieces.length);
    pieces.push(...cut);
    for (let i = 0; i < cut.length; i++) sorts.push(known[at] as number);
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
  let known: number[] = [];
  const close = (): void => {
    if (starts.length > 0) joined.push({ pieces, starts, known });
    pieces = [];
    starts = [];
    known = [];
  };
  for (const row of rows) {
    if (pieces.length + row.pieces.length - 1 > LONGEST_ROW) close();
    const shift = pieces.length === 0 ? 0 : pieces.length - 1;
    for (const start of row.starts) starts.push(start + shift);
    const first = pieces.length === 0 ? 0 : 1;
    pieces.push(...row.pieces.slice(first));
    known.push(...row.known.slice(first));
  }
  close();
  return joined;
}
