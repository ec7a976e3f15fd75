import { CommanderError } from 'commander';
import { AnalysisError, ExitCode } from '../errors.ts';
import { createCommand } from './command.ts';
import { type Io, OutputClosed } from './io.ts';
import { oneLine } from './one-line.ts';

/**
 * Runs the command line and answers the exit status. Prints only through `io`.
 *
 * An error that is no {@link AnalysisError} is a bug and is thrown on with its stack trace.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status: number = ExitCode.Ok;
  const command = createCommand(io, (code) => {
    status = code;
  });
  try {
    await command.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof OutputClosed) return ExitCode.Ok;
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Ok : ExitCode.Usage;
    if (!(error instanceof AnalysisError)) throw error;
    io.warn(`analyze: ${oneLine(error.message)}`);
    return error.code === 'input' ? ExitCode.SomeFailed : ExitCode.Usage;
  }
}
