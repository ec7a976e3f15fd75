import { gunzipSync } from 'node:zlib';
import { AnalysisError } from '../errors.ts';

/** Largest inflated size by default: 256 MiB. */
const MAX_INFLATED_BYTES = 256 * 1024 * 1024;

/** True for gzip data, by its first two bytes. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Unpacks gzip data. Throws an input error for data that is cut off, damaged, or larger than `maxBytes` when unpacked. */
export function inflate(bytes: Uint8Array, maxBytes: number = MAX_INFLATED_BYTES): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    throw inflateError((error as NodeJS.ErrnoException).code, maxBytes, error);
  }
}

function inflateError(code: string | undefined, maxBytes: number, cause: unknown): AnalysisError {
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / (1024 * 1024))} MB` : `${maxBytes} bytes`;
    const message = `the gzip data unpacks to more than ${limit}. Unpack it and divide it into smaller files.`;
    return new AnalysisError('input', message, 'too-large', { cause });
  }
  const what = code === 'Z_BUF_ERROR' ? 'the gzip data is cut off' : 'the gzip data is damaged';
  return new AnalysisError('input', `${what}. Fetch the file again; gzip -t tells whether it is whole.`, 'gzip', {
    cause,
  });
}
