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
