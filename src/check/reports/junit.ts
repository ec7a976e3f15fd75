import { escapeMarkup } from '../../text/markup.ts';
import { type CheckedInput, nameOf, type PlacedFinding, type ReportWriter } from '../report.ts';

/**
 * JUnit's XML as CI servers read it: a suite for each input, a failed case for each error; warnings pass and tell. The sums
 * stand first in it, so it is written when all is known.
 */
export function createJunitReport(): ReportWriter {
  const suites: string[] = [];
  let tests = 0;
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n',
    add: (input) => {
      const cases = casesOf(input);
      tests += cases.length;
      suites.push(suite(input, cases));
      return '';
    },
    end: ({ errors, failed }) => {
      const head = `<testsuites name="khabar check" tests="${tests}" failures="${errors}" errors="${failed}">\n`;
      return `${head}${suites.join('')}</testsuites>\n`;
    },
  };
}

function suite(input: CheckedInput, cases: readonly string[]): string {
  const errors = input.findings.filter(({ severity }) => severity === 'error').length;
  const counts = `tests="${cases.length}" failures="${errors}" errors="${input.failure === undefined ? 0 : 1}"`;
  return [`<testsuite name="${escapeMarkup(nameOf(input))}" ${counts}>`, ...cases, '</testsuite>\n'].join('\n');
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
  const place = from === undefined ? '' : [from.line, from.column].filter((part) => part !== undefined).join(':');
  const told = escapeMarkup(place === '' ? message : `${place}: ${message}`);
  const words = escapeMarkup(excerpt);
  const inner =
    severity === 'error'
      ? `<failure type="${rule}" message="${told}">${words}</failure>`
      : `<system-out>${told}${words === '' ? '' : `: ${words}`}</system-out>`;
  return `<testcase name="${place === '' ? rule : `${rule} ${place}`}" classname="${file}">${inner}</testcase>`;
}
