import { extname } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { AnalysisError } from '../errors.ts';
import type { Entry, Outcome } from './job.ts';
import { type Answer, pack, type WorkerSetup } from './worker-messages.ts';

export interface Thread {
  /** Batches that are not answered yet. */
  readonly load: () => number;
  readonly isAlive: () => boolean;
  /** Rejects with {@link ThreadDied} when the thread ends before it has answered. */
  readonly run: (entries: readonly Entry[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

export interface ThreadOptions {
  /** What the thread runs. */
  readonly program?: URL;
  /** Memory that it may use; without them as much as this thread. */
  readonly limits?: ResourceLimits;
}

/** `cause` is why: an error, or the exit status in words. */
export class ThreadDied extends Error {}

/** The file beside this one, whether this runs from src/ or from dist/. */
const PROGRAM = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

interface Waiting {
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (error: Error) => void;
}

export function startThread(setup: WorkerSetup, { program = PROGRAM, limits }: ThreadOptions = {}): Thread {
  const worker = new Worker(program, {
    workerData: setup,
    ...(limits === undefined ? {} : { resourceLimits: limits }),
  });
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
        if (!alive) return reject(new ThreadDied('the thread ended'));
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
