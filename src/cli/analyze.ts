import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { createFramer } from '../batch/frame-documents.ts';
import type { IgnoreTest } from '../batch/ignore-rules.ts';
import type { Entry } from '../batch/job.ts';
import { isSingle } from '../batch/list-inputs.ts';
import { createFileSink } from '../batch/output-file.ts';
import { type OutputFolder, openOutputFolder } from '../batch/output-folder.ts';
import { type ReadEntriesOptions, readEntries } from '../batch/read-entries.ts';
import { STDIN } from '../batch/read-input.ts';
import { createCacheFolder } from '../batch/result-cache.ts';
import { runEntries } from '../batch/run-entries.ts';
import type { Settings } from '../batch/settings.ts';
import { createStreamSink, type Sink } from '../batch/sink.ts';
import { sumOfSizes } from '../batch/sum-of-sizes.ts';
import { AnalysisError, ExitCode } from '../errors.ts';
import { type FormatName, formatOf } from '../output/writers.ts';
import { readUserLexicons } from '../resources/user-lexicon.ts';
import type { AnalyzeOptions } from './command.ts';
import type { Io } from './io.ts';
import { createReport, type Report } from './report.ts';

/** Analyses every input and delivers the results in order. Answers the exit status. */
export async function analyzePaths(
  paths: readonly string[],
  options: AnalyzeOptions,
  io: Io,
  usage: () => never,
): Promise<number> {
  if (paths.length === 0 && options.filesFrom === undefined && io.stdinIsTerminal) usage();
  refuseContradictions(paths, options);
  if (options.cache !== undefined) await createCacheFolder(options.cache);
  const folder = options.outDir === undefined ? null : await outputFolder(options.outDir, options, io);
  const reading = readingOf(paths, options, io, { folder, isIgnored: await ignoreTest(options) });
  const { first, entries } = await peekEntry(readEntries(reading));
  const single = first !== undefined && (await isSingleAnswer(first, paths, options));
  const settings = folder?.settings ?? settingsOf(options, io, { format: single ? 'json' : 'ndjson', isList: !single });
  const report = createReport(io, {
    quiet: options.quiet ?? false,
    logFormat: options.logFormat,
    single,
    total: () => sumOfSizes(reading),
  });
  const sink = folder?.sink ?? (await streamSink(settings, single, options, io));
  return deliver(entries, { settings, options, sink, report, io });
}

/** One file or standard input as text, or one path that yields nothing: no list. */
async function isSingleAnswer(first: Entry, paths: readonly string[], { filesFrom }: AnalyzeOptions): Promise<boolean> {
  if (first.kind === 'record') return false;
  const isNothing = first.kind === 'failure' && first.at === undefined && paths.length === 1 && first.path === paths[0];
  return isNothing || isSingle(paths, filesFrom);
}

interface Delivery {
  readonly settings: Settings;
  readonly options: AnalyzeOptions;
  readonly sink: Sink;
  readonly report: Report;
  readonly io: Io;
}

async function deliver(
  entries: AsyncIterable<Entry>,
  { settings, options, sink, report, io }: Delivery,
): Promise<number> {
  const stop = io.interruption?.();
  stop?.addEventListener('abort', report.stopping, { once: true });
  const jobs = options.jobs ?? Math.min(availableParallelism(), MAX_DEFAULT_JOBS);
  let complete = false;
  try {
    complete = await pass(entries);
  } finally {
    // What went wrong before is the error to tell.
    if (!complete) await sink.close(false).catch(() => {});
    io.leaveStdin?.();
  }
  if (complete) await sink.close(true);
  report.end(stop?.aborted ?? false);
  if (stop?.aborted) return ExitCode.Interrupted;
  return report.failed() > 0 ? ExitCode.SomeFailed : ExitCode.Ok;

  /** Answers whether it came to the end. */
  async function pass(source: AsyncIterable<Entry>): Promise<boolean> {
    for await (const outcome of runEntries(source, { settings, cacheFolder: options.cache, jobs, stop })) {
      report.add(outcome);
      const trouble = outcome.kind === 'skipped' ? null : await sink.put(outcome);
      if (trouble !== null) report.add(trouble);
      if (options.failFast && report.failed() > 0) return false;
    }
    return !stop?.aborted;
  }
}

/** More threads than that pay only when somebody asks for them: each holds the lexicons in memory. */
const MAX_DEFAULT_JOBS = 8;

function refuseContradictions(paths: readonly string[], options: AnalyzeOptions): void {
  const { filesFrom, outDir, keepDirs, resume, format, output } = options;
  const readers = paths.filter((path) => path === STDIN).length + (filesFrom === STDIN ? 1 : 0);
  if (readers > 1) throw new AnalysisError('usage', 'standard input is named twice; it can be read once');
  if (outDir !== undefined) return;
  if (format !== undefined && formatOf(format).parts.length > 0) {
    throw new AnalysisError('usage', `--format ${format} writes two files for each text; name a folder with --out-dir`);
  }
  if (output !== undefined && paths.some((path) => resolve(path) === resolve(output))) {
    throw new AnalysisError('usage', `-o ${output}: is an input; name another file`);
  }
  if (keepDirs) throw new AnalysisError('usage', '--keep-dirs is about --out-dir; give the folder of the outputs');
  if (resume) throw new AnalysisError('usage', '--resume needs --out-dir, the folder where the outputs are');
}

/** The library that reads patterns is loaded where there are any. */
async function ignoreTest({ ignore = [], gitignore = false }: AnalyzeOptions): Promise<IgnoreTest> {
  if (ignore.length === 0 && !gitignore) return () => false;
  const { createIgnoreTest } = await import('../batch/ignore-rules.ts');
  return createIgnoreTest({ patterns: ignore, gitignore });
}

function readingOf(
  paths: readonly string[],
  { filesFrom, inputFormat, encoding, maxFileSize, stdinFilename, outDir }: AnalyzeOptions,
  io: Io,
  { folder, isIgnored }: { readonly folder: OutputFolder | null; readonly isIgnored: IgnoreTest },
): ReadEntriesOptions {
  const outputs = outDir === undefined ? undefined : resolve(outDir);
  return {
    paths: paths.length === 0 && filesFrom === undefined ? [STDIN] : paths,
    filesFrom,
    // Not read here: asking the process for its standard input opens it.
    stdin: { [Symbol.asyncIterator]: () => io.stdin[Symbol.asyncIterator]() },
    stdinName: stdinFilename,
    inputFormat,
    encoding,
    maxBytes: maxFileSize,
    isIgnored: (path, isFolder) => isIgnored(path, isFolder) || (isFolder && resolve(path) === outputs),
    turnAway: folder?.turnAway,
  };
}

interface DefaultFormats {
  readonly format: FormatName;
  readonly recordFormat?: FormatName;
  readonly isList: boolean;
}

function settingsOf(
  options: AnalyzeOptions,
  io: Io,
  { format, recordFormat = format, isList }: DefaultFormats,
): Settings {
  const { table, layers, offsets, only, minConfidence, encoding, inputFormat, maxFileSize, textField, idField } =
    options;
  const onTerminal = io.stdoutIsTerminal && options.output === undefined && options.outDir === undefined;
  return {
    format: options.format ?? format,
    recordFormat: options.format ?? recordFormat,
    isList,
    pretty: options.pretty ?? onTerminal,
    color: onTerminal ? !io.env['NO_COLOR'] : isForced(io),
    table,
    layers,
    offsets,
    romanize: options.romanize,
    lexicon: options.lexicon === undefined ? undefined : readUserLexicons(options.lexicon),
    model: options.model,
    only,
    minConfidence,
    encoding,
    inputFormat: inputFormat === 'text' || inputFormat === 'html' || inputFormat === 'conll' ? inputFormat : undefined,
    maxBytes: maxFileSize,
    textField,
    idField,
  };
}

/** https://no-color.org: any value switches colour off; FORCE_COLOR switches it on where there is no terminal. */
function isForced({ env }: Io): boolean {
  return !env['NO_COLOR'] && Boolean(env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0');
}

async function outputFolder(folder: string, options: AnalyzeOptions, io: Io) {
  const settings = settingsOf(options, io, { format: 'json', recordFormat: 'ndjson', isList: false });
  const { keepDirs = false, resume = false } = options;
  return { ...(await openOutputFolder({ folder, keepDirs, resume, settings })), settings };
}

async function streamSink(settings: Settings, single: boolean, { output }: AnalyzeOptions, io: Io): Promise<Sink> {
  const format = formatOf(settings.format);
  const framer = createFramer(format, await format.load(settings), single);
  if (output !== undefined) return createFileSink(framer, output);
  return createStreamSink(framer, io.stdoutIsTerminal ? (text) => io.write(format.forTerminal(text)) : io.write);
}

/** The first entry, and all of them: what it is decides whether the answer is a document or a list. */
async function peekEntry(source: AsyncGenerator<Entry>): Promise<{ first?: Entry; entries: AsyncIterable<Entry> }> {
  const { value, done } = await source.next();
  if (done) return { entries: source };
  return { first: value, entries: withFirst(value, source) };
}

async function* withFirst(first: Entry, rest: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  yield first;
  yield* rest;
}
