import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { checkStory } from '../../../src/check/check-story.ts';
import {
  addToSummary,
  type CheckedInput,
  NOTHING_CHECKED,
  placeFindings,
  type ReportWriter,
} from '../../../src/check/report.ts';
import { createGithubReport } from '../../../src/check/reports/github.ts';
import { createJsonReport } from '../../../src/check/reports/json.ts';
import { createJunitReport } from '../../../src/check/reports/junit.ts';
import { createSarifReport } from '../../../src/check/reports/sarif.ts';
import { createTextReport } from '../../../src/check/reports/text.ts';
import { lineIndex } from '../../../src/text/line-index.ts';
import { resources, storyOf } from './stories.ts';

const schemaOf = (name: string) =>
  z.fromJSONSchema(JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')));

const TEXT = 'وزير يرد\nقال الوزير: «نريد السلام لكل الناس.\nنص \u202eمقلوب\u202c هنا <b> & "ذاك".\n';

const checked = (text: string, path: string): CheckedInput => {
  const doc = storyOf(text, path);
  return { path, findings: placeFindings(doc, checkStory(doc, resources), lineIndex(text)) };
};

const failure: CheckedInput = { path: 'gone.txt', findings: [], failure: 'gone.txt: no such file; check the name' };
const inLine = { from: { line: 7 }, to: { line: 7 } };
const record: CheckedInput = {
  ...{ path: 'dump.ndjson', id: 'a<1>', line: 7 },
  findings: checked(TEXT, 'dump.ndjson').findings.map((finding) => ({ ...finding, ...inLine })),
};
const page: CheckedInput = {
  path: 'page.html',
  findings: checked(TEXT, 'page.html').findings.map((finding) => ({ ...finding, from: undefined, to: undefined })),
};
const inputs: readonly CheckedInput[] = [
  checked(TEXT, 'news/a b#1,2:3%.txt'),
  record,
  page,
  checked('قال الوزير إنه مستعد.\n', 'good.txt'),
  failure,
];

/** A report as it is written, piece by piece. */
function written(report: ReportWriter, some: readonly CheckedInput[]): string {
  const summary = some.reduce(addToSummary, NOTHING_CHECKED);
  return report.begin() + some.map((input) => report.add(input)).join('') + report.end(summary);
}

const textReport = (some: readonly CheckedInput[]) => written(createTextReport(), some);
const githubReport = (some: readonly CheckedInput[]) => written(createGithubReport(), some);
const junitReport = (some: readonly CheckedInput[]) => written(createJunitReport(), some);
const jsonReport = (some: readonly CheckedInput[]) => written(createJsonReport(), some);
const sarifReport = (some: readonly CheckedInput[], version: string) => written(createSarifReport(version), some);

test.each([
  { why: 'findings, a record, a failure', some: inputs },
  { why: 'nothing at all', some: [] },
  { why: 'a name that is no URI', some: [checked(TEXT, '/a\\b\ud800\n"ج".txt')] },
])('SARIF and JSON fit their schemas: $why', ({ some }) => {
  expect(schemaOf('sarif-2.1.0-subset').parse(JSON.parse(sarifReport(some, '1.2.3')))).toBeTruthy();
  expect(schemaOf('check-report').parse(JSON.parse(jsonReport(some)))).toBeTruthy();
});

test('the schemas refuse what does not fit', () => {
  expect(schemaOf('sarif-2.1.0-subset').safeParse({ version: '2.1.0', runs: [{ results: [] }] }).success).toBe(false);
  expect(schemaOf('check-report').safeParse({ schemaVersion: '1.0.0', results: [{}], summary: {} }).success).toBe(
    false,
  );
});

test('SARIF regions are the words of the file', () => {
  const [run] = JSON.parse(sarifReport(inputs, '1.2.3')).runs;
  const lines = TEXT.split('\n');
  const regions = run.results
    .map((result: never) => result['locations'][0]['physicalLocation']['region'])
    .filter((region: { startColumn?: number } | undefined) => region?.startColumn !== undefined);
  const words = regions.map(({ startLine, startColumn, endColumn }: Record<string, number>) =>
    lines[(startLine as number) - 1]?.slice((startColumn as number) - 1, (endColumn as number) - 1),
  );
  expect(words).toEqual(['«نريد السلام لكل الناس', '\u202e', '\u202c']);
  const places = run.results.map((result: never) => result['locations'][0]['physicalLocation']);
  expect(places.slice(3, 6).map(({ region }: never) => region)).toEqual(Array(3).fill({ startLine: 7, endLine: 7 }));
  expect(places.slice(6).map(({ region }: never) => region)).toEqual(Array(3).fill(undefined));
  expect(run.invocations[0].executionSuccessful).toBe(false);
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
});

test('the text report has a line for each finding, and a summary', () => {
  const lines = textReport(inputs).split('\n');
  expect(lines[0]).toBe(
    'news/a b#1,2:3%.txt:2:13: error: a quotation mark is never closed: «نريد السلام لكل الناس [quotation-mark-unclosed]',
  );
  expect(lines[3]).toMatch(/^dump\.ndjson:7: error: record a<1>: a quotation mark/u);
  expect(lines[6]).toMatch(/^page\.html: error: a quotation mark/u);
  expect(lines.at(-2)).toBe('3 errors, 6 warnings in 5 inputs, 1 of them not read');
  expect(textReport([])).toBe('0 errors, 0 warnings in 0 inputs\n');
});

test('reports hold no direction control, which would turn their lines around', () => {
  for (const report of [textReport, githubReport, junitReport, jsonReport]) {
    expect(report(inputs)).not.toMatch(/\p{Bidi_Control}/u);
  }
});

test('GitHub reads commands; what means something in them is escaped', () => {
  const lines = githubReport(inputs).trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning) file=[^:,]+(?:,\w+=[^:,]+)*::./u);
  expect(lines[0]).toContain('file=news/a b#1%2C2%3A3%25.txt,line=2,endLine=2,col=13,endColumn=35,');
  expect(lines[3]).toContain('file=dump.ndjson,line=7,endLine=7,title=quotation-mark-unclosed::dump.ndjson#a<1>: ');
  expect(githubReport([{ ...failure, line: 3, failure: 'x' }])).toBe('::error file=gone.txt,line=3::x\n');
  expect(githubReport([{ ...failure, failure: 'two\nlines' }])).toBe('::error file=gone.txt::two%0Alines\n');
});

test('JUnit counts errors as failures; warnings pass', async () => {
  const { DOMParser } = await import('linkedom');
  const document = new DOMParser().parseFromString(junitReport(inputs), 'text/xml');
  const suites = [...document.querySelectorAll('testsuite')];
  // linkedom leaves entities in attributes as they are.
  expect(suites.map((suite) => suite.getAttribute('name')?.replaceAll(/&lt;|&gt;/gu, ''))).toEqual([
    'news/a b#1,2:3%.txt',
    'dump.ndjson#a1',
    'page.html',
    'good.txt',
    'gone.txt',
  ]);
  for (const suite of suites) {
    expect(suite.querySelectorAll('testcase')).toHaveLength(Number(suite.getAttribute('tests')));
    expect(suite.querySelectorAll('failure')).toHaveLength(Number(suite.getAttribute('failures')));
    expect(suite.querySelectorAll('error')).toHaveLength(Number(suite.getAttribute('errors')));
  }
  expect(document.querySelectorAll('system-out')).toHaveLength(6);
});
