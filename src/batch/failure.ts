import { AnalysisError } from '../errors.ts';
import type { FailedInput } from './job.ts';

/** What an error means for one input. Errors that concern the whole run are thrown on. */
export function toFailure(path: string, error: unknown): FailedInput {
  if (!(error instanceof AnalysisError)) return bug(path, error);
  if (error.code !== 'input') throw error;
  return { kind: 'failure', path, code: error.reason, message: error.message };
}

/** A bug shows on one input; the others are delivered all the same. */
function bug(path: string, error: unknown): FailedInput {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    kind: 'failure',
    path,
    code: 'internal',
    message: `${path}: an error of khabar, not of the input; please report it with the input: ${message}`,
    ...(stack === undefined ? {} : { stack }),
  };
}
