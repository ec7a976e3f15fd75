import type { Io } from './io.ts';

export interface Counts {
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  readonly bytes: number;
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
  return io.env['CI'] || options.logFormat === 'json' ? createLines(io, options.logFormat) : NONE;
}

function createBar({ columns }: Io, status: (text: string) => void, count: () => Promise<Total | null>): Progress {
  const begun = Date.now();
  let drawn = begun + BAR_AFTER_MS - BAR_EVERY_MS;
  let visible = false;
  let total: Total | null | undefined;
  return {
    update: (counts) => {
      const now = Date.now();
      if (now - drawn < BAR_EVERY_MS) return;
      drawn = now;
      visible = true;
      if (total === undefined) {
        total = null;
        void count().then((counted) => {
          total = counted;
        });
      }
      status(`\r${barLine(counts, (now - begun) / 1000, total).slice(0, columns - 1)}\u001b[K`);
    },
    clear: () => {
      if (visible) status('\r\u001b[K');
      visible = false;
    },
  };
}

const CELLS = 24;

/** "[#####-----]  42 %  1234 done  310/s  0:25 left"; without a total what is known. */
export function barLine(counts: Counts, seconds: number, total: Total | null): string {
  const facts = factsLine(counts, seconds);
  if (total === null || total.bytes === 0) return facts;
  const share = Math.min(1, counts.bytes / total.bytes);
  const filled = Math.floor(share * CELLS);
  const left = share > 0 ? `  ${clock((seconds / share) * (1 - share))} left` : '';
  return `[${'#'.repeat(filled)}${'-'.repeat(CELLS - filled)}] ${String(Math.floor(share * 100)).padStart(3)} %  ${facts}${left}`;
}

function factsLine({ done, failed }: Counts, seconds: number): string {
  return `${done} done${failed > 0 ? `, ${failed} failed` : ''}  ${rate(done, seconds)}/s`;
}

function rate(done: number, seconds: number): number {
  return Math.round(done / Math.max(seconds, 0.001));
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

function createLines(io: Io, logFormat: 'text' | 'json'): Progress {
  const begun = Date.now();
  let printed = begun;
  return {
    update: (counts) => {
      const now = Date.now();
      if (now - printed < LINE_EVERY_MS) return;
      printed = now;
      const seconds = (now - begun) / 1000;
      const { done: documents, failed } = counts;
      const facts = { level: 'info', event: 'progress', documents, failed, perSecond: rate(documents, seconds) };
      io.warn(logFormat === 'json' ? JSON.stringify(facts) : `analyze: ${factsLine(counts, seconds)}`);
    },
    clear: () => {},
  };
}
