import { AnalysisError } from '../errors.ts';

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  ENOENT: 'there is no such folder; make it first',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder where a file was expected',
  ENAMETOOLONG: 'the name is too long for this file system',
  EEXIST: 'a file where a folder was expected',
  EIO: 'the device reports an error',
};

/** Codes that are about one name; with the others nothing more can be written at all. */
const ABOUT_ONE_NAME = new Set(['ENAMETOOLONG', 'EISDIR', 'ENOTDIR', 'EEXIST', 'EACCES', 'EPERM', 'EINVAL', 'EILSEQ']);

export function isAboutOneName(error: unknown): boolean {
  return ABOUT_ONE_NAME.has((error as NodeJS.ErrnoException).code ?? '');
}

/** That `target` could not be written, in words. */
export function writeError(target: string, error: unknown): AnalysisError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new AnalysisError('input', `${target}: cannot be written: ${IN_WORDS[code] ?? message}`, 'unwritable', {
    cause: error,
  });
}
