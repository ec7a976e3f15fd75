import type { FailedInput, Outcome, SkippedInput } from '../batch/job.ts';
import { escapeJson } from '../output/escape-json.ts';
import type { Io } from './io.ts';
import { oneLine } from './one-line.ts';
import { createProgress, type Total } from './progress.ts';

export interface ReportOptions {
  /** Only what failed. */
  readonly quiet: boolean;
  readonly logFormat: 'text' | 'json';
  /** One document is the whole answer: no summary. */
  readonly single: boolean;
  /** How much there is to do, counted when it is worth telling. */
  readonly total: () => Promise<Total | null>;
}

/** Tells on standard error what goes on, and counts. */
export interface Report {
  readonly add: (outcome: Outcome) => void;
  /** Says that the run was asked to stop. */
  readonly stopping: () => void;
  readonly end: (interrupted: boolean) => void;
  readonly failed: () => number;
}

type Level = 'error' | 'warning' | 'info';
type Facts = Readonly<Record<string, string | number>>;

export function createReport(io: Io, options: ReportOptions): Report {
  const counts = { done: 0, failed: 0, skipped: 0, bytes: 0, skippedBytes: 0 };
  const begun = io.now();
  const told = new Set<string>();
  const progress = createProgress(io, options);
  const say = (level: Level, message: string, facts: Facts): void => {
    if (options.quiet && level !== 'error') return;
    progress.clear();
    io.warn(options.logFormat === 'json' ? logLine({ level, ...facts, message }) : `analyze: ${oneLine(message)}`);
  };
  const once = (key: string, message: string, facts: Facts): void => {
    if (told.has(key)) return;
    told.clear();
    told.add(key);
    say('warning', message, facts);
  };
  return {
    add: (outcome) => {
      counts.bytes += outcome.bytes ?? 0;
      if (outcome.kind === 'failure') {
        counts.failed++;
        say('error', outcome.message, factsOf(outcome));
        if (outcome.stack !== undefined && options.logFormat === 'text') io.warn(outcome.stack);
      } else if (outcome.kind === 'skipped') {
        counts.skipped++;
        counts.skippedBytes += outcome.size ?? 0;
        const { path, reason } = outcome;
        if (reason !== 'complete') once(`${reason} ${path}`, NOTES[reason](path), { path, code: reason });
      } else {
        counts.done++;
        if (outcome.cacheTrouble !== undefined)
          once('cache', `--cache: a result could not be kept (${outcome.cacheTrouble})`, { code: 'cache' });
      }
      progress.update(counts);
    },
    stopping: () => {
      if (io.stderrIsTerminal)
        say('info', 'finishing what is in hand; Ctrl-C again stops at once', { event: 'stopping' });
    },
    end: (interrupted) => {
      progress.clear();
      const seconds = (io.now() - begun) / 1000;
      const message = summary(counts, seconds, interrupted);
      const { done: documents, failed, skipped } = counts;
      if (interrupted || worthSumming(io, options, failed + skipped))
        say('info', message, { event: interrupted ? 'interrupted' : 'summary', documents, failed, skipped, seconds });
    },
    failed: () => counts.failed,
  };
}

const NOTES: Readonly<Record<Exclude<SkippedInput['reason'], 'complete'>, (path: string) => string>> = {
  'own-output': (path) => `${path}: made by khabar itself; skipped`,
  link: (path) => `${path}: a link to a folder, not followed; name it as a path to read it`,
};

function factsOf({ path, id, at, code }: FailedInput): Facts {
  return { path, ...(at === undefined ? {} : { at }), ...(id === undefined ? {} : { id }), code };
}

/** A clean run in a pipe is silent. */
function worthSumming({ stderrIsTerminal, env }: Io, { single, logFormat }: ReportOptions, remarks: number): boolean {
  return !single && (remarks > 0 || stderrIsTerminal || Boolean(env['CI']) || logFormat === 'json');
}

function summary(
  { done, failed, skipped }: Readonly<Record<'done' | 'failed' | 'skipped', number>>,
  seconds: number,
  interrupted: boolean,
): string {
  const parts = [
    `${done} analysed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  return `${interrupted ? 'interrupted: ' : ''}${parts.join(', ')} in ${seconds.toFixed(1)} s`;
}

/** One line of JSON, in ASCII where a terminal could be misled. */
export function logLine(facts: Facts): string {
  return escapeJson(JSON.stringify(facts));
}
