import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A TypeScript file of src/ and what it imports. */
export interface SourceFile {
  /** Path below src/. */
  readonly path: string;
  /** First folder of the path, or the file's own name at the top of src/. */
  readonly part: string;
  /** Files of src/ that it imports, types included, by their paths below src/. */
  readonly files: readonly string[];
  /** Those of `files` of which more than types is imported. */
  readonly needed: readonly string[];
  /** Packages and node: modules that it imports. */
  readonly packages: readonly string[];
}

const SRC = new URL('../../src/', import.meta.url);
const IMPORT = /^(?:import|export)\s(?<names>[^'";]*?from\s)?'(?<target>[^']+)'|\bimport\('(?<lazy>[^']+)'\)/gmu;

/** Every source file of the project. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map(readSource);
}

function readSource(path: string): SourceFile {
  const imports = [...readFileSync(new URL(path, SRC), 'utf8').matchAll(IMPORT)].map(({ groups }) => ({
    target: (groups?.['target'] ?? groups?.['lazy']) as string,
    onlyTypes: groups?.['names']?.startsWith('type ') ?? false,
  }));
  const local = imports.filter(({ target }) => target.startsWith('.'));
  const resolve = ({ target }: { target: string }): string =>
    normalize(join(dirname(path), target)).replaceAll('\\', '/');
  return {
    path,
    part: partOf(path),
    files: local.map(resolve),
    needed: local.filter(({ onlyTypes }) => !onlyTypes).map(resolve),
    packages: imports.filter(({ target }) => !target.startsWith('.')).map(({ target }) => target),
  };
}

export function partOf(path: string): string {
  return path.split('/')[0] as string;
}

export const SOURCE_ROOT = fileURLToPath(SRC);
