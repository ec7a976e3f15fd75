import type { Command } from 'commander';
import { ExitCode } from '../../errors.ts';
import type { Io } from '../io.ts';
import { oneLine } from '../one-line.ts';
import { addSourceOptions, forEachSource, lacksInput, type ReadText, type SourceOptions } from './sources.ts';

interface CleanOptions extends SourceOptions {
  readonly check?: boolean;
}

const EXAMPLES = `
Examples:
  analyze clean saved-page.html > article.txt
  analyze clean --check articles/          for CI: lists what it would change

Exit status: 0 all read (with --check: nothing to change); 1 otherwise; 2 wrong
usage.`;

/** Adds `analyze clean`. */
export function registerClean(program: Command, io: Io, exit: (code: number) => void): void {
  const command = program.command('clean');
  addSourceOptions(command)
    .description('print the text without page furniture, tatweel, short vowels and invisible characters')
    .option('--check', 'print what would be changed, and exit with 1 if anything is')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: CleanOptions) => {
      if (lacksInput(paths, options, io)) command.help({ error: true });
      exit(await cleanPaths(paths, options, io));
    });
}

async function cleanPaths(paths: readonly string[], options: CleanOptions, io: Io): Promise<number> {
  const { toCleaningReport, toCleanText } = await import('../../output/cleaned.ts');
  const { createCleaner } = await import('../../pipeline.ts');
  const { loadResources } = await import('../../resources/load.ts');
  const clean = createCleaner(loadResources());
  let written = 0;
  const failed = await forEachSource(paths, options, io, async (source, text) => {
    const doc = clean(source);
    const output = options.check ? toCleaningReport(doc, (offset) => placeName(text, offset)) : toCleanText(doc);
    written += output.length;
    await io.write(output);
  });
  return failed > 0 || (options.check && written > 0) ? ExitCode.SomeFailed : ExitCode.Ok;
}

/** `article.txt:3:14`; of a record its line and id. */
function placeName({ doc, placeOf }: ReadText, offset: number): string {
  const { line, column } = placeOf(offset) ?? {};
  const parts = [doc.source.path ?? '-', line, column].filter((part) => part !== undefined);
  return oneLine(doc.id === undefined ? parts.join(':') : `${parts.join(':')}: record ${doc.id}`);
}
