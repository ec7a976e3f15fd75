import { createAnalyse } from './analyse-job.ts';
import { type Batch, type BatchSize, groupEntries } from './group-entries.ts';
import type { Entry, Outcome } from './job.ts';
import { isLarge } from './large-entry.ts';
import { mapOrdered } from './map-ordered.ts';
import type { WorkerSetup } from './worker-messages.ts';
import type { Pool } from './worker-pool.ts';

export interface RunOptions extends WorkerSetup {
  /** Threads; 1 works in this one. */
  readonly jobs: number;
  /** Nothing more is begun after this; what is in hand is finished. */
  readonly stop?: AbortSignal | undefined;
}

/** Full batches that have to be there before threads are started: an eighth of a second of work or more. */
const WORTH_THREADS = 4;

/** With the accurate model an article is a second of work: a batch of its own, and two are worth threads. */
const ONE_BY_ONE: BatchSize = { entries: 1, bytes: 1 };
const WORTH_THREADS_SLOW = 2;

/**
 * Analyses all entries and yields what became of them, in their order. Small inputs are worked on in this thread; as soon as
 * there is much to do, threads are started. The results are the same.
 */
export async function* runEntries(entries: AsyncIterable<Entry>, options: RunOptions): AsyncGenerator<Outcome> {
  const isSlow = options.settings.model === 'accurate';
  const worthThreads = isSlow ? WORTH_THREADS_SLOW : WORTH_THREADS;
  const batches = groupEntries(entries, options.stop, isSlow ? ONE_BY_ONE : undefined);
  const analyse = createHere(options);
  let ahead: Batch[] = [];
  try {
    for (let read = await batches.next(); !read.done; read = await batches.next()) {
      ahead.push(read.value);
      if (options.jobs > 1 && read.value.full) {
        if (ahead.length < worthThreads) continue;
        yield* inThreads(again(ahead, batches), options);
        return;
      }
      yield* here(ahead);
      ahead = [];
    }
    yield* here(ahead);
  } finally {
    await batches.return(undefined);
    await analyse.close();
  }

  async function* here(some: readonly Batch[]): AsyncGenerator<Outcome> {
    for (const { entries } of some)
      for (const entry of entries) if (!options.stop?.aborted) yield* await analyse.run(entry);
  }
}

/** Works in this thread, but for large inputs: one that the memory does not suffice for must not end the program. */
function createHere({ settings, cacheFolder }: WorkerSetup) {
  const analyse = createAnalyse(settings, cacheFolder);
  let pool: Pool | undefined;
  return {
    run: async (entry: Entry): Promise<readonly Outcome[]> => {
      if (!isLarge(entry)) return [await analyse(entry)];
      pool ??= (await import('./worker-pool.ts')).createPool(1, { settings, cacheFolder });
      return pool.run([entry]);
    },
    close: async (): Promise<void> => pool?.close(),
  };
}

async function* inThreads(batches: AsyncIterable<Batch>, { jobs, ...setup }: RunOptions): AsyncGenerator<Outcome> {
  const { settings, cacheFolder } = setup;
  const { createPool } = await import('./worker-pool.ts');
  const pool = createPool(jobs, { settings, cacheFolder });
  try {
    for await (const outcomes of mapOrdered(batches, pool.capacity, ({ entries }) => pool.run(entries)))
      yield* outcomes;
  } finally {
    await pool.close();
  }
}

async function* again<T>(ahead: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* ahead;
  yield* rest;
}
