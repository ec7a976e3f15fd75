/** The outside world of a run, so that tests can stand in for it. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdinIsTerminal: boolean;
  /** Writes to standard output; resolves when more may be written, rejects when nothing more can be. */
  readonly write: (text: string) => Promise<void>;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  readonly warn: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Writes to the terminal of standard error as it is, without a line break. */
  readonly status?: (text: string) => void;
  /** Makes Ctrl-C ask to stop instead of stopping; a second one stops. */
  readonly interruption?: () => AbortSignal;
  /** Called when the rest of standard input is not wanted. */
  readonly leaveStdin?: () => void;
}

/** The reader of standard output went away (`| head`): nobody wants the rest. */
export class OutputClosed extends Error {}
