import { RULES } from '../check-story.ts';
import type { Severity } from '../finding.ts';
import { type CheckedInput, nameOf, type PlacedFinding } from '../report.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning'>> = { error: 'error', warn: 'warning' };

/** SARIF 2.1.0 (OASIS standard, 2020): what code scanning of GitHub, Azure and others reads. */
export function sarifReport(inputs: readonly CheckedInput[], version: string): string {
  const failures = inputs.filter(({ failure }) => failure !== undefined);
  const run = {
    tool: { driver: { name: 'khabar', version, rules: RULES.map(ruleOf) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      { executionSuccessful: failures.length === 0, toolExecutionNotifications: failures.map(notification) },
    ],
    results: inputs.flatMap((input) => input.findings.map((finding) => resultOf(input, finding))),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ name, description, severity }: (typeof RULES)[number]) {
  return { id: name, shortDescription: { text: description }, defaultConfiguration: { level: LEVELS[severity] } };
}

function notification(input: CheckedInput) {
  return { level: 'error', message: { text: input.failure }, locations: [locationOf(input)] };
}

function resultOf(input: CheckedInput, finding: PlacedFinding) {
  const { rule, severity, message, excerpt } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ name }) => name === rule),
    level: LEVELS[severity],
    message: { text: excerpt === '' ? message : `${message}: ${excerpt}` },
    locations: [locationOf(input, finding)],
  };
}

function locationOf(input: CheckedInput, finding?: PlacedFinding) {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(input.path) }, ...regionOf(finding) },
    ...(input.id === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: nameOf(input), kind: 'member' }] }),
  };
}

function regionOf(finding?: PlacedFinding) {
  if (finding?.from === undefined || finding.to === undefined) return {};
  const { from, to } = finding;
  return { region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column } };
}

/** A path as a URI: relative ones stay relative. Half a surrogate pair cannot be encoded. */
function uriOf(path: string): string {
  const parts = path
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .split(/[\\/]/u)
    .map(encodeURIComponent);
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}
