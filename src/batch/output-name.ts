import { basename } from 'node:path';
import { STDIN } from './read-input.ts';

/** Extensions that give way to that of the output. */
const REPLACED = /(?<=[^/\\])\.(?:txt|text|md|html?|xhtml|json|jsonl|ndjson)(?:\.gz)?$|(?<=[^/\\])\.gz$/iu;

/**
 * Path of the output of an input, below the folder of the outputs. With `keepDirs` the folders of the input's path are kept,
 * as `cp --parents` does; what leads out of the folder ("..", a root, a drive) is dropped.
 */
export function outputName(path: string, extension: string, keepDirs: boolean): string {
  const parts = (path === STDIN ? 'stdin' : path.replace(/^[a-z]:(?=[/\\])/iu, ''))
    .split(process.platform === 'win32' ? /[/\\]/u : '/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = (parts.pop() ?? 'stdin').replace(REPLACED, '') + extension;
  return keepDirs ? [...parts, name].join('/') : basename(name);
}
