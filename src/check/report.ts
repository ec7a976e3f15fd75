import type { StoryDoc } from '../document.ts';
import { type LineColumn, lineIndex } from '../text/line-index.ts';
import type { Finding } from './finding.ts';

/** A finding as it is told to people and programs. */
export interface PlacedFinding extends Finding {
  /** The words that it is about, cut short. */
  readonly excerpt: string;
  /** Absent where the text is not the file itself: saved pages and records. */
  readonly from?: LineColumn;
  /** Place after the last character. */
  readonly to?: LineColumn;
}

/** What came of one input. */
export interface CheckedInput {
  readonly path: string;
  /** Of a record. */
  readonly id?: string | number | undefined;
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

/** Longest excerpt in characters. */
const EXCERPT = 60;

/** Adds to findings what a reader needs to find them. */
export function placeFindings({ source, id, text }: StoryDoc, findings: readonly Finding[]): CheckedInput {
  const isFile = source.mediaType !== 'text/html' && id === undefined;
  const placeOf = lineIndex(text);
  return {
    path: source.path ?? '-',
    ...(id === undefined ? {} : { id }),
    findings: findings.map((finding) => ({
      ...finding,
      excerpt: excerptOf(text.slice(finding.start, finding.end)),
      ...(isFile ? { from: placeOf(finding.start), to: placeOf(finding.end) } : {}),
    })),
  };
}

/** One line, without what nobody sees: reports are read on terminals, and direction controls would turn their lines around. */
function excerptOf(words: string): string {
  const line = words
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]+/gu, '')
    .trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}\u2026` : line;
}

export function summarize(inputs: readonly CheckedInput[]): CheckSummary {
  const findings = inputs.flatMap((input) => input.findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const failed = inputs.filter(({ failure }) => failure !== undefined).length;
  return { inputs: inputs.length, failed, errors, warnings: findings.length - errors };
}

/** Name of an input for people: records of one file are told apart by their id. */
export function nameOf({ path, id }: CheckedInput): string {
  return id === undefined ? path : `${path}#${id}`;
}
