import { escapeMarkup } from '../../text/markup.ts';
import { type CheckedInput, nameOf, type PlacedFinding, summarize } from '../report.ts';

/** JUnit's XML as CI servers read it: a suite for each input, a failed case for each error; warnings pass and tell. */
export function junitReport(inputs: readonly CheckedInput[]): string {
  const { errors, failed } = summarize(inputs);
  const suites = inputs.map(suite);
  const tests = inputs.reduce((sum, input) => sum + casesOf(input).length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="khabar check" tests="${tests}" failures="${errors}" errors="${failed}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(input: CheckedInput): string {
  const cases = casesOf(input);
  const { errors, failed } = summarize([input]);
  const counts = `tests="${cases.length}" failures="${errors}" errors="${failed}"`;
  return [`<testsuite name="${escapeMarkup(nameOf(input))}" ${counts}>`, ...cases, '</testsuite>'].join('\n');
}

function casesOf(input: CheckedInput): string[] {
  const file = escapeMarkup(nameOf(input));
  if (input.failure !== undefined) {
    return [
      `<testcase name="readable" classname="${file}"><error message="${escapeMarkup(input.failure)}"/></testcase>`,
    ];
  }
  if (input.findings.length === 0) return [`<testcase name="check" classname="${file}"/>`];
  return input.findings.map((finding) => findingCase(file, finding));
}

function findingCase(file: string, { rule, severity, message, excerpt, from }: PlacedFinding): string {
  const place = from === undefined ? '' : `${from.line}:${from.column}: `;
  const told = escapeMarkup(`${place}${message}`);
  const words = escapeMarkup(excerpt);
  const inner =
    severity === 'error'
      ? `<failure type="${rule}" message="${told}">${words}</failure>`
      : `<system-out>${told}${words === '' ? '' : `: ${words}`}</system-out>`;
  return `<testcase name="${rule}${from === undefined ? '' : ` ${from.line}:${from.column}`}" classname="${file}">${inner}</testcase>`;
}
