import type { StoryDoc } from '../document.ts';
import type { Finding } from './finding.ts';

/** A place in a file; both count from 1, columns in UTF-16 code units. Of a record the line is known and no column. */
export interface Place {
  readonly line: number;
  readonly column?: number;
}

/** Tells where an offset of a text stands in its file; undefined where that cannot be known. */
export type PlaceOf = (offset: number) => Place | undefined;

/** A finding as it is told to people and programs. */
export interface PlacedFinding extends Finding {
  /** The words that it is about, cut short. */
  readonly excerpt: string;
  readonly from?: Place | undefined;
  /** Place after the last character. */
  readonly to?: Place | undefined;
}

/** What came of one input. */
export interface CheckedInput {
  readonly path: string;
  /** Of a record. */
  readonly id?: string | number | undefined;
  /** That a record begins on. */
  readonly line?: number | undefined;
  readonly findings: readonly PlacedFinding[];
  /** Why it could not be checked. */
  readonly failure?: string;
}

export interface CheckSummary {
  readonly inputs: number;
  readonly failed: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Writes a report piece by piece, so that nothing waits for the last article. */
export interface ReportWriter {
  readonly begin: () => string;
  readonly add: (input: CheckedInput) => string;
  readonly end: (summary: CheckSummary) => string;
}

/** Longest excerpt in characters. */
const EXCERPT = 60;

/** Adds to findings what a reader needs to find them. */
export function placeFindings({ text }: StoryDoc, findings: readonly Finding[], placeOf: PlaceOf): PlacedFinding[] {
  return findings.map((finding) => {
    const excerpt = excerptOf(text.slice(finding.start, finding.end));
    return { ...finding, excerpt, from: placeOf(finding.start), to: placeOf(finding.end) };
  });
}

/** One line, without what nobody sees: reports are read on terminals, and direction controls would turn their lines around. */
function excerptOf(words: string): string {
  const line = words
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]+/gu, '')
    .trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}\u2026` : line;
}

export const NOTHING_CHECKED: CheckSummary = { inputs: 0, failed: 0, errors: 0, warnings: 0 };

/** The sum with one more input. */
export function addToSummary(sum: CheckSummary, { findings, failure }: CheckedInput): CheckSummary {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    inputs: sum.inputs + 1,
    failed: sum.failed + (failure === undefined ? 0 : 1),
    errors: sum.errors + errors,
    warnings: sum.warnings + findings.length - errors,
  };
}

/** Name of an input for people and programs: records of one file are told apart by their id, or else by their line. */
export function nameOf({ path, id, line }: CheckedInput): string {
  if (id !== undefined) return `${path}#${id}`;
  return line === undefined ? path : `${path}:${line}`;
}
