import { existsSync, type Stats, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AnalysisError } from '../errors.ts';
import { type Format, formatOf, type Part, type SharedFile, type Writer } from '../output/writers.ts';
import { createFramer, type Framer } from './frame-documents.ts';
import type { FailedInput, Job, Result, SkippedInput } from './job.ts';
import { makeFolder } from './make-folder.ts';
import { createNameSet } from './name-set.ts';
import { outputName } from './output-name.ts';
import type { TurnAway } from './read-entries.ts';
import type { Settings } from './settings.ts';
import type { Sink } from './sink.ts';
import { createWholeFile, type WholeFile, writerOfPart } from './whole-file.ts';
import { isAboutOneName, writeError } from './write-error.ts';

export interface OutputFolderOptions {
  readonly folder: string;
  readonly keepDirs: boolean;
  /** Skip inputs whose output is there. */
  readonly resume: boolean;
  readonly settings: Settings;
}

export interface OutputFolder {
  /** Turns an input away whose output is there already, or would be written by two. */
  readonly turnAway: TurnAway;
  readonly sink: Sink;
}

/**
 * One file for each input, whole or not at all. A file of records is one file of documents.
 *
 * @throws AnalysisError 'usage' when the folder cannot be made.
 */
export async function openOutputFolder(options: OutputFolderOptions): Promise<OutputFolder> {
  const { folder, keepDirs, resume, settings } = options;
  await makeFolder(folder).catch((cause) => {
    throw new AnalysisError('usage', `--out-dir ${writeError(folder, cause).message}`, 'unwritable', { cause });
  });
  const formats = { document: formatOf(settings.format), record: formatOf(settings.recordFormat) };
  const writers = { document: await formats.document.load(settings), record: await formats.record.load(settings) };
  const fileOf = (path: string, kind: Job['kind']): string =>
    join(folder, outputName(path, formats[kind].extension, keepDirs));
  const claimed = createNameSet();
  const prepare = createFolders(resume);
  const makeShared = createShared(folder, writers.document.shared ?? [], prepare);
  return {
    turnAway: (path, kind) => {
      const file = fileOf(path, kind);
      if (claimed.has(file)) return sameOutput(path, file, keepDirs);
      const clash = filesOf(file, formats[kind]).find((output) => isSameFile(path, output));
      if (clash !== undefined) return ownInput(path, clash);
      claimed.add(file);
      return resume && existsSync(file) ? complete(path) : null;
    },
    sink: createFolderSink({ formats, writers, fileOf, prepare, makeShared }),
  };
}

function complete(path: string): SkippedInput {
  const size = statOf(path)?.size;
  return { kind: 'skipped', path, reason: 'complete', ...(size === undefined ? {} : { size }) };
}

function sameOutput(path: string, file: string, keepDirs: boolean): FailedInput {
  const remedy = keepDirs ? 'rename one of the two inputs' : 'keep them apart with --keep-dirs, or rename one';
  const message = `${path}: another input is written to ${file} already; ${remedy}`;
  return { kind: 'failure', path, code: 'same-output', message };
}

/** All files that the output of one input is. */
function filesOf(file: string, { extension, parts }: Format): readonly string[] {
  return parts.length === 0 ? [file] : parts.map((part) => withExtension(file, extension, part));
}

function withExtension(file: string, before: string, extension: string): string {
  return file.slice(0, -before.length) + extension;
}

function isSameFile(input: string, output: string): boolean {
  const there = statOf(output);
  if (there === null) return false;
  const read = statOf(input);
  return read !== null && read.ino === there.ino && read.dev === there.dev;
}

/** Null for what cannot be looked at: why is told when it is read or written. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function ownInput(path: string, file: string): FailedInput {
  const message = `${path}: would be overwritten by its own result (${file}); name another folder with --out-dir`;
  return { kind: 'failure', path, code: 'same-output', message };
}

interface FolderSinkOptions {
  readonly formats: Readonly<Record<Job['kind'], Format>>;
  readonly writers: Readonly<Record<Job['kind'], Writer>>;
  readonly fileOf: (path: string, kind: Job['kind']) => string;
  /** Makes a folder ready to be written to. */
  readonly prepare: (folder: string) => Promise<void>;
  /** Puts the files that stand once beside the outputs there, as soon as there is an output. */
  readonly makeShared: () => Promise<void>;
}

interface OpenFile {
  readonly path: string;
  readonly file: WholeFile;
  readonly framer: Framer;
}

function createFolderSink({ formats, writers, fileOf, prepare, makeShared }: FolderSinkOptions): Sink {
  let current: OpenFile | null = null;
  const begin = async (target: string): Promise<WholeFile> => {
    await prepare(dirname(target));
    return createWholeFile(target);
  };
  const finish = async (complete: boolean): Promise<void> => {
    const done = current;
    current = null;
    if (done === null) return;
    if (!complete) return done.file.discard();
    await done.file.write(done.framer.end());
    await done.file.commit();
  };
  const putRecord = async (outcome: Result | FailedInput): Promise<void> => {
    if (current?.path !== outcome.path) {
      await finish(true);
      const file = await begin(fileOf(outcome.path, 'record'));
      current = { path: outcome.path, file, framer: createFramer(formats.record, writers.record, false) };
    }
    await current.file.write(current.framer.next(outcome));
  };
  const putParts = async (target: string, { extension }: Format, parts: readonly Part[]): Promise<void> => {
    await makeShared();
    for (const { extension: own, text } of parts) {
      const file = await begin(withExtension(target, extension, own));
      await file.write(text);
      await file.commit();
    }
  };
  const putDocument = async (outcome: Result): Promise<void> => {
    await finish(true);
    const framer = createFramer(formats.document, writers.document, true);
    const text = framer.next(outcome) + framer.end();
    const { extension } = formats.document;
    await putParts(fileOf(outcome.path, 'document'), formats.document, outcome.parts ?? [{ extension, text }]);
  };
  const put = async (outcome: (Result | FailedInput) & { readonly at?: number }): Promise<void> => {
    const { path, at } = outcome;
    const parts = outcome.kind === 'result' ? outcome.parts : undefined;
    if (at !== undefined && formats.record.parts.length > 0) {
      const { extension } = formats.record;
      await putParts(
        withExtension(fileOf(path, 'record'), extension, `-${at}${extension}`),
        formats.record,
        parts ?? [],
      );
    } else if (at !== undefined) await putRecord(outcome);
    else if (outcome.kind === 'result') await putDocument(outcome);
    // A file of records that could not be read to its end is not complete.
    else if (current?.path === path && outcome.code !== 'same-output') await finish(false);
  };
  return {
    put: async (outcome) => {
      try {
        await put(outcome);
        return null;
      } catch (error) {
        const target = fileOf(outcome.path, outcome.at === undefined ? 'document' : 'record');
        const { reason: code, message } = writeError(target, error);
        if (!isAboutOneName(error)) throw writeError(target, error);
        return { kind: 'failure', path: outcome.path, code, message };
      }
    },
    close: async (complete) => {
      const path = current?.path;
      try {
        await finish(complete);
      } catch (error) {
        throw writeError(fileOf(path ?? '', 'record'), error);
      }
    },
  };
}

/** A file that is there is left as it is: somebody may have changed it. */
function createShared(folder: string, files: readonly SharedFile[], prepare: (folder: string) => Promise<void>) {
  let made = files.length === 0;
  return async (): Promise<void> => {
    if (made) return;
    await prepare(folder);
    for (const { name, text } of files.filter((shared) => !existsSync(join(folder, shared.name)))) {
      const file = await createWholeFile(join(folder, name));
      await file.write(text);
      await file.commit();
    }
    made = true;
  };
}

/** Makes each folder once. With `sweep`, what runs that were killed left half written in it is removed. */
function createFolders(sweep: boolean): (folder: string) => Promise<void> {
  const made = new Set<string>();
  return async (folder) => {
    if (made.has(folder)) return;
    await makeFolder(folder);
    if (sweep) await removeOrphans(folder);
    made.add(folder);
  };
}

async function removeOrphans(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const writer = writerOfPart(name);
    if (writer !== null && !isRunning(writer)) await rm(join(folder, name), { force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
