import type { Entry, FailedInput, Job, Outcome, SkippedInput } from './job.ts';
import type { Settings } from './settings.ts';

/** What a thread is started with. */
export interface WorkerSetup {
  readonly settings: Settings;
  readonly cacheFolder?: string | undefined;
}

type PackedJob = Omit<Job, 'bytes'> & { readonly start: number; readonly end: number };

/** A batch as it is sent: the bytes of all its jobs lie in one piece of memory that changes hands. */
export interface Task {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly entries: readonly (PackedJob | FailedInput | SkippedInput)[];
}

export interface Answer {
  readonly id: number;
  readonly outcomes?: readonly Outcome[];
  /** An AnalysisError that concerns the whole run. */
  readonly error?: { readonly code: 'usage' | 'input' | 'resource'; readonly reason: string; readonly message: string };
}

export function pack(id: number, entries: readonly Entry[]): Task {
  const size = entries.reduce((sum, entry) => sum + ('bytes' in entry ? entry.bytes.byteLength : 0), 0);
  const bytes = new Uint8Array(size);
  let end = 0;
  const packed = entries.map((entry) => {
    if (!('bytes' in entry)) return entry;
    const { bytes: own, ...job } = entry;
    const start = end;
    bytes.set(own, start);
    end += own.byteLength;
    return { ...job, start, end };
  });
  return { id, bytes, entries: packed };
}

export function unpack({ bytes, entries }: Task): Entry[] {
  return entries.map((entry) => {
    if (!('start' in entry)) return entry;
    const { start, end, ...job } = entry;
    return { ...job, bytes: bytes.subarray(start, end) };
  });
}
