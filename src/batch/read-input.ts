import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Declared, SourceDoc } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import { decode } from '../ingest/decode.ts';
import { sniffMediaType } from '../ingest/media-type.ts';

export interface ReadOptions {
  /** Name of the encoding, when the user knows better than the guess. */
  readonly encoding?: string;
  /** What the bytes are, when the user knows better than the file name. */
  readonly inputFormat?: 'text' | 'html';
}

/** Standard input as a path. */
export const STDIN = '-';

/**
 * Reads one file.
 *
 * @throws AnalysisError 'input' with the path, what is wrong and what to do.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (/^[a-z][a-z0-9+.-]+:\/\//iu.test(path)) {
    throw new AnalysisError(
      'input',
      `${path}: khabar fetches nothing; save the page first: curl -o page.html "${path}" && analyze page.html`,
      'address',
    );
  }
  try {
    return await readFile(path);
  } catch (cause) {
    throw new AnalysisError('input', `${path}: ${await explain(path, cause as NodeJS.ErrnoException)}`, 'unreadable', {
      cause,
    });
  }
}

async function explain(path: string, error: NodeJS.ErrnoException): Promise<string> {
  switch (error.code) {
    case 'ENOENT':
      return (await stat(path).catch(() => null)) === null
        ? 'no such file; check the name'
        : 'a link that leads nowhere';
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it; change its mode or run as its owner';
    case 'EISDIR':
      return 'is a folder';
    case 'ELOOP':
      return 'a link that leads to itself';
    default:
      return `cannot be read (${error.code ?? error.message})`;
  }
}

/**
 * Turns bytes to the text that is analysed.
 *
 * @throws AnalysisError 'input' for bytes that are no text.
 */
export async function toSource(path: string, bytes: Uint8Array, options: ReadOptions): Promise<SourceDoc> {
  const { text: decoded, encoding, warnings } = decodeNamed(path, bytes, options);
  const mediaType =
    options.inputFormat === undefined
      ? sniffMediaType(path === STDIN ? undefined : path, decoded)
      : MEDIA_TYPES[options.inputFormat];
  const source = {
    path,
    encoding,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType,
  };
  if (mediaType !== 'text/html') return { source, text: decoded, warnings };
  const { readPage } = await import('../ingest/html.ts');
  const { text, ...declared } = readPage(decoded);
  return { source, text, warnings, declared: declared satisfies Declared };
}

const MEDIA_TYPES = { text: 'text/plain', html: 'text/html' } as const;

function decodeNamed(path: string, bytes: Uint8Array, { encoding }: ReadOptions) {
  try {
    return decode(bytes, encoding === undefined ? {} : { encoding });
  } catch (error) {
    if (!(error instanceof AnalysisError) || error.code !== 'input') throw error;
    throw new AnalysisError('input', `${path === STDIN ? 'standard input' : path}: ${error.message}`, error.reason, {
      cause: error,
    });
  }
}
