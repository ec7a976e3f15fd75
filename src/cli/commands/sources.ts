import { type Command, Option } from 'commander';
import { INPUT_FORMATS, type InputFormat } from '../../batch/input-formats.ts';
import type { SourceDoc } from '../../document.ts';
import type { Io } from '../io.ts';
import { collected, sizeOf } from '../options.ts';

/** Options of every command that reads articles. */
export interface SourceOptions {
  readonly inputFormat: InputFormat;
  readonly encoding?: string;
  readonly filesFrom?: string;
  readonly textField: string;
  readonly idField: string;
  readonly ignore?: readonly string[];
  readonly maxFileSize: number;
}

/** Largest text that is read unless more is allowed: 64 MB. */
export const MAX_FILE_SIZE = 64 * 1024 * 1024;

/** Adds them, and the paths as argument. */
export function addSourceOptions(command: Command): Command {
  return command
    .argument('[paths...]', 'files, folders or globs; "-", or none with something piped in, is standard input')
    .addOption(new Option('--input-format <format>', 'what the inputs are').choices(INPUT_FORMATS).default('auto'))
    .option('--encoding <name>', 'encoding of the inputs (default: recognised by content)')
    .option('--files-from <file>', 'read paths from a file or "-", parted by line breaks or NUL')
    .option('--text-field <name>', 'field of a record that holds its text', 'text')
    .option('--id-field <name>', 'field of a record that holds its id', 'id')
    .addOption(
      new Option('--ignore <pattern>', 'leave out paths, as .gitignore does; may be repeated').argParser(collected),
    )
    .addOption(
      new Option('--max-file-size <size>', 'largest text or record').argParser(sizeOf).default(MAX_FILE_SIZE, '64MB'),
    );
}

/** A text, or an input that could not be read. */
export type ReadSource = { readonly doc: SourceDoc } | { readonly path: string; readonly failure: string };

/** The texts of all inputs, in order. What is our own output is left out. */
export async function* readSources(
  paths: readonly string[],
  options: SourceOptions,
  io: Pick<Io, 'stdin'>,
): AsyncGenerator<ReadSource> {
  const { createIgnoreTest } = await import('../../batch/ignore-rules.ts');
  const { readEntries } = await import('../../batch/read-entries.ts');
  const { inputFormat, encoding, filesFrom, maxFileSize: maxBytes } = options;
  const entries = readEntries({
    paths: paths.length === 0 && filesFrom === undefined ? ['-'] : paths,
    ...{ filesFrom, stdin: io.stdin, inputFormat, encoding, maxBytes },
    isIgnored: createIgnoreTest({ patterns: options.ignore ?? [], gitignore: false }),
  });
  const read = await createReader(options);
  for await (const entry of entries) {
    if (entry.kind === 'failure') yield { path: entry.path, failure: entry.message };
    else if (entry.kind !== 'skipped') yield* await read(entry);
  }
}

async function createReader({ inputFormat, encoding, maxFileSize: maxBytes, textField, idField }: SourceOptions) {
  const { toFailure } = await import('../../batch/failure.ts');
  const { toSource } = await import('../../batch/read-input.ts');
  const { readRecord } = await import('../../batch/read-record.ts');
  const format = inputFormat === 'auto' || inputFormat === 'ndjson' || inputFormat === 'json' ? undefined : inputFormat;
  return async (job: Parameters<typeof readRecord>[0]): Promise<ReadSource[]> => {
    try {
      const doc =
        job.kind === 'record'
          ? readRecord(job, { textField, idField })
          : await toSource(job.path, job.bytes, { encoding, maxBytes, inputFormat: format });
      return doc === null ? [] : [{ doc }];
    } catch (error) {
      return [{ path: job.path, failure: toFailure(job.path, error).message }];
    }
  };
}

/** Reads all inputs and names those that cannot be read on standard error. Answers how many those are. */
export async function forEachSource(
  paths: readonly string[],
  options: SourceOptions,
  io: Io,
  work: (doc: SourceDoc) => Promise<void> | void,
): Promise<number> {
  const { oneLine } = await import('../one-line.ts');
  let failed = 0;
  for await (const source of readSources(paths, options, io)) {
    if ('doc' in source) await work(source.doc);
    else {
      failed++;
      io.warn(`analyze: ${oneLine(source.failure)}`);
    }
  }
  return failed;
}

/** Without paths on a terminal nobody would know what the command waits for. */
export function lacksInput(paths: readonly string[], { filesFrom }: SourceOptions, io: Io): boolean {
  return paths.length === 0 && filesFrom === undefined && io.stdinIsTerminal;
}
