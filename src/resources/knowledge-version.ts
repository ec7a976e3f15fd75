import { closeSync, openSync, readSync } from 'node:fs';
import { loadResources } from './load.ts';

const COMPILED = new URL('./knowledge.bin', import.meta.url);
const START_BYTES = 128;

/**
 * The version that {@link loadResources} answers. Read from the start of the compiled file where there is one: who finds
 * everything in a cache need not load the rest.
 */
export function knowledgeVersion(): string {
  return /"version":"([^"]{1,80})"/u.exec(startOf(COMPILED))?.[1] ?? loadResources().version;
}

function startOf(file: URL): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(START_BYTES);
      return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, START_BYTES, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
