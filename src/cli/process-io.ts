import { writeError } from '../batch/write-error.ts';
import { ExitCode } from '../errors.ts';
import { type Io, OutputClosed } from './io.ts';

/** Signals that end a program, with the numbers that shells tell them by. */
const ENDING = [
  ['SIGHUP', 1],
  ['SIGTERM', 15],
] as const;

/** The real streams of this process. */
export function processIo(process: NodeJS.Process): Io {
  // Errors are dealt with where something is written; unheard they would end the process.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return {
    get stdin() {
      return process.stdin;
    },
    stdinIsTerminal: process.stdin.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(outputError(error)) : resolve()));
      }),
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    warn: (line) => void process.stderr.write(`${line}\n`),
    env: process.env,
    columns: process.stderr.columns ?? 80,
    now: () => performance.now(),
    status: (text) => void process.stderr.write(text),
    interruption: () => {
      // Ended at once, but not without removing what is half written.
      for (const [signal, number] of ENDING) process.once(signal, () => process.exit(128 + number));

      const interruption = new AbortController();
      const stop = (): void => {
        if (interruption.signal.aborted) process.exit(ExitCode.Interrupted);
        interruption.abort();
      };
      process.on('SIGINT', stop);
      return interruption.signal;
    },
    leaveStdin: () => void process.stdin.destroy(),
  };
}

function outputError(error: NodeJS.ErrnoException): Error {
  return error.code === 'EPIPE' ? new OutputClosed() : writeError('standard output', error);
}
