import type { CheckedInput, ReportWriter } from '../report.ts';
import { indented } from './indented.ts';

/** Of this report; documents have a version of their own. */
const REPORT_VERSION = '1.0.0';

/** One object: `results` in input order, then `summary`. Lines and columns count from 1, offsets from 0, in UTF-16. */
export function createJsonReport(): ReportWriter {
  let lead = '\n    ';
  return {
    begin: () => `{\n  "schemaVersion": "${REPORT_VERSION}",\n  "results": [`,
    add: (input) => {
      const piece = lead + indented(resultOf(input), '    ');
      lead = ',\n    ';
      return piece;
    },
    end: (summary) => `\n  ],\n  "summary": ${indented(summary, '  ')}\n}\n`,
  };
}

function resultOf({ path, id, line, findings, failure }: CheckedInput) {
  return {
    ...{ path, id, line, error: failure },
    findings: findings.map(({ rule, severity, message, start, end, excerpt, from, to }) => ({
      ...{ rule, severity, message, start, end, excerpt },
      ...{ line: from?.line, column: from?.column, endLine: to?.line, endColumn: to?.column },
    })),
  };
}
