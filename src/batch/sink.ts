import type { Framer } from './frame-documents.ts';
import type { FailedInput, Result } from './job.ts';

/** Where results go. */
export interface Sink {
  /** Resolves when more may be written. Answers a failure when this one input could not be written. */
  readonly put: (outcome: (Result | FailedInput) & { readonly at?: number }) => Promise<FailedInput | null>;
  /** @param complete - False when the run was interrupted. */
  readonly close: (complete: boolean) => Promise<void>;
}

/** One stream of documents. */
export function createStreamSink(framer: Framer, write: (text: string) => Promise<void>): Sink {
  return {
    put: async (outcome) => {
      const text = framer.next(outcome);
      if (text !== '') await write(text);
      return null;
    },
    close: async () => {
      const text = framer.end();
      if (text !== '') await write(text);
    },
  };
}
