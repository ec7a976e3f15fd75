import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The last file that the build writes. */
const LAST_BUILT = join(ROOT, 'dist/resources/knowledge.bin');

/** Builds dist/ when it is missing or older than src/, so that a test of the program tests this source. */
export function ensureBuilt(): void {
  if (newest(join(ROOT, 'src')) > modified(LAST_BUILT))
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, stdio: 'pipe' });
}

function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${join('src', 'training')}`))
    .map((entry) => modified(join(entry.parentPath, entry.name)));
  return Math.max(...times);
}

/** Milliseconds since 1970, or 0 for a file that is not there. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
