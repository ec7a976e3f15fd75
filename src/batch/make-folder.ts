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
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const above = dirname(folder);
    const lacksParent = (error as NodeJS.ErrnoException).code === 'ENOENT' && above !== folder;
    if (!lacksParent || (await isFolder(above))) throw error;
    await makeFolder(above);
    await makeFolder(folder);
  }
}
