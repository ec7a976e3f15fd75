import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { AnalysisError } from '../errors.ts';
import { Configuration } from '../schema/options.ts';

/**
 * Reads and checks a configuration file.
 *
 * @throws AnalysisError 'usage' that names the file, the key and what is wrong with it.
 */
export function readConfiguration(file: string): Configuration {
  const checked = Configuration.safeParse(parse(file));
  if (checked.success) return checked.data;
  throw invalid(file, checked.error.issues.map(describe).join('; '));
}

/** Keys that mean the same in every command that reads articles; the others are about the main job. */
const SHARED: ReadonlySet<string> = new Set<keyof Configuration>([
  ...([
    'inputFormat',
    'encoding',
    'textField',
    'idField',
    'maxFileSize',
    'ignore',
    'gitignore',
    'lexicon',
    'model',
  ] as const),
]);

/** Options that are lists: what is given on the command line is added to what is configured. */
const LISTS: ReadonlySet<string> = new Set<keyof Configuration>(['ignore', 'lexicon']);

/**
 * Puts what a configuration file says in the place of a command's defaults. What was given on the command line stays; patterns
 * and lexicons are added to each other, the given ones first where that decides.
 */
export function applyConfiguration(command: Command, file: string): void {
  const { $schema: _, check, ...configured } = readConfiguration(file);
  const isMain = command.parent === null;
  for (const [key, value] of Object.entries(configured)) {
    if (value === undefined || !(isMain || SHARED.has(key)) || !hasOption(command, key)) continue;
    const given = isGiven(command, key) ? command.getOptionValue(key) : undefined;
    if (given !== undefined && !LISTS.has(key)) continue;
    const option = toOption(command, file, key, value);
    const both = key === 'ignore' ? [option, given] : [given, option];
    command.setOptionValueWithSource(key, given === undefined ? option : both.flat(), 'config');
  }
  if (hasOption(command, 'rule')) {
    const given = command.getOptionValue('rule') as object;
    command.setOptionValueWithSource('rule', { ...check?.rules, ...given }, 'config');
  }
}

function hasOption(command: Command, key: string): boolean {
  return command.options.some((option) => option.attributeName() === key);
}

function isGiven(command: Command, key: string): boolean {
  return command.getOptionValueSource(key) === 'cli';
}

/** Values that are written as on the command line are read as there; paths are meant from the file's folder. */
function toOption(command: Command, file: string, key: string, value: unknown): unknown {
  if (key === 'cache') return resolve(dirname(file), value as string);
  if (key === 'lexicon') return (value as string[]).map((path) => resolve(dirname(file), path));
  const option = command.options.find((candidate) => candidate.attributeName() === key && !candidate.negate);
  if (option?.parseArg === undefined || key === 'ignore') return value;
  try {
    return option.parseArg(Array.isArray(value) ? value.join(',') : String(value), undefined);
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw invalid(file, `${key}: ${error.message}`);
    throw error;
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw invalid(file, UNREADABLE[code] ?? message);
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'a folder where a file was expected',
  EACCES: 'no permission to read it',
};

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function describe({ path, message, keys }: Issue): string {
  const key = path.map(String).join('.');
  if (keys === undefined) return `${key === '' ? 'the file' : key}: ${message}`;
  return keys.map((name) => `${[key, name].filter((part) => part !== '').join('.')}: no such option`).join('; ');
}

function invalid(file: string, what: string): AnalysisError {
  return new AnalysisError('usage', `${file}: ${what}`, 'configuration');
}
