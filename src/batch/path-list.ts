import { splitLines } from './split-lines.ts';

/** Longest path in bytes that is taken from a list. */
const MAX_PATH_BYTES = 64 * 1024;

const NUL = 0;
const NEWLINE = 0x0a;

/**
 * The paths of a list, one a line, as they are read. A list whose paths are parted by NUL (`find -print0`, `git ls-files -z`)
 * is recognised by the first one; then names may hold line breaks.
 */
export async function* readPathList(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let byNul: boolean | null = null;
  const decoder = new TextDecoder();
  for await (const { bytes } of splitLines(asLines(), MAX_PATH_BYTES)) {
    if (bytes === null) continue;
    const line = decoder.decode(bytes);
    yield byNul ? line.replaceAll('\0', '\n') : line.replace(/\r$/u, '');
  }

  /** With NUL and line break changed for each other where NUL parts the paths. */
  async function* asLines(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      byNul ??= chunk.includes(NUL);
      yield byNul ? chunk.map((byte) => (byte === NUL ? NEWLINE : byte === NEWLINE ? NUL : byte)) : chunk;
    }
  }
}
