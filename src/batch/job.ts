import type { Part } from '../output/writers.ts';

/** One text to analyse, as it was read: nothing is decoded yet, so that threads share that work. */
export interface Job {
  /** A whole file, or one record of a file of JSON. */
  readonly kind: 'document' | 'record';
  /** As given, or as found in a folder; "-" for standard input. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Line of a record in its file, or its number in an array; from 1. */
  readonly at?: number;
  /** Line that a record begins on; from 1. */
  readonly line?: number;
}

/** An input that could not be analysed. */
export interface FailedInput {
  readonly kind: 'failure';
  readonly path: string;
  readonly id?: string | number;
  /** Of a record: see {@link Job}. */
  readonly at?: number;
  readonly line?: number;
  /** For programs: "unreadable", "encoding" … */
  readonly code: string;
  /** Names the input and what to do. */
  readonly message: string;
  /** Only of a bug: where it happened. */
  readonly stack?: string;
}

/** An input that nothing is written for, on purpose. */
export interface SkippedInput {
  readonly kind: 'skipped';
  readonly path: string;
  /** own-output: made by khabar; complete: done by an earlier run; link: a link to a folder, not followed. */
  readonly reason: 'own-output' | 'complete' | 'link';
  /** Bytes of a file that was not read. */
  readonly size?: number;
}

/** What the reader delivers, in input order. */
export type Entry = Job | FailedInput | SkippedInput;

/** An analysed text, written out in the format asked for. */
export interface Result {
  readonly kind: 'result';
  readonly path: string;
  readonly text: string;
  /** Of a format that writes several files for a document, instead of `text`. */
  readonly parts?: readonly Part[];
  /** Set when the result could not be put into the cache: why. */
  readonly cacheTrouble?: string;
}

/** What became of an entry, and its size in bytes where it was read. */
export type Outcome = (Result | FailedInput | SkippedInput) & {
  readonly bytes?: number;
  readonly at?: number;
};
