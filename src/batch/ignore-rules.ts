import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** True for a path that is to be left out. */
export type IgnoreTest = (path: string, isFolder: boolean) => boolean;

export interface IgnoreOptions {
  /** Patterns as in a .gitignore file, matched against paths as given or found. */
  readonly patterns: readonly string[];
  /** Also heed .gitignore files, from the root of the repository down. */
  readonly gitignore: boolean;
}

/** Makes the test for one run. Each .gitignore file is read once. */
export function createIgnoreTest({ patterns, gitignore }: IgnoreOptions): IgnoreTest {
  const byPattern = patterns.length === 0 ? null : ignore().add(patterns);
  const byGit = gitignore ? createGitignoreTest() : null;
  return (path, isFolder) =>
    (byPattern?.ignores(withSlash(toRelative(path), isFolder)) ?? false) || (byGit?.(resolve(path), isFolder) ?? false);
}

/** Without what leads out of the folder it is matched in: patterns know neither "/" nor "..". */
function toRelative(path: string): string {
  const parts = path
    .split(/[/\\]/u)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !part.endsWith(':'));
  return parts.join('/') || 'x';
}

function withSlash(path: string, isFolder: boolean): string {
  return isFolder ? `${path}/` : path;
}

interface Rules {
  readonly base: string;
  readonly matcher: Ignore;
}

/** What git knows of one folder: whether it is ignored itself, and the rules that hold in it, innermost first. */
interface Folder {
  readonly ignored: boolean;
  readonly rules: readonly Rules[];
}

function createGitignoreTest(): IgnoreTest {
  const folders = new Map<string, Folder>();
  const folderOf = (path: string): Folder => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const parent = dirname(path);
    const isRoot = parent === path || existsSync(join(path, '.git'));
    const above: Folder = isRoot ? { ignored: false, rules: [] } : folderOf(parent);
    const folder = {
      ignored: above.ignored || decides(above.rules, path, true),
      rules: [...readRules(path), ...above.rules],
    };
    folders.set(path, folder);
    return folder;
  };
  return (path, isFolder) => {
    const folder = folderOf(dirname(path));
    return folder.ignored || decides(folder.rules, path, isFolder);
  };
}

/** The innermost file with a word on the path itself has the last. The folder it lies in is known not to be ignored. */
function decides(rules: readonly Rules[], path: string, isFolder: boolean): boolean {
  for (const { base, matcher } of rules) {
    const { ignored, unignored } = matcher.test(withSlash(slashed(base, path), isFolder));
    if (unignored) return false;
    if (ignored && !isByFolder(matcher, slashed(base, dirname(path)))) return true;
  }
  return false;
}

function slashed(base: string, path: string): string {
  return relative(base, path).split(sep).join('/');
}

/** True when a file names the folder of the path: then another file further in took that back. */
function isByFolder(matcher: Ignore, folder: string): boolean {
  return folder !== '' && matcher.test(withSlash(folder, true)).ignored;
}

function readRules(folder: string): Rules[] {
  try {
    return [{ base: folder, matcher: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return [];
  }
}
