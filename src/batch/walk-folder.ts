import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toFailure } from './failure.ts';
import type { IgnoreTest } from './ignore-rules.ts';
import type { FailedInput, SkippedInput } from './job.ts';
import { explain } from './read-bytes.ts';

/** A file to read. */
export interface InputFile {
  readonly kind: 'file';
  readonly path: string;
}

export type Found = InputFile | FailedInput | SkippedInput;

/** Files that are taken from a folder. */
const READABLE = /\.(?:txt|text|md|html?|xhtml|json|jsonl|ndjson)(?:\.gz)?$/iu;

/**
 * The articles below a folder in a stable order: folder by folder, names by code unit. Hidden files and folders are left out,
 * links to files followed, links to folders reported. Only the names of the folders on the way are held in memory.
 */
export async function* walkFolder(folder: string, isIgnored: IgnoreTest): AsyncGenerator<Found> {
  let entries: Awaited<ReturnType<typeof listFolder>>;
  try {
    entries = await listFolder(folder);
  } catch (error) {
    yield toFailure(folder, await explainFolder(folder, error));
    return;
  }
  for (const { name, isFolder, isLink } of entries) {
    const path = join(folder, name);
    if (isIgnored(path, isFolder)) continue;
    if (isFolder) yield* walkFolder(path, isIgnored);
    else if (!isLink) yield { kind: 'file', path };
    else yield* followLink(path);
  }
}

async function listFolder(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
      isLink: entry.isSymbolicLink(),
      isFile: entry.isFile(),
    }))
    .filter(({ name }) => !name.startsWith('.'))
    .filter(({ name, isFolder, isLink, isFile }) => isFolder || isLink || (isFile && READABLE.test(name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A link is judged by its own name, as any file; what cannot be followed is a failed input if it looks like an article. */
async function* followLink(path: string): AsyncGenerator<Found> {
  try {
    const target = await stat(path);
    if (target.isDirectory()) yield { kind: 'skipped', path, reason: 'link' };
    else if (target.isFile() && READABLE.test(path)) yield { kind: 'file', path };
  } catch (error) {
    if (READABLE.test(path)) yield toFailure(path, await explain(path, error));
  }
}

async function explainFolder(folder: string, error: unknown): Promise<unknown> {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT') return explain(folder, error);
  return explain(folder, Object.assign(new Error('it vanished while it was read'), { code: 'EGONE' }));
}
