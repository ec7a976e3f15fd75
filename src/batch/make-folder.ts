import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isFolder } from './read-bytes.ts';

/**
 * Makes a folder and those above it that are not there. Rejects with the error of the file system.
 *
 * `mkdir` with `recursive` does the same, but never ends where a file system answers that a new folder does not exist, as that
 * of /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const error = await makeOne(folder);
  if (error === null) return;
  const above = dirname(folder);
  if (error.code !== 'ENOENT' || above === folder) throw error;
  await makeFolder(above);
  // Whoever else works here may have made the one above in the meantime, or this one.
  const again = await makeOne(folder);
  if (again !== null) throw again;
}

/** Null when the folder is there now. */
async function makeOne(folder: string): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(folder);
    return null;
  } catch (error) {
    return (await isFolder(folder)) ? null : (error as NodeJS.ErrnoException);
  }
}
