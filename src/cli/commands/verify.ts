import { type Command, Option } from 'commander';
import type { SourceDoc } from '../../document.ts';
import { AnalysisError, ExitCode } from '../../errors.ts';
import type { Analysis } from '../../schema/analysis.ts';
import { OFFSET_UNITS, type OffsetUnit } from '../../schema/layers.ts';
import type { Io } from '../io.ts';
import { addConfigurationOptions, nameOf } from '../options.ts';
import { MAX_FILE_SIZE, readSources } from './sources.ts';

interface VerifyOptions {
  readonly offsets?: OffsetUnit;
  readonly encoding?: string;
  readonly textField: string;
  readonly idField: string;
}

const EXAMPLES = `
Examples:
  analyze article.txt > result.json && analyze verify result.json article.txt
  analyze dump.ndjson > out.ndjson && analyze verify out.ndjson dump.ndjson

A result is compared with the article of its id, its hash or its path.

Exit status: 0 everything agrees; 1 something does not (each mismatch is
printed); 2 wrong usage.`;

/** Adds `analyze verify`. */
export function registerVerify(program: Command, io: Io, exit: (code: number) => void): void {
  const command = program
    .command('verify')
    .description('prove that results fit the schema and that their offsets point into the articles')
    .argument('<result>', 'JSON or NDJSON that analyze wrote')
    .argument('<articles...>', 'the articles it was made from')
    .addOption(new Option('--offsets <unit>', 'what offsets count (default: whatever agrees)').choices(OFFSET_UNITS))
    .option('--encoding <name>', 'encoding of the articles (default: what the result says)', nameOf)
    .option('--text-field <name>', 'field of a record that holds its text', nameOf, 'text')
    .option('--id-field <name>', 'field of a record that holds its id', nameOf, 'id');
  addConfigurationOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (result: string, articles: string[], options: VerifyOptions) => {
      exit(await verify(result, articles, options, io));
    });
}

async function verify(path: string, articles: readonly string[], options: VerifyOptions, io: Io): Promise<number> {
  const { oneLine } = await import('../one-line.ts');
  const { verifyResult } = await import('../../check/verify-result.ts');
  const results = await readResults(path, io);
  const sources = await readArticles(articles, results, options, io);
  const trouble: string[] = [];
  const facts: string[] = [];
  for (const { name, result, issues } of results) {
    trouble.push(...issues.map((issue) => `${name}: ${issue}`));
    if (result === null) continue;
    const source = sourceOf(result, sources, results.length);
    if (source === undefined) {
      trouble.push(`${name}: none of the articles has its id, hash or path`);
      continue;
    }
    const { unit, spans, mismatches } = verifyResult(result, source, options.offsets);
    trouble.push(...mismatches.map((mismatch) => `${name}: ${mismatch}`));
    if (mismatches.length === 0) facts.push(`${name}: ${spans} spans agree (${unit})`);
  }
  for (const line of [...trouble, ...facts]) await io.write(`${oneLine(line)}\n`);
  return trouble.length > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
}

interface ReadResult {
  /** The file, and the place of the document in it where there are several. */
  readonly name: string;
  /** Null when it does not fit the schema. */
  readonly result: Analysis | null;
  readonly issues: readonly string[];
}

async function readResults(path: string, io: Io): Promise<ReadResult[]> {
  const { readBytes, collect } = await import('../../batch/read-bytes.ts');
  const { toSource } = await import('../../batch/read-input.ts');
  const { Analysis, Failure } = await import('../../schema/analysis.ts');
  const bytes = path === '-' ? await collect(path, io.stdin, MAX_FILE_SIZE) : await readBytes(path, MAX_FILE_SIZE);
  const { text } = await toSource(path, bytes, { inputFormat: 'text' });
  const values = parseResults(path, text);
  return values.flatMap((value, i): ReadResult[] => {
    const name = values.length === 1 ? path : `${path}[${i}]`;
    if (Failure.safeParse(value).success) return [];
    const { success, data, error } = Analysis.safeParse(value);
    if (success) return [{ name, result: data, issues: [] }];
    return [{ name, result: null, issues: error.issues.map((issue) => `${pathOf(issue.path)}: ${issue.message}`) }];
  });
}

function pathOf(keys: readonly PropertyKey[]): string {
  return (
    keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('') ||
    'document'
  );
}

/** One document, an array of documents, or one a line. */
function parseResults(path: string, text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch (cause) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1) return lines.map((line, i) => parseLine(`${path}:${i + 1}`, line));
    throw notJson(path, cause);
  }
}

function parseLine(place: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw notJson(place, cause);
  }
}

function notJson(place: string, cause: unknown): AnalysisError {
  return new AnalysisError('input', `${place}: not JSON: ${(cause as Error).message}`, 'bad-result', { cause });
}

/** Read as the first result says that they were read. */
async function readArticles(
  paths: readonly string[],
  results: readonly ReadResult[],
  { encoding: named, textField, idField }: VerifyOptions,
  io: Io,
): Promise<SourceDoc[]> {
  const said = results.find(({ result }) => result?.source !== undefined)?.result;
  const encoding = named ?? (paths.length === 1 && said?.id === undefined ? said?.source?.encoding : undefined);
  const options = { textField, idField, maxFileSize: MAX_FILE_SIZE, inputFormat: formatOf(said) } as const;
  const docs: SourceDoc[] = [];
  for await (const source of readSources(paths, { ...options, ...(encoding === undefined ? {} : { encoding }) }, io)) {
    if (!('doc' in source)) throw new AnalysisError('input', source.message, 'unreadable');
    docs.push(source.doc);
  }
  return docs;
}

/** A file that was read as text or as a page, whatever its name, is read so again; records are known by their names. */
function formatOf(result: Analysis | null | undefined) {
  const type = result?.id === undefined ? result?.source?.mediaType : undefined;
  if (type === 'text/html') return 'html';
  return 'auto';
}

function sourceOf({ id, source }: Analysis, articles: readonly SourceDoc[], results: number): SourceDoc | undefined {
  if (results === 1 && articles.length === 1) return articles[0];
  const matches = (article: SourceDoc): boolean =>
    id === undefined ? article.source.sha256 === source?.sha256 : article.id === id;
  return (
    articles.find((article) => matches(article) && article.source.path === source?.path) ??
    articles.find(matches) ??
    articles.find((article) => id === undefined && article.source.path === source?.path)
  );
}
