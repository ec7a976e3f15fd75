import { type CheckedInput, type CheckSummary, nameOf, type PlacedFinding, type ReportWriter } from '../report.ts';

/**
 * One line a finding, as compilers write them: `path:line:column: severity: message: words [rule]`; then a summary. Of a record
 * the line and the id are told.
 */
export function createTextReport(): ReportWriter {
  return {
    begin: () => '',
    add: (input) => input.findings.map((finding) => `${line(input, finding)}\n`).join(''),
    end: summaryLine,
  };
}

function line(input: CheckedInput, { from, severity, message, excerpt, rule }: PlacedFinding): string {
  const column = from?.column === undefined ? '' : `:${from.column}`;
  const place = from === undefined ? nameOf(input) : `${input.path}:${from.line}${column}`;
  const record = from === undefined || input.id === undefined ? '' : `record ${input.id}: `;
  const words = excerpt === '' ? '' : `: ${excerpt}`;
  const level = severity === 'warn' ? 'warning' : severity;
  return `${place}: ${level}: ${record}${message}${words} [${rule}]`.replaceAll('\n', '\\n');
}

function summaryLine({ errors, warnings, inputs, failed }: CheckSummary): string {
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')} in ${counted(inputs, 'input')}`;
  return failed === 0 ? `${found}\n` : `${found}, ${failed} of them not read\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
