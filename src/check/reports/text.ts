import { type CheckedInput, nameOf, type PlacedFinding, summarize } from '../report.ts';

/** One line a finding, as compilers write them: `path:line:column: severity: message: words [rule]`; then a summary. */
export function textReport(inputs: readonly CheckedInput[]): string {
  const lines = inputs.flatMap((input) => input.findings.map((finding) => line(input, finding)));
  const { errors, warnings, inputs: count } = summarize(inputs);
  const summary = `${counted(errors, 'error')}, ${counted(warnings, 'warning')} in ${counted(count, 'input')}`;
  return [...lines, summary, ''].join('\n');
}

function line(input: CheckedInput, { from, severity, message, excerpt, rule }: PlacedFinding): string {
  const place = from === undefined ? nameOf(input) : `${nameOf(input)}:${from.line}:${from.column}`;
  const words = excerpt === '' ? '' : `: ${excerpt}`;
  return `${place}: ${severity === 'warn' ? 'warning' : severity}: ${message}${words} [${rule}]`.replaceAll(
    '\n',
    '\\n',
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
