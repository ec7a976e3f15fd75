import { pipeline, type Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { AnalysisError } from '../errors.ts';

/** Unpacks gzip data as it is read. Throws an input error for data that is cut off or damaged, after what could be read. */
export async function* inflateStream(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked: Readable = pipeline(packed, createGunzip(), () => {});
  try {
    yield* unpacked as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || !code.startsWith('Z_')) throw cause;
    const what = code === 'Z_BUF_ERROR' ? 'the gzip data is cut off' : 'the gzip data is damaged';
    const message = `${what}. Fetch the file again; gzip -t tells whether it is whole.`;
    throw new AnalysisError('input', message, 'gzip', { cause });
  }
}

/** The first bytes of gzip data of which only the first bytes are there; empty when they cannot be unpacked. */
export function inflateStart(packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array();
  }
}
