/** usage: the command line or options are wrong; input: one input cannot be read; resource: the installation is broken. */
export type ErrorCode = 'usage' | 'input' | 'resource';

/** A failure the user can act on. Anything else that escapes is a bug and keeps its stack trace. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError';
  readonly code: ErrorCode;
  /** What went wrong, for programs: "not-found", "binary", "encoding" … */
  readonly reason: string;

  constructor(code: ErrorCode, message: string, reason: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.reason = reason;
  }
}

export const ExitCode = { Ok: 0, SomeFailed: 1, Usage: 2, Interrupted: 130 } as const;
