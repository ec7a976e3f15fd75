import { createHash } from 'node:crypto';
import type { Declared, SourceDoc } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import { conllText, readConll } from '../ingest/conll.ts';
import { decode } from '../ingest/decode.ts';
import { sniffMediaType } from '../ingest/media-type.ts';

export interface ReadOptions {
  /** Name of the encoding, when the user knows better than the guess. */
  readonly encoding?: string | undefined;
  /** What the bytes are, when the user knows better than the file name. */
  readonly inputFormat?: 'text' | 'html' | 'conll' | undefined;
  /** Largest size in bytes, unpacked. */
  readonly maxBytes?: number | undefined;
}

/** Standard input as a path. */
export const STDIN = '-';

/**
 * Turns bytes to the text that is analysed.
 *
 * @throws AnalysisError 'input' for bytes that are no text.
 */
export async function toSource(path: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceDoc> {
  const { text: decoded, encoding, warnings } = decodeNamed(path, bytes, options);
  const mediaType =
    options.inputFormat === undefined
      ? sniffMediaType(path === STDIN ? undefined : path, decoded)
      : MEDIA_TYPES[options.inputFormat];
  const source = { path, encoding, bytes: bytes.byteLength, sha256: sha256(bytes), mediaType };
  if (mediaType === 'text/x-conll') return { source, text: conllText(readConll(decoded)), warnings };
  if (mediaType !== 'text/html') return { source, text: decoded, warnings };
  const { readPage } = await import('../ingest/html.ts');
  const { text, ...declared } = readPage(decoded);
  return { source, text, warnings, declared: declared satisfies Declared };
}

const MEDIA_TYPES = { text: 'text/plain', html: 'text/html', conll: 'text/x-conll' } as const;

/** Hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function decodeNamed(path: string, bytes: Uint8Array, { encoding, maxBytes }: ReadOptions) {
  try {
    return decode(bytes, { encoding, maxInflatedBytes: maxBytes });
  } catch (error) {
    if (!(error instanceof AnalysisError) || error.code !== 'input') throw error;
    throw new AnalysisError('input', `${path === STDIN ? 'standard input' : path}: ${error.message}`, error.reason, {
      cause: error,
    });
  }
}
