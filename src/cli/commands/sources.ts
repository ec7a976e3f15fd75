import { type Command, Option } from 'commander';
import { INPUT_FORMATS, type InputFormat } from '../../batch/input-formats.ts';
import type { Entry, Job } from '../../batch/job.ts';
import type { PlaceOf } from '../../check/report.ts';
import type { SourceDoc } from '../../document.ts';
import type { Io } from '../io.ts';
import { addConfigurationOptions, collected, nameOf, sizeOf } from '../options.ts';

/** Options of every command that reads articles. */
export interface SourceOptions {
  readonly inputFormat: InputFormat;
  readonly encoding?: string;
  readonly filesFrom?: string;
  readonly stdinFilename?: string;
  readonly textField: string;
  readonly idField?: string;
  readonly ignore?: readonly string[];
  readonly gitignore?: boolean;
  readonly maxFileSize: number;
}

/** Largest text that is read unless more is allowed: 64 MB. */
export const MAX_FILE_SIZE = 64 * 1024 * 1024;

/**
 * Adds them, and the paths as argument.
 *
 * @param tellsIds - The command tells the ids of records.
 */
export function addSourceOptions(command: Command, tellsIds = true): Command {
  command
    .argument('[paths...]', 'files, folders or globs; "-", or none with something piped in, is standard input')
    .addOption(new Option('--input-format <format>', 'what the inputs are').choices(INPUT_FORMATS).default('auto'))
    .option('--encoding <name>', 'encoding of the inputs (default: recognised by content)', nameOf)
    .option('--files-from <file>', 'read paths from a file or "-", parted by line breaks or NUL', nameOf)
    .option('--stdin-filename <name>', 'what standard input is called', nameOf)
    .option('--text-field <name>', 'field of a record that holds its text', nameOf, 'text');
  if (tellsIds) command.option('--id-field <name>', 'field of a record that holds its id', nameOf, 'id');
  command
    .addOption(
      new Option('--ignore <pattern>', 'leave out paths, as .gitignore does; may be repeated').argParser(collected),
    )
    .option('--gitignore', 'leave out what .gitignore files name')
    .addOption(
      new Option('--max-file-size <size>', 'largest text or record').argParser(sizeOf).default(MAX_FILE_SIZE, '64MB'),
    );
  return addConfigurationOptions(command);
}

/** A text and where its parts stand in its file. */
export interface ReadText {
  readonly doc: SourceDoc;
  /** Of a record, that it begins on. */
  readonly line?: number | undefined;
  readonly placeOf: PlaceOf;
}

interface UnreadInput {
  readonly path: string;
  readonly line?: number | undefined;
  /** Names the input and what to do. */
  readonly message: string;
}

export type ReadSource = ReadText | UnreadInput;

/** The texts of all inputs, in order. What is our own output is left out. */
export async function* readSources(
  paths: readonly string[],
  options: SourceOptions,
  io: Pick<Io, 'stdin'>,
): AsyncGenerator<ReadSource> {
  const { createIgnoreTest } = await import('../../batch/ignore-rules.ts');
  const { readEntries } = await import('../../batch/read-entries.ts');
  const { inputFormat, encoding, filesFrom, stdinFilename, ignore = [], gitignore = false, maxFileSize } = options;
  const entries = readEntries({
    paths: paths.length === 0 && filesFrom === undefined ? ['-'] : paths,
    ...{ filesFrom, stdin: io.stdin, stdinName: stdinFilename, inputFormat, encoding, maxBytes: maxFileSize },
    isIgnored: createIgnoreTest({ patterns: ignore, gitignore }),
  });
  const read = await createReader(options);
  for await (const entry of entries) yield* await read(entry);
}

async function createReader({
  idField = 'id',
  ...options
}: SourceOptions): Promise<(entry: Entry) => Promise<ReadSource[]>> {
  const { toFailure } = await import('../../batch/failure.ts');
  const { readRecord } = await import('../../batch/read-record.ts');
  return async (entry) => {
    if (entry.kind === 'failure') return [entry];
    if (entry.kind === 'skipped') return [];
    try {
      if (entry.kind === 'document') return [await readDocument(entry, options)];
      const doc = readRecord(entry, { ...options, idField });
      const { line } = entry;
      return doc === null ? [] : [{ doc, line, placeOf: () => (line === undefined ? undefined : { line }) }];
    } catch (error) {
      const { path, message } = toFailure(entry.path, error);
      return [{ path, message, line: entry.line }];
    }
  };
}

async function readDocument({ path, bytes }: Job, options: SourceOptions): Promise<ReadText> {
  const { toSource } = await import('../../batch/read-input.ts');
  const { lazy } = await import('../../resources/lazy.ts');
  const { lineIndex } = await import('../../text/line-index.ts');
  const { inputFormat: named, encoding, maxFileSize: maxBytes } = options;
  const inputFormat = named === 'auto' || named === 'ndjson' || named === 'json' ? undefined : named;
  const doc = await toSource(path, bytes, { encoding, maxBytes, inputFormat });
  if (doc.source.mediaType === 'text/x-conll') return { doc, placeOf: () => undefined };
  const isPage = doc.source.mediaType === 'text/html';
  const places = isPage ? await pagePlaces(bytes, doc.text, options) : () => lineIndex(doc.text);
  // Most articles are asked for no place.
  const made = lazy(places);
  return { doc, placeOf: (offset) => made()(offset) };
}

async function pagePlaces(bytes: Uint8Array, text: string, { encoding, maxFileSize }: SourceOptions) {
  const { decode } = await import('../../ingest/decode.ts');
  const { placesInPage } = await import('../../ingest/html/source-places.ts');
  return (): PlaceOf => placesInPage(decode(bytes, { encoding, maxInflatedBytes: maxFileSize }).text, text);
}

/** Reads all inputs and names those that cannot be read on standard error. Answers how many those are. */
export async function forEachSource(
  paths: readonly string[],
  options: SourceOptions,
  io: Io,
  work: (doc: SourceDoc, text: ReadText) => Promise<void> | void,
): Promise<number> {
  const { oneLine } = await import('../one-line.ts');
  let failed = 0;
  for await (const source of readSources(paths, options, io)) {
    if ('doc' in source) await work(source.doc, source);
    else {
      failed++;
      io.warn(`analyze: ${oneLine(source.message)}`);
    }
  }
  return failed;
}

/** Without paths on a terminal nobody would know what the command waits for. */
export function lacksInput(paths: readonly string[], { filesFrom }: SourceOptions, io: Io): boolean {
  return paths.length === 0 && filesFrom === undefined && io.stdinIsTerminal;
}
