import type { Io } from './io.ts';

/**
 * The real streams of this process. A reader that goes away (`| head`) ends the run quietly: nobody wants the rest.
 */
export function processIo(process: NodeJS.Process): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    process.stderr.write(`analyze: standard output cannot be written (${error.code ?? error.message})\n`);
    process.exit(1);
  });
  return {
    stdin: process.stdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    write: (text) =>
      new Promise((resolve) => (process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve))),
    stdoutIsTerminal: process.stdout.isTTY === true,
    stderrIsTerminal: process.stderr.isTTY === true,
    warn: (line) => void process.stderr.write(`${line}\n`),
    env: process.env,
    columns: process.stdout.columns ?? 80,
  };
}
