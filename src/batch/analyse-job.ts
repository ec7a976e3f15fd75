import type { SourceDoc } from '../document.ts';
import { select } from '../output/select.ts';
import { toAnalysis } from '../output/to-json.ts';
import { formatOf, type Writer } from '../output/writers.ts';
import { createPipeline } from '../pipeline.ts';
import { loadModel } from '../resources/load-model.ts';
import { packageVersion } from '../resources/version.ts';
import type { Analysis } from '../schema/analysis.ts';
import { toFailure } from './failure.ts';
import type { Entry, Job, Outcome, Result } from './job.ts';
import { toSource } from './read-input.ts';
import { idOfRecord, readRecord } from './read-record.ts';
import { openCache } from './result-cache.ts';
import type { Settings } from './settings.ts';

/** Turns an entry into what becomes of it. Never rejects for an input. */
export type Analyse = (entry: Entry) => Promise<Outcome>;

/**
 * Makes the function that does the work, in this thread or in another. Lexicons and weights are loaded for the first text that
 * is in no cache.
 *
 * @param cacheFolder - Where results are kept from run to run, if they are.
 */
export function createAnalyse(settings: Settings, cacheFolder?: string): Analyse {
  const write = once(() => createWrite(settings));
  const cache = cacheFolder === undefined ? null : openCache(cacheFolder, settings);
  return async (entry) => {
    if (entry.kind === 'failure' || entry.kind === 'skipped') return entry;
    const size = { bytes: entry.bytes.byteLength, ...(entry.at === undefined ? {} : { at: entry.at }) };
    const { path } = entry;
    try {
      const known = await cache?.find(entry);
      if (known !== undefined) return { kind: 'result', path, ...(JSON.parse(known) as Written), ...size };
      const source = await read(entry, settings);
      if (source === null) return { kind: 'skipped', path, reason: 'own-output', ...size };
      const written = (await write())[entry.kind](source);
      const cacheTrouble = await cache?.keep(entry, JSON.stringify(written));
      return { kind: 'result', path, ...written, ...size, ...(cacheTrouble === undefined ? {} : { cacheTrouble }) };
    } catch (error) {
      return { ...toFailure(path, error), ...idOf(entry, settings), ...size };
    }
  };
}

async function read(job: Job, settings: Settings): Promise<SourceDoc | null> {
  return job.kind === 'record' ? readRecord(job, settings) : toSource(job.path, job.bytes, settings);
}

function idOf(job: Job, settings: Settings): { id?: string | number } {
  const id = job.kind === 'record' ? idOfRecord(job, settings) : undefined;
  return id === undefined ? {} : { id };
}

type Write = (source: SourceDoc) => Written;
type Written = Pick<Result, 'text' | 'parts'>;

async function createWrite(settings: Settings): Promise<Readonly<Record<Job['kind'], Write>>> {
  const formats = [formatOf(settings.format), formatOf(settings.recordFormat)] as const;
  const analyse = await createAnalysis({
    ...settings,
    layers: [...settings.layers, ...formats.flatMap(({ needs }) => needs)],
    offsets: formats.some(({ needsUtf16 }) => needsUtf16) ? 'utf16' : settings.offsets,
  });
  const [ofDocument, ofRecord] = formats;
  const document = await ofDocument.load(settings);
  const record = await ofRecord.load({ ...settings, isList: true });
  const writeWith =
    (writer: Writer): Write =>
    (source) => {
      const written = writer.write(select(analyse(source), settings));
      return typeof written === 'string' ? { text: written } : { text: '', parts: written };
    };
  return { document: writeWith(document), record: writeWith(record) };
}

/** The whole way from a text to its JSON document. */
export async function createAnalysis({
  layers,
  offsets,
  romanize,
  lexicon,
  model,
}: Pick<Settings, 'layers' | 'offsets' | 'romanize' | 'lexicon' | 'model'>): Promise<(source: SourceDoc) => Analysis> {
  const resources = await loadModel({ lexicon, model });
  const pipeline = createPipeline(resources);
  const options = {
    layers: new Set(layers),
    offsets,
    romanize,
    generator: { version: packageVersion(), model: resources.version },
  };
  return (source) => toAnalysis(pipeline(source), options);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
