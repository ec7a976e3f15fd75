import type { Io } from './io.ts';

export interface Counts {
  readonly done: number;
  readonly failed: number;
  /** Bytes of all inputs that were read. */
  readonly bytes: number;
  /** Bytes of those that did not have to be. */
  readonly skippedBytes: number;
}

export interface Total {
  readonly bytes: number;
}

export interface ProgressOptions {
  readonly quiet: boolean;
  readonly logFormat: 'text' | 'json';
  readonly single: boolean;
  readonly total: () => Promise<Total | null>;
}

/** Shows how far the run is: a bar on a terminal, now and then a line in the log of a CI system, nothing elsewhere. */
export interface Progress {
  readonly update: (counts: Counts) => void;
  /** Takes the bar away, so that something else can be printed. */
  readonly clear: () => void;
}

/** A run that takes no longer needs no bar. */
const BAR_AFTER_MS = 1000;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;

const NONE: Progress = { update: () => {}, clear: () => {} };

export function createProgress(io: Io, options: ProgressOptions): Progress {
  if (options.quiet || options.single) return NONE;
  if (io.stderrIsTerminal && io.status !== undefined && options.logFormat === 'text')
    return createBar(io, io.status, options.total);
  return io.env['CI'] || options.logFormat === 'json' ? createLines(io, options) : NONE;
}

function createBar({ columns, now }: Io, status: (text: string) => void, count: ProgressOptions['total']): Progress {
  const begun = now();
  let drawn = begun + BAR_AFTER_MS - BAR_EVERY_MS;
  let visible = false;
  const total = whenCounted(count);
  return {
    update: (counts) => {
      const time = now();
      if (time - drawn < BAR_EVERY_MS) return;
      drawn = time;
      visible = true;
      const line = barLine(counts, (time - begun) / 1000, total());
      status(`\r${(line.length < columns ? line : withoutBar(line)).slice(0, columns - 1)}\u001b[K`);
    },
    clear: () => {
      if (visible) status('\r\u001b[K');
      visible = false;
    },
  };
}

/** Counts when it is first asked for; null until it is known, or when it cannot be. */
function whenCounted(count: ProgressOptions['total']): () => Total | null {
  let total: Total | null | undefined;
  return () => {
    if (total === undefined) {
      total = null;
      const keep = (counted: Total | null): void => {
        total = counted;
      };
      // What cannot be listed is told by the run itself.
      void count().then(keep, () => {});
    }
    return total;
  };
}

/** How far a run is. */
interface Facts {
  readonly documents: number;
  readonly failed: number;
  readonly perSecond: number;
  /** Both only where the size of all inputs is known. */
  readonly percent?: number;
  readonly secondsLeft?: number;
}

/** What was skipped took no time, so that it says nothing of the time that is left. */
function factsOf({ done, failed, bytes, skippedBytes }: Counts, seconds: number, total: Total | null): Facts {
  const facts = { documents: done, failed, perSecond: Math.round((done + failed) / Math.max(seconds, 0.001)) };
  if (total === null || total.bytes === 0) return facts;
  const passed = Math.min(total.bytes, bytes + skippedBytes);
  const percent = Math.floor((passed / total.bytes) * 100);
  if (bytes === 0) return { ...facts, percent };
  return { ...facts, percent, secondsLeft: Math.round(((total.bytes - passed) / bytes) * seconds) };
}

const CELLS = 24;

/** "[#####-----]  42 %  1234 done, 310/s, 0:25 left"; without a total what is known. */
export function barLine(counts: Counts, seconds: number, total: Total | null): string {
  const facts = factsOf(counts, seconds, total);
  if (facts.percent === undefined) return inWords(facts);
  const filled = Math.floor((facts.percent / 100) * CELLS);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(CELLS - filled)}]`;
  return `${bar} ${String(facts.percent).padStart(3)} %  ${inWords(facts)}`;
}

/** For a narrow terminal. */
function withoutBar(line: string): string {
  return line.replace(/^\[[#-]*\] +/u, '');
}

function inWords({ documents, failed, perSecond, secondsLeft }: Facts): string {
  const parts = [
    `${documents} done`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${perSecond}/s`,
    ...(secondsLeft === undefined ? [] : [`${clock(secondsLeft)} left`]),
  ];
  return parts.join(', ');
}

/** Minutes and seconds, with hours where there are any. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const two = (number: number): string => String(number).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

function createLines({ now, warn }: Io, { logFormat, total: count }: ProgressOptions): Progress {
  const begun = now();
  let printed = begun;
  const total = whenCounted(count);
  return {
    update: (counts) => {
      const time = now();
      // Counted in time for the first line, and not for a run that is over before.
      if (time - begun >= LINE_EVERY_MS / 2) total();
      if (time - printed < LINE_EVERY_MS) return;
      printed = time;
      const facts = factsOf(counts, (time - begun) / 1000, total());
      const share = facts.percent === undefined ? '' : `${facts.percent} %: `;
      const line = { level: 'info', event: 'progress', ...facts };
      warn(logFormat === 'json' ? JSON.stringify(line) : `analyze: ${share}${inWords(facts)}`);
    },
    clear: () => {},
  };
}
