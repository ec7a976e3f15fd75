import type { Command } from 'commander';
import { ExitCode } from '../../errors.ts';
import type { Io } from '../io.ts';
import { addSourceOptions, forEachSource, lacksInput, type SourceOptions } from './sources.ts';

interface TokenizeOptions extends SourceOptions {
  readonly clitics?: boolean;
}

const EXAMPLES = `
Examples:
  analyze tokenize article.txt | wc -l                           sentences
  analyze tokenize --clitics articles/ | tr ' ' '\\n' | sort | uniq -c

Exit status: 0 all read; 1 some inputs failed (named on stderr); 2 wrong usage.`;

/** Adds `analyze tokenize`. */
export function registerTokenize(program: Command, io: Io, exit: (code: number) => void): void {
  const command = program.command('tokenize');
  addSourceOptions(command, false)
    .description('print one sentence a line, its tokens parted by spaces')
    .option('--clitics', 'split attached particles off, with + at the joint')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: TokenizeOptions) => {
      if (lacksInput(paths, options, io)) command.help({ error: true });
      exit(await tokenizePaths(paths, options, io));
    });
}

async function tokenizePaths(paths: readonly string[], options: TokenizeOptions, io: Io): Promise<number> {
  const { toTokenLines } = await import('../../output/tokenized.ts');
  const { createTokenizer } = await import('../../pipeline.ts');
  const { loadResources } = await import('../../resources/load.ts');
  const tokenize = createTokenizer(loadResources());
  const clitics = options.clitics ?? false;
  const failed = await forEachSource(paths, options, io, (source) =>
    io.write(toTokenLines(tokenize(source), { clitics })),
  );
  return failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
}
