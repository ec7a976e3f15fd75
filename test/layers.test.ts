import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { partOf, SOURCE_ROOT, type SourceFile, sourceFiles } from './helpers/source-files.ts';

/**
 * Every part of src/ and the other parts that it may import. A new folder or file at the top of src/ needs a line here: its
 * place is chosen, not found.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  'document.ts': ['text'],
  'errors.ts': [],
  stages: ['text', 'document.ts'],
  schema: [],
  resources: ['text', 'stages', 'document.ts', 'errors.ts'],
  ingest: ['text', 'document.ts', 'errors.ts'],
  'pipeline.ts': ['stages', 'resources', 'document.ts'],
  output: ['text', 'stages', 'schema', 'document.ts'],
  check: ['text', 'stages', 'schema', 'document.ts'],
  evaluation: ['text', 'document.ts', 'schema'],
  ledger: ['text', 'stages', 'output', 'document.ts'],
  batch: ['ingest', 'pipeline.ts', 'resources', 'output', 'schema', 'document.ts', 'errors.ts'],
  cli: [
    'text',
    'stages',
    'ledger',
    'batch',
    'check',
    'evaluation',
    'ingest',
    'pipeline.ts',
    'resources',
    'output',
    'schema',
    'document.ts',
    'errors.ts',
  ],
  'index.ts': ['pipeline.ts', 'resources', 'output', 'schema', 'document.ts', 'errors.ts'],
  training: ['text', 'stages', 'resources', 'evaluation', 'pipeline.ts', 'document.ts'],
};

/** Who may import a package or a node: module; everything that is not listed here is imported by nobody but training/. */
const MAY_USE: readonly (readonly [pattern: RegExp, users: RegExp, why: string])[] = [
  [/^natural(?:\/|$)/u, /^text\/similarity\.ts$/u, 'its root loads database drivers and prints to stdout'],
  [/^commander$/u, /^cli\//u, 'only the command line knows its options'],
  [/^chalk$/u, /^(?:cli\/|output\/text\.ts$)/u, 'data is never coloured'],
  [/^zod$/u, /^(?:schema\/|index\.ts$|cli\/run\.ts$)/u, 'loading it takes longer than --help may'],
  [/^(?:linkedom|@mozilla\/readability)$/u, /^ingest\/html/u, 'loaded for HTML alone'],
  [/^node:fs(?:\/promises)?$/u, /^(?:resources|batch|cli|training)\//u, 'only these read files'],
  [/^(?:tinyglobby|ignore)$/u, /^batch\//u, 'names of inputs'],
  [/^node:(?:zlib|stream)$/u, /^ingest\//u, 'only ingest unpacks'],
  [
    /^node:worker_threads$/u,
    /^(?:batch\/worker|resources\/onnx\/session)/u,
    'who works, and who waits, is decided there',
  ],
  [/^node:module$/u, /^resources\/(?:encoder-file|onnx\/session)/u, 'what may be installed beside this package'],
  [/^node:v8$/u, /^cli\/commands\/people\.ts$/u, 'a ledger of any folder must fit a small memory'],
  [/^node:os$/u, /^(?:batch|cli)\//u, 'how many processors there are'],
  [/^node:crypto$/u, /^(?:resources|batch)\//u, 'hashes of inputs and of the knowledge'],
  [/^node:(?:buffer|util)$/u, /^ingest\//u, 'decoders'],
  [/^node:path$/u, /^(?:resources|batch|cli)\//u, 'names of files'],
];

const files = sourceFiles();
const isProduct = ({ part }: SourceFile): boolean => part !== 'training';

test('every folder and file at the top of src/ has its place', () => {
  expect([...new Set(files.map(({ part }) => part))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test.each(Object.entries(MAY_IMPORT))('%s imports only %j', (part, allowed) => {
  const strangers = files
    .filter((file) => file.part === part)
    .flatMap((file) =>
      file.files
        .filter((target) => partOf(target) !== part && !allowed.includes(partOf(target)))
        .map((target) => `${file.path} → ${target}`),
    );
  expect(strangers).toEqual([]);
});

test('every import leads to a file', () => {
  const known = new Set(files.map(({ path }) => path));
  expect(
    files.flatMap(({ path, files: targets }) =>
      targets.filter((target) => !known.has(target)).map((target) => `${path} → ${target}`),
    ),
  ).toEqual([]);
});

test('nothing imports the command line or the training', () => {
  const importers = files.filter(({ part, files: targets }) =>
    targets.some((target) => ['cli', 'training'].includes(partOf(target)) && partOf(target) !== part),
  );
  expect(importers.map(({ path }) => path)).toEqual([]);
});

test('the pipeline takes types alone from resources', () => {
  const pipeline = files.find(({ path }) => path === 'pipeline.ts');
  expect(pipeline?.needed.filter((target) => partOf(target) === 'resources')).toEqual([]);
});

describe('packages', () => {
  test.each(MAY_USE)('%s is used by %s only: %s', (pattern, users) => {
    const uses = files.filter(isProduct).filter(({ packages }) => packages.some((name) => pattern.test(name)));
    expect(uses.map(({ path }) => path).filter((path) => !users.test(path))).toEqual([]);
  });

  test('no other package is used', () => {
    const listed = (name: string): boolean => MAY_USE.some(([pattern]) => pattern.test(name));
    expect(
      files
        .filter(isProduct)
        .flatMap(({ path, packages }) => packages.filter((name) => !listed(name)).map((name) => `${path} → ${name}`)),
    ).toEqual([]);
  });

  test('text, document and stages run in a browser: no node: module, no package but the adapter', () => {
    const uses = files
      .filter(({ part }) => ['text', 'document.ts', 'stages'].includes(part))
      .filter(({ packages }) => packages.length > 0);
    expect(uses.map(({ path }) => path)).toEqual(['text/similarity.ts']);
  });
});

test('no file needs itself by way of others', () => {
  const targets = new Map(files.map(({ path, needed }) => [path, needed]));
  expect(files.flatMap(({ path }) => cycleFrom(path, targets))).toEqual([]);
});

/** The way from a file back to itself, or nothing. */
function cycleFrom(start: string, targets: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  const open = [...(targets.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === start) return [start];
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return [];
}

test('only the command line and the training print', () => {
  expect(
    files
      .filter(isProduct)
      .filter(({ path }) => path !== 'cli/process-io.ts' && prints(path))
      .map(({ path }) => path),
  ).toEqual([]);
});

function prints(path: string): boolean {
  return /\bconsole\.|process\.std(?:out|err)\.write/u.test(readFileSync(SOURCE_ROOT + path, 'utf8'));
}
