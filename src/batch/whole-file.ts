import { rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that is there whole or not at all: written under another name in the same folder, then renamed. */
export interface WholeFile {
  readonly write: (text: string) => Promise<void>;
  /** Gives it its name. */
  readonly commit: () => Promise<void>;
  /** Leaves what was there before. */
  readonly discard: () => Promise<void>;
}

const BUFFERED = 64 * 1024;

let lastPart = 0;

/** Files that are being written: they are gone when the process ends before they have their names. */
const parts = new Set<string>();

function removeParts(): void {
  for (const part of parts) rmSync(part, { force: true });
}

/** Name of a file that is being written. */
function partOf(file: string): string {
  return join(dirname(file), `.khabar-${process.pid}-${++lastPart}.part`);
}

/** Process id in the name of such a file, null for any other name. */
export function writerOfPart(name: string): number | null {
  const [, id] = /^\.khabar-(\d{1,10})-\d{1,10}\.part$/u.exec(basename(name)) ?? [];
  return id === undefined ? null : Number(id);
}

/**
 * Begins a file. What is no regular file (a device, a pipe) is written to at once: it has no name to be given later.
 * Rejects with the error of the file system.
 */
export async function createWholeFile(path: string): Promise<WholeFile> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile())
    return createBuffered(
      await open(path, 'w'),
      async () => {},
      async () => {},
    );
  const target = there === null ? path : await realpath(path);
  const part = partOf(target);
  const remove = async (): Promise<void> => {
    await rm(part, { force: true });
    parts.delete(part);
  };
  const name = async (): Promise<void> => {
    try {
      await rename(part, target);
      parts.delete(part);
    } catch (error) {
      await remove();
      throw error;
    }
  };
  if (!process.listeners('exit').includes(removeParts)) process.on('exit', removeParts);
  const handle = await open(part, 'wx');
  parts.add(part);
  return createBuffered(handle, name, remove);
}

function createBuffered(handle: FileHandle, name: () => Promise<void>, remove: () => Promise<void>): WholeFile {
  let buffer = '';
  const discard = async (): Promise<void> => {
    await handle.close();
    await remove();
  };
  const flush = async (): Promise<void> => {
    const text = buffer;
    buffer = '';
    try {
      if (text !== '') await handle.writeFile(text);
    } catch (error) {
      await discard();
      throw error;
    }
  };
  return {
    write: async (text) => {
      buffer += text;
      if (buffer.length >= BUFFERED) await flush();
    },
    commit: async () => {
      await flush();
      await handle.close();
      await name();
    },
    discard,
  };
}
