/** A piece of a stream of records. */
export interface Piece {
  /** Without the line break, or null for one that is longer than the limit. */
  readonly bytes: Uint8Array | null;
  /** Line it begins on, or its number among the values of a JSON file; from 1. */
  readonly at: number;
  /** Line it begins on; from 1. */
  readonly line: number;
}

const NEWLINE = 0x0a;

/**
 * Lines of a stream. Empty ones are counted, not given. Of a line over `maxBytes` nothing is kept: memory stays bounded
 * whatever the stream holds.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Piece> {
  let at = 1;
  const line = createCollector(maxBytes);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      line.add(chunk.subarray(start, end));
      const bytes = line.take();
      if (bytes === null || !isBlank(bytes)) yield { bytes, at, line: at };
      at++;
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  const bytes = line.take();
  if (bytes === null || !isBlank(bytes)) yield { bytes, at, line: at };
}

/** Collects the pieces of one record, up to a limit. */
export function createCollector(maxBytes: number) {
  let parts: Uint8Array[] = [];
  let size = 0;
  return {
    add: (part: Uint8Array): void => {
      size += part.byteLength;
      if (size > maxBytes) parts = [];
      else if (part.byteLength > 0) parts.push(part);
    },
    /** What was collected, null when it was too much; begins anew. */
    take: (): Uint8Array | null => {
      const bytes = size > maxBytes ? null : parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
      parts = [];
      size = 0;
      return bytes;
    },
  };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}
