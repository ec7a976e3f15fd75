import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { article, articles } from '../../scripts/generate-articles.mjs';
import { ensureProgram, PROGRAM, runProgram } from './program.ts';

/*
 * Folders for tests of the built program with many inputs: each test is given one of its own, and they go when the file is
 * done.
 */

const root = mkdtempSync(join(tmpdir(), 'khabar-batch-'));
/** Where the program runs: the folder that was given last. */
export let folder = root;
let number = 0;

beforeAll(ensureProgram, 180_000);
afterAll(() => rmSync(root, { recursive: true, force: true }), 60_000);

/** A fresh folder with these files. */
export function given(files: Readonly<Record<string, string | Uint8Array>>): string {
  folder = join(root, String(++number));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export const analyze = (args: readonly string[], options = {}) => runProgram(args, { cwd: folder, ...options });

// biome-ignore lint/suspicious/noExplicitAny: what is printed is looked into, not typed
export const parsed = (stdout: string): Record<string, any>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

export const pathsOf = (stdout: string) => parsed(stdout).map(({ source }) => source.path);

/** Names and contents of all files below a folder. */
export function contentOf(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(names.map((name) => [name.slice(path.length + 1), readFileSync(name, 'utf8')]));
}

export const A = article(1, 40);
export const RECORDS = [...articles(300, 60)].join('');

/** The program at work; see {@link ended}. */
export function start(args: readonly string[]) {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { ...process.env, CI: '' } });
}

/** How it ended. */
export async function ended(child: ReturnType<typeof start>) {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdout.resume();
  const [status, signal] = await once(child, 'close');
  return { status, signal, stderr };
}
