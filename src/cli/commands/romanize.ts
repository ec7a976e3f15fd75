import { type Command, Option } from 'commander';
import { ROMANIZATIONS, type Romanization } from '../../schema/layers.ts';
import type { Io } from '../io.ts';
import { countOf } from '../options.ts';

interface RomanizeOptions {
  readonly alternatives: number;
  readonly scheme?: Romanization;
}

const EXAMPLES = `
Examples:
  analyze romanize 'سامح الزيات' 'أورسولا فون دير لاين'
  analyze romanize --alternatives 3 < names.txt        several, parted by tabs
  analyze romanize --scheme ala-lc < names.txt         letter by letter, by a fixed table

Exit status: 0 done; 2 wrong usage.`;

/** Adds `analyze romanize`. */
export function registerRomanize(program: Command, io: Io, _exit: (code: number) => void): void {
  const command = program.command('romanize');
  command
    .description('write Arabic names in Latin letters, as English-language media would')
    .argument('[names...]', 'names; without any they are read from standard input, one a line')
    .addOption(
      new Option('--alternatives <number>', 'so many spellings of each, the likeliest first')
        .argParser(countOf)
        .default(1),
    )
    .addOption(
      new Option('--scheme <scheme>', 'by the table of the Library of Congress or of the United Nations')
        .choices(ROMANIZATIONS)
        .conflicts('alternatives'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], options: RomanizeOptions) => {
      if (names.length === 0 && io.stdinIsTerminal) command.help({ error: true });
      const romanize = await createLineRomanizer(options);
      for await (const lines of names.length > 0 ? [names] : linesOf(io.stdin)) {
        if (lines.length > 0) await io.write(lines.map((line) => `${romanize(line)}\n`).join(''));
      }
    });
}

/** Answers one line for one name, whatever the name holds. */
async function createLineRomanizer({ alternatives, scheme }: RomanizeOptions): Promise<(name: string) => string> {
  const spell = await createSpeller(alternatives, scheme);
  return (name) => {
    const trimmed = name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    return trimmed === '' ? '' : spell(trimmed).join('\t');
  };
}

async function createSpeller(alternatives: number, scheme: RomanizeOptions['scheme']) {
  const { loadRomanizer, romanizeStrict } = await import('../../resources/romanizer.ts');
  if (scheme !== undefined) return (name: string) => [romanizeStrict(name, scheme)];
  const romanizer = loadRomanizer();
  return (name: string) => romanizer.name(name, alternatives);
}

/** The lines of a stream, those of one chunk together. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    rest += first;
    if (others.length === 0) continue;
    yield [rest, ...others.slice(0, -1)];
    rest = others.at(-1) as string;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
