import { requireEncoding } from '../ingest/encoding-names.ts';
import { isGzip } from '../ingest/inflate.ts';
import { inflateStream } from '../ingest/inflate-stream.ts';

/** A stream and the bytes that it starts with. */
export interface Peeked {
  readonly start: Uint8Array;
  /** All of the stream, from its first byte; to be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Reads at least `bytes` ahead, unless the stream ends before or what was read is enough. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  bytes: number,
  isEnough: (start: Uint8Array) => boolean = () => false,
): Promise<Peeked> {
  const source = chunks[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  let ended = false;
  while (!ended && start.byteLength < bytes && !isEnough(start)) {
    const { value, done } = await source.next();
    if (done) ended = true;
    else start = start.byteLength === 0 ? value : Buffer.concat([start, value]);
  }
  return { start, chunks: again(start, source) };
}

async function* again(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (start.byteLength > 0) yield start;
    for (let read = await rest.next(); !read.done; read = await rest.next()) yield read.value;
  } finally {
    await rest.return?.();
  }
}

/** Bytes that tell gzip data and the encoding. */
const MARK_BYTES = 4;

/**
 * The stream unpacked, in UTF-8 and without byte order mark. UTF-16 is recognised by its mark; anything else has to be named.
 *
 * @throws AnalysisError 'usage' for an unknown encoding, 'input' for damaged gzip data.
 */
export async function* utf8Stream(packed: AsyncIterable<Uint8Array>, named?: string): AsyncGenerator<Uint8Array> {
  const outer = await peek(packed, MARK_BYTES);
  const { start, chunks } = isGzip(outer.start) ? await peek(inflateStream(outer.chunks), MARK_BYTES) : outer;
  const encoding = named === undefined ? encodingOfMark(start) : requireEncoding(named);
  if (encoding === 'utf-8') yield* withoutMark(chunks);
  else {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
  }
}

/** UTF-8 unless there is a mark of UTF-16. */
export function encodingOfMark(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The first chunk holds the whole mark: {@link peek} saw to that. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    yield first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
    first = false;
  }
}
