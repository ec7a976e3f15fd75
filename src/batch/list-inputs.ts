import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AnalysisError } from '../errors.ts';
import { STDIN } from './read-input.ts';

export interface InputList {
  readonly inputs: readonly string[];
  /** One file or standard input: the answer is one document, not a line in a list. */
  readonly single: boolean;
  readonly failures: readonly AnalysisError[];
}

/** Files that are taken from a folder. */
const READABLE = /\.(?:txt|text|md|html?|xhtml)(?:\.gz)?$/iu;

/** The files that paths and folders stand for, in a stable order. */
export async function listInputs(paths: readonly string[]): Promise<InputList> {
  if (paths.length === 0) return { inputs: [STDIN], single: true, failures: [] };
  const inputs: string[] = [];
  const failures: AnalysisError[] = [];
  let folders = 0;
  for (const path of paths) {
    if (path === STDIN || !(await isFolder(path))) inputs.push(path);
    else {
      folders++;
      const files = await filesBelow(path);
      if (files.length === 0)
        failures.push(
          new AnalysisError('input', `${path}: a folder without articles (.txt, .md, .html)`, 'empty-folder'),
        );
      for (const file of files) inputs.push(file);
    }
  }
  return { inputs, single: paths.length === 1 && folders === 0, failures };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && READABLE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
