import { writeFileSync } from 'node:fs';
import { readKnowledge } from './knowledge.ts';
import { formatKnowledge } from './knowledge-file.ts';

/** Checks the data files below `home` and writes them as one file that loads at once. A step of the build. */
export function compileKnowledge(home: URL, target: URL): void {
  writeFileSync(target, formatKnowledge(readKnowledge(home)));
}
