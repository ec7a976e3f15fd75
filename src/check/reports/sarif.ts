import { RULES } from '../check-story.ts';
import type { Severity } from '../finding.ts';
import { type CheckedInput, nameOf, type Place, type PlacedFinding, type ReportWriter } from '../report.ts';
import { indented } from './indented.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning'>> = { error: 'error', warn: 'warning' };

/** SARIF 2.1.0 (OASIS standard, 2020): what code scanning of GitHub, Azure and others reads. */
export function createSarifReport(version: string): ReportWriter {
  const notifications: object[] = [];
  let lead = '\n        ';
  return {
    begin: () => {
      const driver = { name: 'khabar', version, rules: RULES.map(ruleOf) };
      const run = `"tool": ${indented({ driver }, '      ')},\n      "columnKind": "utf16CodeUnits",\n      "results": [`;
      return `{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {\n      ${run}`;
    },
    add: (input) => {
      if (input.failure !== undefined) notifications.push(notification(input));
      return input.findings
        .map((finding) => {
          const piece = lead + indented(resultOf(input, finding), '        ');
          lead = ',\n        ';
          return piece;
        })
        .join('');
    },
    end: ({ failed }) => {
      const invocations = [{ executionSuccessful: failed === 0, toolExecutionNotifications: notifications }];
      return `\n      ],\n      "invocations": ${indented(invocations, '      ')}\n    }\n  ]\n}\n`;
    },
  };
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

function ruleOf({ name, description, severity }: (typeof RULES)[number]) {
  return { id: name, shortDescription: { text: description }, defaultConfiguration: { level: LEVELS[severity] } };
}

function notification(input: CheckedInput) {
  const place = input.line === undefined ? undefined : { line: input.line };
  return { level: 'error', message: { text: input.failure }, locations: [locationOf(input, place)] };
}

function resultOf(input: CheckedInput, { rule, severity, message, excerpt, from, to }: PlacedFinding) {
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ name }) => name === rule),
    level: LEVELS[severity],
    message: { text: excerpt === '' ? message : `${message}: ${excerpt}` },
    locations: [locationOf(input, from, to)],
  };
}

function locationOf(input: CheckedInput, from?: Place, to?: Place) {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(input.path) }, ...regionOf(from, to) },
    ...(input.id === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: nameOf(input), kind: 'member' }] }),
  };
}

function regionOf(from?: Place, to?: Place) {
  if (from === undefined) return {};
  return { region: { startLine: from.line, startColumn: from.column, endLine: to?.line, endColumn: to?.column } };
}

/** A path as a URI: relative ones stay relative. Half a surrogate pair cannot be encoded. */
function uriOf(path: string): string {
  const parts = path
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .split(/[\\/]/u)
    .map(encodeURIComponent);
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}
