import { Argument, type Command } from 'commander';
import { COMPLETION_SHELLS, completionScript } from '../completion-script.ts';
import type { Io } from '../io.ts';

type Shell = (typeof COMPLETION_SHELLS)[number];

/** Adds `analyze completions`. */
export function registerCompletions(program: Command, io: Io, _exit: (code: number) => void): void {
  program
    .command('completions')
    .description('print a script that completes options in your shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(COMPLETION_SHELLS))
    .addHelpText(
      'after',
      `
Examples:
  source <(analyze completions bash)              in ~/.bashrc
  analyze completions zsh > ~/.zfunc/_analyze     with ~/.zfunc in fpath
  analyze completions fish > ~/.config/fish/completions/analyze.fish`,
    )
    .action((shell: Shell) => io.write(completionScript(program, shell)));
}
