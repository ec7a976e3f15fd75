import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './build.ts';

/** The program under test. KHABAR_PROGRAM names another build of it, such as an installed package. */
export const PROGRAM = process.env['KHABAR_PROGRAM'] ?? join(ROOT, 'bin/analyze.js');

export function ensureProgram(): void {
  if (process.env['KHABAR_PROGRAM'] === undefined) ensureBuilt();
}

/** Runs the program to its end. */
export function runProgram(args: readonly string[], options: Partial<SpawnSyncOptionsWithStringEncoding> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    timeout: 300_000,
    ...options,
    env: { ...process.env, CI: '', ...options.env },
  });
  return { status, stdout, stderr };
}
