import type { Entry } from './job.ts';

/** Entries that are worked on together, so that handing them to a thread is cheap. */
export interface Batch {
  readonly entries: readonly Entry[];
  /** False when the input ended or paused before there was more: then its results should not wait for more either. */
  readonly full: boolean;
}

/** How many entries, and how many of their bytes, make a full batch: whichever comes first. */
export interface BatchSize {
  readonly entries: number;
  readonly bytes: number;
}

/** A thirtieth of a second of work. */
const USUAL: BatchSize = { entries: 32, bytes: 64 * 1024 };
/** A source that is silent for so long has paused. */
const PAUSE_MS = 25;

/**
 * Groups entries in their order. What there is comes at once when the source pauses. After `stop` nothing more is read, not
 * even awaited.
 */
export async function* groupEntries(
  entries: AsyncIterable<Entry>,
  stop?: AbortSignal,
  size: BatchSize = USUAL,
): AsyncGenerator<Batch> {
  const source = entries[Symbol.asyncIterator]();
  const alarm = createAlarm(stop);
  let next: Promise<IteratorResult<Entry>> | null = null;
  let ended = false;
  try {
    while (!ended) {
      const batch: Entry[] = [];
      let bytes = 0;
      let paused = false;
      const called = alarm.begin();
      while (!ended && !paused && batch.length < size.entries && bytes < size.bytes) {
        next ??= source.next();
        if (batch.length > 0) alarm.callAfterPause();
        const read = await Promise.race([next, called]);
        if (read === 'paused') paused = true;
        else if (read === 'stopped') ended = true;
        else {
          next = null;
          if (read.done) ended = true;
          else {
            batch.push(read.value);
            bytes += sizeOf(read.value);
          }
        }
      }
      alarm.end();
      if (batch.length > 0) yield { entries: batch, full: !ended && !paused };
    }
  } finally {
    void source.return?.();
  }
}

function sizeOf(entry: Entry): number {
  return 'bytes' in entry ? entry.bytes.byteLength : 0;
}

type Call = 'paused' | 'stopped';

/**
 * Interrupts the wait for an entry, either way. One promise for a batch: what waits on a promise that outlives it is never
 * freed.
 */
function createAlarm(stop: AbortSignal | undefined) {
  let call: (reason: Call) => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  stop?.addEventListener('abort', () => call('stopped'), { once: true });
  return {
    begin: (): Promise<Call> =>
      new Promise((resolve) => {
        call = resolve;
        if (stop?.aborted) resolve('stopped');
      }),
    callAfterPause: (): void => {
      if (timer === undefined) timer = setTimeout(() => call('paused'), PAUSE_MS);
      else timer.refresh();
    },
    end: (): void => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
