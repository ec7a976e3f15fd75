import type { Io } from '../../src/cli/io.ts';

/** A stand-in for the outside world that remembers what was written. */
export interface FakeIo extends Io {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export interface FakeIoOptions {
  /** What is piped in; without it standard input is a terminal. */
  readonly stdin?: string | Uint8Array;
  readonly stdoutIsTerminal?: boolean;
  readonly stderrIsTerminal?: boolean;
  /** Milliseconds; without it the time that it is. */
  readonly now?: () => number;
  readonly env?: Readonly<Record<string, string>>;
}

export function fakeIo({
  stdin,
  stdoutIsTerminal = false,
  stderrIsTerminal = false,
  now = Date.now,
  env = {},
}: FakeIoOptions = {}): FakeIo {
  const out: string[] = [];
  const warned: string[] = [];
  return {
    stdin: chunksOf(typeof stdin === 'string' ? new TextEncoder().encode(stdin) : (stdin ?? new Uint8Array())),
    stdinIsTerminal: stdin === undefined,
    write: async (text) => void out.push(text),
    stdoutIsTerminal,
    stderrIsTerminal,
    warn: (line) => void warned.push(`${line}\n`),
    env,
    columns: 80,
    now,
    status: (text) => void warned.push(text),
    stdout: () => out.join(''),
    stderr: () => warned.join(''),
  };
}

/** Small chunks, so that letters are cut in two as a pipe may do. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4093) yield bytes.subarray(at, at + 4093);
}
