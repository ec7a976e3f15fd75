import { type Command, InvalidArgumentError, Option } from 'commander';
import { RULE_NAMES, type RuleName, type Severity } from '../../check/finding.ts';
import type { CheckedInput } from '../../check/report.ts';
import { ExitCode } from '../../errors.ts';
import type { Io } from '../io.ts';
import { addSourceOptions, lacksInput, readSources, type SourceOptions } from './sources.ts';

const REPORTS = ['text', 'json', 'github', 'junit', 'sarif'] as const;

type Settings = Partial<Record<RuleName, Severity | 'off'>>;

interface CheckOptions extends SourceOptions {
  readonly format: (typeof REPORTS)[number];
  readonly rule: Settings;
}

const EXAMPLES = `
Rules, with their severity unless --rule says otherwise:
  quotation-mark-unclosed   error   a quotation mark has no partner in its paragraph
  quote-with-two-speakers   error   the same words are given to two speakers
  mojibake                  error   characters were damaged by a wrong encoding
  quote-without-speaker     warn    the text does not say whose words a direct quote is
  name-spelled-two-ways     warn    one name is spelled in two ways
  direction-controls        warn    an invisible character changes the direction of the text

Examples:
  analyze check articles/
  analyze check --format github --rule quote-without-speaker=error articles/
  analyze check --format sarif articles/ > khabar.sarif

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
  if (!['error', 'warn', 'off'].includes(severity)) {
    throw new InvalidArgumentError(`Expected ${name}=error, ${name}=warn or ${name}=off.`);
  }
  return { ...before, [name]: severity };
}

async function checkPaths(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { oneLine } = await import('../one-line.ts');
  const { summarize } = await import('../../check/report.ts');
  const inputs: CheckedInput[] = [];
  const check = await createCheck(options.rule);
  for await (const source of readSources(paths, options, io)) {
    if ('doc' in source) inputs.push(check(source.doc));
    else {
      io.warn(`analyze: ${oneLine(source.failure)}`);
      inputs.push({ ...source, findings: [] });
    }
  }
  await io.write(await report(options.format, inputs));
  const { errors, failed } = summarize(inputs);
  return errors + failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
}

async function createCheck(settings: Settings) {
  const { checkStory, DEFAULT_SETTINGS } = await import('../../check/check-story.ts');
  const { placeFindings } = await import('../../check/report.ts');
  const { createPipeline } = await import('../../pipeline.ts');
  const { loadResources } = await import('../../resources/load.ts');
  const resources = loadResources();
  const pipeline = createPipeline(resources);
  const rules = { ...DEFAULT_SETTINGS, ...settings };
  return (source: Parameters<typeof pipeline>[0]): CheckedInput => {
    const doc = pipeline(source);
    return placeFindings(doc, checkStory(doc, resources, rules));
  };
}

async function report(format: CheckOptions['format'], inputs: readonly CheckedInput[]): Promise<string> {
  switch (format) {
    case 'text': {
      const { printable } = await import('../../output/printable.ts');
      return printable((await import('../../check/reports/text.ts')).textReport(inputs));
    }
    case 'json':
      return (await import('../../check/reports/json.ts')).jsonReport(inputs);
    case 'github':
      return (await import('../../check/reports/github.ts')).githubReport(inputs);
    case 'junit':
      return (await import('../../check/reports/junit.ts')).junitReport(inputs);
    case 'sarif': {
      const { packageVersion } = await import('../../resources/version.ts');
      return (await import('../../check/reports/sarif.ts')).sarifReport(inputs, packageVersion());
    }
  }
}
