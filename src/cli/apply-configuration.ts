import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { AnalysisError } from '../errors.ts';
import { Configuration } from '../schema/options.ts';
import type { AnalyzeOptions } from './command.ts';

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

/** Puts what a configuration file says in the place of defaults. What was given on the command line stays. */
export function applyConfiguration(program: Command, file: string): AnalyzeOptions {
  const { $schema: _, check: __, ...configured } = readConfiguration(file);
  for (const [key, value] of Object.entries(configured)) {
    if (value === undefined || isGiven(program, key)) continue;
    program.setOptionValueWithSource(key, toOption(program, file, key, value), 'config');
  }
  const given = isGiven(program, 'ignore') ? (program.getOptionValue('ignore') as readonly string[]) : [];
  if (given.length > 0) program.setOptionValue('ignore', [...(configured.ignore ?? []), ...given]);
  if (isGiven(program, 'lexicon') && configured.lexicon !== undefined) {
    const own = program.getOptionValue('lexicon') as readonly string[];
    program.setOptionValue('lexicon', [
      ...own,
      ...(toOption(program, file, 'lexicon', configured.lexicon) as string[]),
    ]);
  }
  return program.opts<AnalyzeOptions>();
}

function isGiven(program: Command, key: string): boolean {
  return program.getOptionValueSource(key) === 'cli';
}

/** Values that are written as on the command line are read as there. */
function toOption(program: Command, file: string, key: string, value: unknown): unknown {
  if (key === 'cache') return resolve(dirname(file), value as string);
  if (key === 'lexicon') return (value as string[]).map((path) => resolve(dirname(file), path));
  const option = program.options.find((candidate) => candidate.attributeName() === key && !candidate.negate);
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
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw invalid(file, missing ? 'no such file' : (error as Error).message);
  }
}

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
