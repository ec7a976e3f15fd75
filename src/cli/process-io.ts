import { writeError } from '../batch/write-error.ts';
import { type Io, OutputClosed } from './io.ts';

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
    status: (text) => void process.stderr.write(text),
    interruption: () => {
      const interruption = new AbortController();
      process.once('SIGINT', () => interruption.abort());
      return interruption.signal;
    },
    leaveStdin: () => void process.stdin.destroy(),
  };
}

function outputError(error: NodeJS.ErrnoException): Error {
  return error.code === 'EPIPE' ? new OutputClosed() : writeError('standard output', error);
}
