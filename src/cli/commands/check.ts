import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RuleSettings } from '../../check/finding.ts';
import type { CheckedInput, ReportWriter } from '../../check/report.ts';
import { ExitCode } from '../../errors.ts';
import { RULE_NAMES, SEVERITIES } from '../../schema/names.ts';
import type { Io } from '../io.ts';
import { addSourceOptions, lacksInput, type ReadText, readSources, type SourceOptions } from './sources.ts';

const REPORTS = ['text', 'json', 'github', 'junit', 'sarif'] as const;

type Settings = Partial<RuleSettings>;

interface CheckOptions extends SourceOptions {
  readonly format: (typeof REPORTS)[number];
  readonly rule: Settings;
}

const EXAMPLES = `
Rules, with their severity unless --rule or "check": { "rules": { … } } in
khabar.config.json says otherwise:
  quotation-mark-unclosed   error   a mark has no partner in its paragraph
  quote-with-two-speakers   error   the same words are given to two speakers
  mojibake                  error   characters damaged by a wrong encoding
  quote-without-speaker     warn    nobody is named for a direct quote
  name-spelled-two-ways     warn    one name is spelled in two ways
  direction-controls        warn    an invisible character turns text around

Examples:
  analyze check articles/
  analyze check --format github --rule quote-without-speaker=error articles/
  analyze check --format sarif articles/ > khabar.sarif
  analyze check --stdin-filename draft.txt < draft.txt       from an editor

Exit status: 0 no errors; 1 errors, or some inputs failed; 2 wrong usage.`;

/** Adds `analyze check`. */
export function registerCheck(program: Command, io: Io, exit: (code: number) => void): void {
  const command = program.command('check');
  addSourceOptions(command)
    .description('look for editorial slips: unclosed marks, quotes without or with two speakers, misspelt names …')
    .addOption(new Option('-f, --format <format>', 'of the report').choices(REPORTS).default('text'))
    .addOption(
      new Option('--rule <name=severity>', 'error, warn or off; may be repeated')
        .argParser(readRule)
        .default({}, 'see below'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: CheckOptions) => {
      if (lacksInput(paths, options, io)) command.help({ error: true });
      exit(await checkPaths(paths, options, io));
    });
}

function readRule(value: string, before: Settings): Settings {
  const [name = '', severity = ''] = value.split('=', 2);
  if (!(RULE_NAMES as readonly string[]).includes(name)) {
    throw new InvalidArgumentError(`There is no rule "${name}". Rules are ${RULE_NAMES.join(', ')}.`);
  }
  if (!(SEVERITIES as readonly string[]).includes(severity)) {
    throw new InvalidArgumentError(`Expected ${name}=error, ${name}=warn or ${name}=off.`);
  }
  return { ...before, [name]: severity };
}

async function checkPaths(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { oneLine } = await import('../one-line.ts');
  const { addToSummary, NOTHING_CHECKED } = await import('../../check/report.ts');
  const writer = await createWriter(options.format);
  const check = await createCheck(options.rule);
  let summary = NOTHING_CHECKED;
  // Nothing is written before the first input is there: until then it may be wrong usage.
  let lead = writer.begin();
  const write = async (text: string): Promise<void> => {
    if (lead + text !== '') await io.write(lead + text);
    lead = '';
  };
  for await (const source of readSources(paths, options, io)) {
    const input = 'doc' in source ? check(source) : { ...source, findings: [], failure: source.message };
    if (!('doc' in source)) io.warn(`analyze: ${oneLine(source.message)}`);
    summary = addToSummary(summary, input);
    await write(writer.add(input));
  }
  await write(writer.end(summary));
  return summary.errors + summary.failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
}

async function createCheck(settings: Settings): Promise<(text: ReadText) => CheckedInput> {
  const { checkStory, DEFAULT_SETTINGS } = await import('../../check/check-story.ts');
  const { placeFindings } = await import('../../check/report.ts');
  const { createPipeline } = await import('../../pipeline.ts');
  const { loadResources } = await import('../../resources/load.ts');
  const resources = loadResources();
  const pipeline = createPipeline(resources);
  const rules = { ...DEFAULT_SETTINGS, ...settings };
  return ({ doc, line, placeOf }) => {
    const story = pipeline(doc);
    const findings = placeFindings(story, checkStory(story, resources, rules), placeOf);
    return { path: doc.source.path ?? '-', id: doc.id, line, findings };
  };
}

async function createWriter(format: CheckOptions['format']): Promise<ReportWriter> {
  switch (format) {
    case 'text': {
      const { printable } = await import('../../output/printable.ts');
      const writer = (await import('../../check/reports/text.ts')).createTextReport();
      return { ...writer, add: (input) => printable(writer.add(input)) };
    }
    case 'json':
      return (await import('../../check/reports/json.ts')).createJsonReport();
    case 'github':
      return (await import('../../check/reports/github.ts')).createGithubReport();
    case 'junit':
      return (await import('../../check/reports/junit.ts')).createJunitReport();
    case 'sarif': {
      const { packageVersion } = await import('../../resources/version.ts');
      return (await import('../../check/reports/sarif.ts')).createSarifReport(packageVersion());
    }
  }
}
