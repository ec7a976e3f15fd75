import { existsSync, readFileSync } from 'node:fs';
import { AnalysisError } from '../errors.ts';
import { type Knowledge, readKnowledge } from './knowledge.ts';
import { parseKnowledge } from './knowledge-file.ts';

/** Folder of the package that holds data/ and model/; the same whether this runs from src/ or from dist/. */
export const HOME = new URL('../../src/resources/', import.meta.url);

/** What the build makes of data/. It is not there when this runs from src/. */
const COMPILED = new URL('./knowledge.bin', import.meta.url);

/**
 * All that the data files say, from the compiled file where there is one.
 *
 * @throws AnalysisError 'resource' that names the file and what is wrong with it.
 */
export function openKnowledge(): Knowledge {
  if (!existsSync(COMPILED)) return readKnowledge(HOME);
  return parseModel('knowledge.bin', () => parseKnowledge(readFileSync(COMPILED)));
}

/**
 * Reads a file that came with the package.
 *
 * @throws AnalysisError 'resource' when it is missing or damaged.
 */
export function parseModel<T>(name: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new AnalysisError('resource', `${name}: ${(cause as Error).message}; install khabar again`, 'malformed', {
      cause,
    });
  }
}
