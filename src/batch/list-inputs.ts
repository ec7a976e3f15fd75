import { lstat as lstatWithCallback, type realpath, type stat } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { AnalysisError } from '../errors.ts';
import { toFailure } from './failure.ts';
import type { IgnoreTest } from './ignore-rules.ts';
import { readPathList } from './path-list.ts';
import { isFolder, readChunks } from './read-bytes.ts';
import { STDIN } from './read-input.ts';
import { type Found, walkFolder } from './walk-folder.ts';

export interface ListOptions {
  /** Files, folders and globs; "-" is standard input. */
  readonly paths: readonly string[];
  /** A file with one path a line; "-" is standard input. */
  readonly filesFrom?: string | undefined;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly isIgnored: IgnoreTest;
}

/** The inputs that the command line stands for, in a stable order, as they are found. */
export async function* listInputs({ paths, filesFrom, stdin, isIgnored }: ListOptions): AsyncGenerator<Found> {
  for (const path of paths) yield* expand(path, isIgnored);
  if (filesFrom === undefined) return;
  const list = filesFrom === STDIN ? stdin : readChunks(filesFrom);
  for await (const path of readPathList(list)) if (!isIgnored(path, false)) yield { kind: 'file', path };
}

/** True when the answer is one document rather than a list: one file, or standard input. */
export async function isSingle(paths: readonly string[], filesFrom: string | undefined): Promise<boolean> {
  const [path = STDIN] = paths;
  if (paths.length > 1 || filesFrom !== undefined) return false;
  return path === STDIN || !((await isFolder(path)) || (await isGlob(path)));
}

async function* expand(path: string, isIgnored: IgnoreTest): AsyncGenerator<Found> {
  if (path === STDIN) yield { kind: 'file', path };
  else if (await isFolder(path)) yield* inFolder(path, isIgnored);
  else if (await isGlob(path)) yield* inGlob(path, isIgnored);
  else if (!isIgnored(path, false)) yield { kind: 'file', path };
}

async function* inFolder(folder: string, isIgnored: IgnoreTest): AsyncGenerator<Found> {
  let found = false;
  for await (const input of walkFolder(folder, isIgnored)) {
    found = true;
    yield input;
  }
  if (!found) yield nothing(folder, 'a folder without articles (.txt, .md, .html, .json, .ndjson)', 'empty-folder');
}

/** What makes a pattern of a name. */
const GLOB_CHARACTERS = /[*?[\]{}()!]/u;

/** A name with glob characters is a file all the same when there is one of that name. */
async function isGlob(path: string): Promise<boolean> {
  if (!GLOB_CHARACTERS.test(path) || path.includes('://')) return false;
  return (await lstat(path).catch(() => null)) === null;
}

async function* inGlob(pattern: string, isIgnored: IgnoreTest): AsyncGenerator<Found> {
  // Loaded for globs alone: that takes longer than analysing an article.
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { expandDirectories: false, fs: LINKS_AS_FILES });
  const wanted = files.filter((file) => !isIgnored(file, false)).sort();
  if (wanted.length === 0) yield nothing(pattern, 'no file matches', 'no-match');
  for (const path of wanted) {
    // What is listed and yet a folder is a link to one.
    if (await isFolder(path)) yield { kind: 'skipped', path, reason: 'link' };
    else yield { kind: 'file', path };
  }
}

/** A file system in which links lead nowhere: they are listed as files, whatever they lead to, and loops do not exist. */
const LINKS_AS_FILES = {
  realpath: ((path: string, done: (error: null, resolved: string) => void) => done(null, path)) as typeof realpath,
  stat: lstatWithCallback as typeof stat,
};

function nothing(path: string, what: string, reason: string): Found {
  return toFailure(path, new AnalysisError('input', `${path}: ${what}`, reason));
}
