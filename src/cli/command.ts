import { Command, Option } from 'commander';
import { printable } from '../output/printable.ts';
import { packageVersion } from '../resources/version.ts';
import { DEFAULT_LAYERS, LAYERS, OFFSET_UNITS } from '../schema/layers.ts';
import type { Io } from './io.ts';
import { listOf } from './options.ts';

export const FORMATS = ['json', 'ndjson', 'text'] as const;

/** Options of the main job as commander delivers them. */
export interface AnalyzeOptions {
  readonly format?: (typeof FORMATS)[number];
  readonly inputFormat: 'auto' | 'text' | 'html';
  readonly encoding?: string;
  readonly layers: readonly string[];
  readonly offsets: (typeof OFFSET_UNITS)[number];
  readonly pretty?: boolean;
}

const EXAMPLES = `
Examples:
  analyze article.txt                      one JSON document
  analyze --format text article.txt        for reading in the terminal
  curl -s https://example.org/news | analyze --input-format html | jq .quotes
  analyze news/ > news.ndjson              a folder: one document a line

Offsets are half-open and count UTF-16 code units from 0 unless --offsets says otherwise.
Exit status: 0 all analysed; 1 some inputs failed (named on stderr); 2 wrong usage or a broken installation; 130 interrupted.`;

/** The command line. Actions load their code only when they run, so that --help and --version answer at once. */
export function createCommand(io: Io, exit: (code: number) => void): Command {
  const program = new Command('analyze');
  program
    .description(
      'Finds the people, places and organisations that Arabic news names, and every direct quote with its speaker.\nReads files, folders, or standard input; writes JSON.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .argument('[paths...]', 'files or folders; "-", or none with something piped in, is standard input')
    .addOption(
      new Option('-f, --format <format>', 'output (default: json for one input, ndjson for several)').choices(FORMATS),
    )
    .addOption(
      new Option('--input-format <format>', 'what the inputs are').choices(['auto', 'text', 'html']).default('auto'),
    )
    .option('--encoding <name>', 'encoding of the inputs (default: recognised by content)')
    .addOption(
      new Option('--layers <names>', `parts of the document, parted by commas, or "all"`)
        .argParser((value) => listOf(value, LAYERS))
        .default(DEFAULT_LAYERS, DEFAULT_LAYERS.join(',')),
    )
    .addOption(new Option('--offsets <unit>', 'what offsets count').choices(OFFSET_UNITS).default('utf16'))
    .option('--pretty', 'indent the JSON (default on a terminal)')
    .option('--no-pretty', 'one line a document, also on a terminal')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('Try: analyze --help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.write(text),
      writeErr: (text) => io.warn(printable(text.trimEnd())),
    })
    .action(async (paths: string[], options: AnalyzeOptions) => {
      const { analyzePaths } = await import('./analyze.ts');
      exit(await analyzePaths(paths, options, io, () => program.help({ error: true })));
    });
  return program;
}
