import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AnalysisError } from '../errors.ts';
import type { Entry, FailedInput, Job, Outcome } from './job.ts';
import { type Answer, pack, type WorkerSetup } from './worker-messages.ts';

/** Threads that work on batches. */
export interface Pool {
  /** Batches that keep every thread busy while one of them is waited for. */
  readonly capacity: number;
  readonly run: (entries: readonly Entry[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

/** Batches for each thread: one in work, one waiting, one finished whose turn has not come. */
const BATCHES_PER_THREAD = 3;

/** Memory of a thread for what lives shortly: as fast as with the default of 48, and 20 MB smaller. */
const YOUNG_MB = 16;

/** The file beside this one, whether this runs from src/ or from dist/. */
const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** A pool of `size` threads. A thread is started when the others are busy. */
export function createPool(size: number, setup: WorkerSetup): Pool {
  const threads: Thread[] = [];
  const run = async (entries: readonly Entry[]): Promise<readonly Outcome[]> => {
    try {
      return await idlest(threads, size, setup).run(entries);
    } catch (error) {
      if (!(error instanceof ThreadDied)) throw error;
      return entries.length === 1 ? [died(entries[0] as Entry, error)] : oneByOne(entries, run);
    }
  };
  return {
    capacity: size * BATCHES_PER_THREAD,
    run,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** After a thread died of a batch: the entry that it died of fails, the others are analysed. */
async function oneByOne(entries: readonly Entry[], run: Pool['run']): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const entry of entries) outcomes.push(...(await run([entry])));
  return outcomes;
}

function died(entry: Entry, { cause }: ThreadDied): FailedInput {
  const { path, at } = entry as Job;
  const place = at === undefined ? path : `${path}:${at}`;
  const memory = (cause as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const message = memory ? 'too large for the memory there is; divide it' : `ended its thread: ${String(cause)}`;
  return { kind: 'failure', path, code: memory ? 'out-of-memory' : 'internal', message: `${place}: ${message}` };
}

class ThreadDied extends Error {}

interface Thread {
  /** Batches that are not answered yet. */
  readonly load: () => number;
  readonly isAlive: () => boolean;
  readonly run: (entries: readonly Entry[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

function idlest(threads: Thread[], size: number, setup: WorkerSetup): Thread {
  for (let i = threads.length - 1; i >= 0; i--) if (!threads[i]?.isAlive()) threads.splice(i, 1);
  const best = threads.reduce<Thread | undefined>(
    (least, thread) => (least === undefined || thread.load() < least.load() ? thread : least),
    undefined,
  );
  if (best !== undefined && (best.load() === 0 || threads.length === size)) return best;
  const started = startThread(setup);
  threads.push(started);
  return started;
}

interface Waiting {
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (error: Error) => void;
}

function startThread(setup: WorkerSetup): Thread {
  const worker = new Worker(WORKER, { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const waiting = new Map<number, Waiting>();
  let alive = true;
  let lastId = 0;
  const fail = (cause: unknown): void => {
    alive = false;
    for (const { reject } of waiting.values()) reject(new ThreadDied('the thread ended', { cause }));
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    settle(waiting.get(answer.id), answer);
    waiting.delete(answer.id);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(`exit ${code}`));
  return {
    load: () => waiting.size,
    isAlive: () => alive,
    run: (entries) =>
      new Promise((resolve, reject) => {
        const task = pack(++lastId, entries);
        waiting.set(task.id, { resolve, reject });
        worker.postMessage(task, [task.bytes.buffer]);
      }),
    close: async () => {
      // Nobody waits any more; a rejection would be taken for a death.
      waiting.clear();
      await worker.terminate();
    },
  };
}

function settle(waiting: Waiting | undefined, { outcomes, error }: Answer): void {
  if (error === undefined) waiting?.resolve(outcomes as readonly Outcome[]);
  else waiting?.reject(new AnalysisError(error.code, error.message, error.reason));
}
