import { type CheckedInput, summarize } from '../report.ts';

/** One object: `results` in input order, then `summary`. Lines and columns count from 1, offsets from 0, in UTF-16. */
export function jsonReport(inputs: readonly CheckedInput[]): string {
  const results = inputs.map(({ path, id, findings, failure }) => ({
    path,
    id,
    error: failure,
    findings: findings.map(({ rule, severity, message, start, end, excerpt, from, to }) => ({
      ...{ rule, severity, message, start, end, excerpt },
      ...{ line: from?.line, column: from?.column, endLine: to?.line, endColumn: to?.column },
    })),
  }));
  return `${JSON.stringify({ schemaVersion: '1.0.0', results, summary: summarize(inputs) }, null, 2)}\n`;
}
