import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Files whose words are counted: news first, the encyclopedia last. */
export function rawFiles(dataDir: string): readonly string[] {
  const dir = join(dataDir, 'raw');
  return readdirSync(dir)
    .filter((name) => name.endsWith('.txt.xz'))
    .sort()
    .map((name) => join(dir, name));
}

/** Those of them that anybody may use for anything, with attribution. */
export function openRawFiles(dataDir: string): readonly string[] {
  return rawFiles(dataDir).filter((file) => /[/\\](?:ntrex|wikipedia)_[^/\\]*$/u.test(file));
}

/** The lines of an .xz file, one paragraph each; blank lines part articles. Needs the program `xz`. */
export async function* rawLines(file: string): AsyncGenerator<string> {
  const xz = spawn('xz', ['-dc', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  xz.stdout.setEncoding('utf8');
  try {
    yield* createInterface({ input: xz.stdout, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    xz.kill(); // whoever has read enough does not read to the end
  }
}
