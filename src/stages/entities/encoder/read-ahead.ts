import type { Token, TokenSpan } from '../../../document.ts';
import { findNames, type Gazetteer } from '../gazetteer.ts';
import { LABELS } from '../tagger/labels.ts';
import type { Encoder } from './encoder.ts';
import { knownSorts } from './known-names.ts';
import { joinRows, type Row } from './rows.ts';

/** Log probabilities of the labels of a stretch's words; asked for in the order of the text. */
export type ScoreReader = (stretch: TokenSpan) => Float32Array | undefined;

/** Pieces that are encoded together, at least: what is kept of a text at a time. */
const WINDOW = 2048;

/** Encodes stretches of tokens as they are asked for, some ahead, so that memory does not grow with the text. */
export function readAhead(
  tokens: readonly Token[],
  stretches: readonly TokenSpan[],
  encoder: Encoder,
  gazetteer: Gazetteer,
): ScoreReader {
  let next = 0;
  let window: ReadonlyMap<number, Float32Array> = new Map();

  function readWindow(): ReadonlyMap<number, Float32Array> {
    const rows: Row[] = [];
    const read: TokenSpan[] = [];
    for (let pieces = 0; pieces < WINDOW && next < stretches.length; next++) {
      const { from, to } = stretches[next] as TokenSpan;
      if (from === to) continue;
      const known = knownSorts(findNames(tokens, { from, to }, gazetteer), { from, to });
      const words = tokens.slice(from, to).map(({ word }) => word);
      const own = encoder.rowsOf(words, known);
      pieces += own.reduce((sum, row) => sum + row.pieces.length, 0);
      rows.push(...own);
      read.push({ from, to });
    }
    const scores = encoder.score(joinRows(rows));
    let at = 0;
    return new Map(
      read.map(({ from, to }) => {
        const begin = at;
        at += (to - from) * LABELS;
        return [from, scores.subarray(begin, at)];
      }),
    );
  }

  return ({ from }) => {
    if (!window.has(from)) window = readWindow();
    return window.get(from);
  };
}
