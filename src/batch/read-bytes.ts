import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { AnalysisError } from '../errors.ts';
import { STDIN } from './read-input.ts';
import { formatSize } from './size.ts';

/**
 * Reads one file.
 *
 * @throws AnalysisError 'input' with the path, what is wrong and what to do.
 */
export async function readBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  const handle = await openFile(path);
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) throw tooLarge(path, maxBytes);
    const bytes = await handle.readFile();
    if (bytes.byteLength > maxBytes) throw tooLarge(path, maxBytes);
    return bytes;
  } catch (error) {
    throw await explain(path, error);
  } finally {
    await handle.close();
  }
}

const CHUNK_BYTES = 64 * 1024;

/** The bytes of a file as they are read. Throws as {@link readBytes} does. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await openFile(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(CHUNK_BYTES), 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw await explain(path, error);
  } finally {
    await handle.close();
  }
}

/** All bytes of a stream. Throws an input error when there are more than `maxBytes`. */
export async function collect(path: string, chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(path, maxBytes);
  }
  return Buffer.concat(parts);
}

const ADDRESS = /^[a-z][a-z0-9+.-]{1,20}:\/\//iu;

async function openFile(path: string): Promise<FileHandle> {
  if (ADDRESS.test(path)) {
    const remedy = `save the page first: curl -o page.html "${path}" && analyze page.html`;
    throw new AnalysisError('input', `${path}: khabar fetches nothing; ${remedy}`, 'address');
  }
  try {
    return await open(path);
  } catch (error) {
    throw await explain(path, error);
  }
}

function tooLarge(path: string, maxBytes: number): AnalysisError {
  const name = path === STDIN ? 'standard input' : path;
  const message = `${name}: larger than ${formatSize(maxBytes)}; divide it, or allow more with --max-file-size`;
  return new AnalysisError('input', message, 'too-large');
}

/** The same error in words. */
export async function explain(path: string, error: unknown): Promise<unknown> {
  if (error instanceof AnalysisError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const reason = code === 'ENOENT' ? 'not-found' : 'unreadable';
  return new AnalysisError('input', `${path}: ${await inWords(path, code, message)}`, reason, { cause: error });
}

/** Node gives names of files as text, in which a name of other bytes is not itself any more. */
const NOT_UTF8 = 'no such file, or its name is not UTF-8; rename it, for example with convmv';

async function inWords(path: string, code: string, message: string): Promise<string> {
  switch (code) {
    case 'ENOENT':
      if (await isLink(path)) return 'a link that leads nowhere; repair or remove it';
      return path.includes('\ufffd') ? NOT_UTF8 : 'no such file; check the name';
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it; change its mode or run as its owner';
    case 'EISDIR':
      return 'a folder where a file was expected; name it as a path to read the articles in it';
    case 'ELOOP':
      return 'a link that leads to itself; repair or remove it';
    case 'ENAMETOOLONG':
      return 'the name is too long for this file system';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many open files; raise the limit: ulimit -n 4096';
    default:
      return `cannot be read (${message})`;
  }
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isSymbolicLink() ?? false;
}

/** True for a folder or a link to one. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
