import { AnalysisError } from '../errors.ts';
import { isGzip } from '../ingest/inflate.ts';
import { inflateStart } from '../ingest/inflate-stream.ts';
import { sniffMediaType, typeOfPath } from '../ingest/media-type.ts';
import { encodingOfMark, type Peeked, peek, utf8Stream } from './byte-stream.ts';
import { toFailure } from './failure.ts';
import type { IgnoreTest } from './ignore-rules.ts';
import type { InputFormat } from './input-formats.ts';
import type { Entry, FailedInput, Job, SkippedInput } from './job.ts';
import { listInputs } from './list-inputs.ts';
import { mapOrdered } from './map-ordered.ts';
import { collect, explain, readBytes, readChunks } from './read-bytes.ts';
import { STDIN } from './read-input.ts';
import { recordPlace } from './record-place.ts';
import { formatSize } from './size.ts';
import { splitJson } from './split-json.ts';
import { type Piece, splitLines } from './split-lines.ts';

export interface ReadEntriesOptions {
  readonly paths: readonly string[];
  readonly filesFrom?: string | undefined;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** What standard input is called instead of "-". */
  readonly stdinName?: string | undefined;
  readonly inputFormat: InputFormat;
  readonly encoding?: string | undefined;
  /** Largest size of a text or a record in bytes. */
  readonly maxBytes: number;
  readonly isIgnored: IgnoreTest;
  /** Asked once for every file, before it is read; an answer stands in its place. */
  readonly turnAway?: TurnAway | undefined;
}

export type TurnAway = (path: string, kind: Job['kind']) => FailedInput | SkippedInput | null;

/** Files that are read at the same time: enough to keep a disk busy, few enough to hold in memory. */
const READ_AHEAD = 4;

/** Everything that is to be analysed, in input order, as it is read. Never throws for an input: that is a failure among the entries. */
export async function* readEntries(options: ReadEntriesOptions): AsyncGenerator<Entry> {
  const opened = mapOrdered(listInputs(options), READ_AHEAD, async (found) =>
    found.kind === 'file' ? openFile(found.path, options) : [found],
  );
  for await (const entries of opened) yield* entries;
}

type Entries = Iterable<Entry> | AsyncIterable<Entry>;

async function openFile(given: string, options: ReadEntriesOptions): Promise<Entries> {
  const path = given === STDIN ? (options.stdinName ?? STDIN) : given;
  try {
    const kind = kindOf(path, options.inputFormat);
    const isFile = given !== STDIN;
    if (kind === 'document' && isFile)
      return turnedAway(path, kind, options) ?? [document(path, await readBytes(path, options.maxBytes))];
    const chunks = isFile ? readChunks(path) : options.stdin;
    const peeked = await peek(chunks, kind === undefined ? SNIFFED_BYTES : 0, hasLine);
    const type = kind ?? kindByContent(peeked);
    const away = turnedAway(path, type, options);
    if (away !== null) return away;
    if (type === 'document') return [document(path, await collect(path, peeked.chunks, options.maxBytes))];
    return records(path, type, peeked.chunks, options);
  } catch (error) {
    return [toFailure(path, await explain(path, error))];
  }
}

type Kind = 'document' | 'ndjson' | 'json';

function turnedAway(path: string, kind: Kind, { turnAway }: ReadEntriesOptions): Entry[] | null {
  const instead = turnAway?.(path, kind === 'document' ? kind : 'record') ?? null;
  return instead === null ? null : [instead];
}

/** By the option, then by the name; undefined where neither tells. */
function kindOf(path: string, inputFormat: InputFormat): Kind | undefined {
  if (inputFormat === 'ndjson' || inputFormat === 'json') return inputFormat;
  if (inputFormat !== 'auto') return 'document';
  const type = path === STDIN ? undefined : typeOfPath(path);
  return type === undefined ? undefined : kindOfType(type);
}

function kindOfType(type: string): Kind {
  if (type === 'application/x-ndjson') return 'ndjson';
  return type === 'application/json' ? 'json' : 'document';
}

const SNIFFED_BYTES = 2048;

/** One line tells records from text: a stream of records is answered while it is open. */
function hasLine(start: Uint8Array): boolean {
  const first = start.findIndex((byte) => byte > SPACE);
  return first >= 0 && start.includes(NEWLINE, first);
}

const SPACE = 0x20;
const NEWLINE = 0x0a;

function kindByContent({ start }: Peeked): Kind {
  const content = isGzip(start) ? inflateStart(start) : start;
  const text = new TextDecoder(encodingOfMark(content)).decode(content.subarray(0, SNIFFED_BYTES));
  return kindOfType(sniffMediaType(undefined, text));
}

function document(path: string, bytes: Uint8Array): Job {
  return { kind: 'document', path, bytes };
}

async function* records(
  path: string,
  type: 'ndjson' | 'json',
  chunks: AsyncIterable<Uint8Array>,
  { encoding, maxBytes }: ReadEntriesOptions,
): AsyncGenerator<Entry> {
  try {
    const split = type === 'json' ? splitJson : splitLines;
    for await (const piece of split(utf8Stream(chunks, encoding), maxBytes)) yield toRecord(path, piece, maxBytes);
  } catch (error) {
    yield toFailure(path, withPath(path, await explain(path, error)));
  }
}

function toRecord(path: string, { bytes, at, line }: Piece, maxBytes: number): Entry {
  if (bytes !== null) return { kind: 'record', path, bytes, at, line };
  const place = recordPlace({ path, at, line });
  const message = `${place}: a record larger than ${formatSize(maxBytes)}; allow more with --max-file-size`;
  return { kind: 'failure', path, at, line, code: 'too-large', message };
}

function withPath(path: string, error: unknown): unknown {
  if (!(error instanceof AnalysisError) || error.code !== 'input' || error.message.startsWith(path)) return error;
  return new AnalysisError('input', `${path}: ${error.message}`, error.reason, { cause: error });
}
