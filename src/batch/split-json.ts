import { createCollector, type Piece } from './split-lines.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;
const NEWLINE = 0x0a;

/**
 * The records of a JSON file: the elements of its array, or its values one after another. Only brackets and strings are
 * looked at; whether a piece is JSON shows when it is parsed. What begins with neither bracket is one piece: no records, and
 * one failure rather than one for each word. Of a record over `maxBytes` nothing is kept.
 */
export async function* splitJson(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Piece> {
  const record = createCollector(maxBytes);
  let at = 1;
  /** Of this byte, and of the start of the record. */
  let line = 1;
  let begunOn = 1;
  let depth = 0;
  let isArray: boolean | null = null;
  let isOther = false;
  let inside = false;
  let inString = false;
  let escaped = false;
  for await (const chunk of chunks) {
    let start = 0;
    for (let i = 0; i < chunk.length && !isOther; i++) {
      const byte = chunk[i] as number;
      if (byte === NEWLINE) line++;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (!inside) {
        if (isSpace(byte) || byte === COMMA) continue;
        if (isArray === null) {
          isArray = byte === OPEN_BRACKET;
          isOther = !isArray && byte !== OPEN_BRACE;
          if (isArray) continue;
        }
        if (isArray && byte === CLOSE_BRACKET) continue;
        inside = true;
        start = i;
        begunOn = line;
      }
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth--;
        // Below zero it is the end of the array around a bare value, or a stray bracket.
        const end = depth < 0 ? i : i + 1;
        if (depth > 0) continue;
        depth = 0;
        record.add(chunk.subarray(start, end));
        yield { bytes: record.take(), at: at++, line: begunOn };
        inside = false;
      } else if (depth === 0 && (byte === COMMA || isSpace(byte))) {
        record.add(chunk.subarray(start, i));
        yield { bytes: record.take(), at: at++, line: begunOn };
        inside = false;
      }
    }
    if (inside) record.add(chunk.subarray(start));
  }
  if (inside) yield { bytes: record.take(), at, line: begunOn };
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
