import type { Entry, FailedInput, Outcome } from './job.ts';
import { isLarge } from './large-entry.ts';
import { recordPlace } from './record-place.ts';
import type { WorkerSetup } from './worker-messages.ts';
import { startThread, type Thread, ThreadDied, type ThreadOptions } from './worker-thread.ts';

/** Threads that work on batches. */
export interface Pool {
  /** Batches that keep every thread busy while one of them is waited for. */
  readonly capacity: number;
  readonly run: (entries: readonly Entry[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

/** Batches for each thread: one in work, one waiting, one finished whose turn has not come. */
const BATCHES_PER_THREAD = 3;

/**
 * Memory of a thread in MB. Young: for what lives shortly; with 16 a tenth more time goes into collecting it, with the default
 * of 48 no less than with this. Old: V8 collects the earlier the less there is; some 30 MB are in use. What does not fit in is
 * worked on alone.
 */
const MODEST = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1024 };

/**
 * A pool of `size` threads. A thread is started when the others are busy. An input that ends its thread is a failure of its
 * own, the others are analysed.
 */
export function createPool(size: number, setup: WorkerSetup, options: ThreadOptions = {}): Pool {
  const threads: Thread[] = [];
  const limits = { ...MODEST, ...options.limits };
  const aside = createAside(() => startThread(setup, options));
  return {
    capacity: size * BATCHES_PER_THREAD,
    run: async (entries) => {
      if (entries.some(isLarge)) return aside.run(entries);
      try {
        return await idlest(threads, size, () => startThread(setup, { ...options, limits })).run(entries);
      } catch (error) {
        if (error instanceof ThreadDied) return aside.run(entries);
        throw error;
      }
    },
    close: async () => {
      await Promise.all([aside.close(), ...threads.map((thread) => thread.close())]);
    },
  };
}

/** A thread in which one entry at a time is worked on. */
interface Aside {
  readonly run: (entries: readonly Entry[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

/** When it dies it is clear of which entry: that one fails, and the next has a new thread. */
function createAside(start: () => Thread): Aside {
  let thread: Thread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const endThread = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.close();
  };
  const alone = async (entry: Entry): Promise<readonly Outcome[]> => {
    if (!thread?.isAlive()) thread = start();
    try {
      return await thread.run([entry]);
    } catch (error) {
      if (!(error instanceof ThreadDied)) throw error;
      thread = undefined;
      return [died(entry, error)];
    }
  };
  const oneByOne = async (entries: readonly Entry[]): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    // After it is closed nobody waits for the rest.
    for (const entry of entries) if (!closed) outcomes.push(...(await alone(entry)));
    // Its memory is of more use to the others.
    await endThread();
    return outcomes;
  };
  return {
    run: (entries) => {
      const turn = last.then(() => oneByOne(entries));
      last = turn.catch(() => {});
      return turn;
    },
    close: () => {
      closed = true;
      return endThread();
    },
  };
}

function died(entry: Entry, { cause }: ThreadDied): FailedInput {
  const isMemory = (cause as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const what = isMemory
    ? 'too large for the memory there is; divide it'
    : `an error of khabar, not of the input; please report it with the input: its thread ended (${String(cause)})`;
  const { path } = entry;
  return {
    ...{ kind: 'failure', path, code: isMemory ? 'out-of-memory' : 'internal' },
    message: `${recordPlace(entry.kind === 'skipped' ? { path } : entry)}: ${what}`,
  };
}

/** An idle thread, a new one as long as there are fewer than `size`, or the one with the least to do. */
function idlest(threads: Thread[], size: number, start: () => Thread): Thread {
  for (let i = threads.length - 1; i >= 0; i--) if (!threads[i]?.isAlive()) threads.splice(i, 1);
  const best = threads.reduce<Thread | undefined>(
    (least, thread) => (least === undefined || thread.load() < least.load() ? thread : least),
    undefined,
  );
  if (best !== undefined && (best.load() === 0 || threads.length === size)) return best;
  const started = start();
  threads.push(started);
  return started;
}
