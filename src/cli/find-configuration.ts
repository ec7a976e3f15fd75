import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const CONFIGURATION_FILE = 'khabar.config.json';

/**
 * The configuration file that holds here: the one named, or the first in this folder and those above it; null for none.
 *
 * @param wanted - A path; false for none at all.
 */
export function findConfiguration(wanted: string | boolean | undefined, from: string = process.cwd()): string | null {
  if (wanted === false) return null;
  if (typeof wanted === 'string') return wanted;
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, CONFIGURATION_FILE);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return null;
  }
}
