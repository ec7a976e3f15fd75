import { Command, Option } from 'commander';
import { INPUT_FORMATS, type InputFormat } from '../batch/input-formats.ts';
import { TABLES, type Table } from '../output/csv.ts';
import { printable } from '../output/printable.ts';
import { FORMATS, type FormatName } from '../output/writers.ts';
import { packageVersion } from '../resources/version.ts';
import {
  DEFAULT_LAYERS,
  LAYERS,
  type Layer,
  OFFSET_UNITS,
  type OffsetUnit,
  ROMANIZATIONS,
  type Romanization,
} from '../schema/layers.ts';
import { ENTITY_TYPES, type Model, type TypeOfEntity } from '../schema/names.ts';
import { registerCheck } from './commands/check.ts';
import { registerClean } from './commands/clean.ts';
import { registerCompletions } from './commands/completions.ts';
import { registerEval } from './commands/eval.ts';
import { registerPeople } from './commands/people.ts';
import { registerRomanize } from './commands/romanize.ts';
import { registerSchema } from './commands/schema.ts';
import { MAX_FILE_SIZE } from './commands/sources.ts';
import { registerTokenize } from './commands/tokenize.ts';
import { registerVerify } from './commands/verify.ts';
import type { Io } from './io.ts';
import {
  addConfigurationOptions,
  collected,
  countOf,
  listOf,
  modelOption,
  nameOf,
  shareOf,
  sizeOf,
} from './options.ts';

/** Options of the main job as commander delivers them. */
export interface AnalyzeOptions {
  readonly format?: FormatName;
  readonly table: Table;
  readonly output?: string;
  readonly outDir?: string;
  readonly keepDirs?: boolean;
  readonly resume?: boolean;
  readonly layers: readonly Layer[];
  readonly only?: readonly TypeOfEntity[];
  readonly minConfidence?: number;
  readonly offsets: OffsetUnit;
  readonly romanize?: Romanization;
  readonly lexicon?: readonly string[];
  readonly model: Model;
  readonly pretty?: boolean;
  readonly inputFormat: InputFormat;
  readonly encoding?: string;
  readonly filesFrom?: string;
  readonly stdinFilename?: string;
  readonly textField: string;
  readonly idField: string;
  readonly ignore?: readonly string[];
  readonly gitignore?: boolean;
  readonly maxFileSize: number;
  readonly jobs?: number;
  readonly cache?: string;
  readonly failFast?: boolean;
  readonly quiet?: boolean;
  readonly logFormat: 'text' | 'json';
  /** A path; true where none is given; false for --no-config. */
  readonly config?: string | boolean;
  readonly printConfig?: boolean;
}

const DESCRIPTION = `Finds the people, places and organisations that Arabic news names, and every direct quote with its speaker.
Reads files, folders, globs, records or standard input; writes JSON.`;

const EXAMPLES = `
Examples:
  analyze article.txt                              one JSON document
  analyze --format text article.txt                for reading in the terminal
  curl -s https://example.org/news | analyze --input-format html | jq .quotes
  analyze news/ > news.ndjson                      a folder: one document a line
  analyze 'news/**/*.html' --out-dir out --keep-dirs --resume
  git diff --name-only -z main | analyze --files-from -
  analyze dump.ndjson.gz --text-field body --only PER,ORG -o people.ndjson

Offsets are half-open and count UTF-16 code units from 0, unless --offsets says
otherwise. Options may stand in khabar.config.json, here or in a folder above;
those given here win.

Exit status: 0 all analysed; 1 some inputs failed (named on stderr); 2 wrong
usage or a broken installation; 130 interrupted.`;

/** Columns of the help where there is no terminal. */
const HELP_COLUMNS = 80;

/** Adds the commands of one file to the program. */
type Register = (program: Command, io: Io, exit: (code: number) => void) => void;

/** In the order of the help. */
const COMMANDS: readonly Register[] = [
  registerClean,
  registerTokenize,
  registerPeople,
  registerRomanize,
  registerCheck,
  registerVerify,
  registerEval,
  registerSchema,
  registerCompletions,
];

/** The command line. Actions load their code only when they run, so that --help and --version answer at once. */
export function createCommand(io: Io, exit: (code: number) => void): Command {
  const program = new Command('analyze');
  program
    .description(DESCRIPTION)
    .argument('[paths...]', 'files, folders or globs; "-", or none with something piped in, is standard input')
    .usage('[options] [paths...]\n       analyze <command> [options]')
    .enablePositionalOptions()
    // Names alone: what a command takes stands in its own help, and here would leave no room for descriptions.
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride()
    .showHelpAfterError('Try: analyze --help')
    .configureOutput({
      // A reader of the help that goes away (`| head`) is no error.
      writeOut: (text) => void io.write(text).catch(() => {}),
      writeErr: (text) => io.warn(printable(text.trimEnd())),
      getOutHelpWidth: () => (io.stdoutIsTerminal ? io.columns : HELP_COLUMNS),
      getErrHelpWidth: () => (io.stderrIsTerminal ? io.columns : HELP_COLUMNS),
    });
  addOutputOptions(program);
  addInputOptions(program);
  addRunOptions(program);
  program
    .optionsGroup('Help:')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .hook('preSubcommand', (_program, command) => refuseOptionsBefore(program, command))
    .hook('preAction', (_program, command) => configure(command))
    .action(async (paths: string[], options: AnalyzeOptions) => {
      if (options.printConfig) {
        const { findConfiguration } = await import('./find-configuration.ts');
        const { formatConfiguration } = await import('./print-configuration.ts');
        return io.write(formatConfiguration(options, findConfiguration(options.config)));
      }
      const { analyzePaths } = await import('./analyze.ts');
      exit(await analyzePaths(paths, options, io, () => program.help({ error: true })));
    });
  for (const register of COMMANDS) register(program, io, exit);
  return program;
}

function addOutputOptions(program: Command): void {
  program
    .optionsGroup('Output:')
    .addOption(
      new Option('-f, --format <format>', 'how to write it (default: json for one text, ndjson for several)').choices(
        FORMATS,
      ),
    )
    .addOption(new Option('--table <table>', 'of csv: what a row is').choices(TABLES).default('entities'))
    .option('-o, --output <file>', 'write to a file, whole or not at all', nameOf)
    .addOption(
      new Option('--out-dir <folder>', 'write one file for each input, whole or not at all')
        .argParser(nameOf)
        .conflicts(['output']),
    )
    .option('--keep-dirs', 'keep the folders of the inputs below --out-dir')
    .option('--resume', 'skip inputs whose output is in --out-dir')
    .addOption(
      new Option('--layers <names>', `parts of the document, parted by commas, or "all": ${LAYERS.join(', ')}`)
        .argParser((value) => listOf(value, LAYERS))
        .default(DEFAULT_LAYERS, `all but ${LAYERS.filter((layer) => !DEFAULT_LAYERS.includes(layer)).join(', ')}`),
    )
    .addOption(
      new Option('--only <types>', 'entities of these types alone, such as PER,ORG').argParser((value) =>
        listOf(value, ENTITY_TYPES),
      ),
    )
    .addOption(new Option('--min-confidence <number>', 'leave out what is less sure, 0 to 1').argParser(shareOf))
    .addOption(new Option('--offsets <unit>', 'what offsets count').choices(OFFSET_UNITS).default('utf16'))
    .addOption(
      new Option('--romanize <scheme>', 'spell names letter by letter (default: as English media do)').choices(
        ROMANIZATIONS,
      ),
    )
    .option('--pretty', 'indent JSON (default on a terminal)')
    .option('--no-pretty', 'one line a document, also on a terminal');
}

function addInputOptions(program: Command): void {
  program
    .optionsGroup('Input:')
    .addOption(new Option('--input-format <format>', 'what the inputs are').choices(INPUT_FORMATS).default('auto'))
    .option('--encoding <name>', 'encoding of the inputs (default: recognised by content)', nameOf)
    .option('--files-from <file>', 'read paths from a file or "-", parted by line breaks or NUL', nameOf)
    .option('--stdin-filename <name>', 'what standard input is called', nameOf)
    .option('--text-field <name>', 'field of a record that holds its text', nameOf, 'text')
    .option('--id-field <name>', 'field of a record that holds its id', nameOf, 'id')
    .addOption(
      new Option('--ignore <pattern>', 'leave out paths, as .gitignore does; may be repeated').argParser(collected),
    )
    .option('--gitignore', 'leave out what .gitignore files name')
    .addOption(
      new Option('--lexicon <file>', 'names of your own, stronger than ours; may be repeated').argParser(collected),
    )
    .addOption(
      new Option('--max-file-size <size>', 'largest text or record').argParser(sizeOf).default(MAX_FILE_SIZE, '64MB'),
    );
}

function addRunOptions(program: Command): void {
  program
    .optionsGroup('Running:')
    .addOption(modelOption())
    .addOption(new Option('-j, --jobs <number>', 'threads (default: one for each core, 8 at most)').argParser(countOf))
    .option('--cache <folder>', 'keep results there, and take those of unchanged inputs from there', nameOf)
    .option('--fail-fast', 'stop at the first input that fails')
    .option('-q, --quiet', 'print errors only')
    .addOption(new Option('--log-format <format>', 'of what stderr says').choices(['text', 'json']).default('text'));
  addConfigurationOptions(program).option('--print-config', 'print the options in force and stop');
}

/** Adds what is configured to what was given. The schema of the file is loaded only when there is one. */
async function configure(command: Command): Promise<void> {
  if (!command.options.some(({ long }) => long === '--config')) return;
  const { findConfiguration } = await import('./find-configuration.ts');
  const file = findConfiguration(command.getOptionValue('config'));
  if (file === null) return;
  const { applyConfiguration } = await import('./apply-configuration.ts');
  applyConfiguration(command, file);
}

/** `analyze --pretty clean`: the option belongs to neither. */
function refuseOptionsBefore(program: Command, command: Command): void {
  const given = program.options.find((option) => {
    const name = option.attributeName();
    return program.getOptionValueSource(name) === 'cli' && option.negate === (program.getOptionValue(name) === false);
  });
  if (given === undefined) return;
  program.error(
    `error: option '${given.flags}' before the command '${command.name()}' (for a file of that name write ./${command.name()})`,
  );
}
