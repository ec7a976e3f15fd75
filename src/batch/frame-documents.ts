import { type Format, frameOf, type Writer } from '../output/writers.ts';
import { SCHEMA_VERSION } from '../schema/names.ts';
import type { FailedInput, Result } from './job.ts';

/** Puts documents one after another in the frame of their format. */
export interface Framer {
  /** What is to be written for one outcome; empty for a failure that the format has no place for. */
  readonly next: (outcome: Result | FailedInput) => string;
  /** What is to be written at the end. */
  readonly end: () => string;
}

/** @param single - One document is the whole answer: nothing stands around it, and a failure leaves it empty. */
export function createFramer({ holdsFailures }: Format, writer: Writer, single: boolean): Framer {
  const { head, before, between, after, tail } = frameOf(writer, single);
  let begun = false;
  return {
    next: (outcome) => {
      const text = outcome.kind === 'result' ? outcome.text : holdsFailures && !single ? failureRecord(outcome) : '';
      if (outcome.kind === 'failure' && text === '') return '';
      const lead = begun ? between : head + before;
      begun = true;
      return lead + text + after;
    },
    end: () => (begun ? tail : single ? '' : head + tail),
  };
}

/** The record that stands in the place of a failed input. */
function failureRecord({ path, id, code, message }: FailedInput): string {
  return JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    source: { path },
    ...(id === undefined ? {} : { id }),
    error: { code, message },
  });
}
