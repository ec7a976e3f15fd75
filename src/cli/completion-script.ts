import type { Command, Option } from 'commander';

export const COMPLETION_SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What can be typed after one command. */
interface Choices {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
}

const SCRIPTS: Readonly<Record<(typeof COMPLETION_SHELLS)[number], (program: Command) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** A script that completes commands, options and their choices, made from the definition of the program. */
export function completionScript(program: Command, shell: (typeof COMPLETION_SHELLS)[number]): string {
  return SCRIPTS[shell](program);
}

function choicesOf(command: Command): Choices {
  return {
    name: command.name(),
    description: command.description().split('\n')[0] ?? '',
    options: command.createHelp().visibleOptions(command),
  };
}

function flagsOf({ short, long }: Option): string[] {
  return [short, long].filter((flag) => flag !== undefined);
}

/** After this option comes a value. */
function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

const PATH_VALUE = /<(?:file|folder)>/u;

function bashScript(program: Command): string {
  const commands = program.commands.map(choicesOf);
  const wordsOf = ({ options }: Choices): string => options.flatMap(flagsOf).join(' ');
  const main = choicesOf(program);
  const withChoices = [main, ...commands].flatMap(({ options }) => options.filter((option) => option.argChoices));
  const cases = withChoices.map(
    (option) =>
      `    ${flagsOf(option).join('|')}) COMPREPLY=($(compgen -W '${option.argChoices?.join(' ')}' -- "$word")); return ;;`,
  );
  const ofCommands = commands.map((choices) => `    ${choices.name}) options='${wordsOf(choices)}' ;;`);
  return `# Completion of analyze (khabar) for bash
_analyze() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} options='${wordsOf(main)}'
  COMPREPLY=()
  case $before in
${[...new Set(cases)].join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${ofCommands.join('\n')}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$word") $(compgen -f -- "$word"))
  fi
}
complete -o default -o filenames -F _analyze analyze khabar
`;
}

function zshScript(program: Command): string {
  const commands = program.commands.map(choicesOf);
  const main = choicesOf(program);
  const list = commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`).join('\n');
  const cases = commands.map(
    ({ name, options }) => `    ${name}) _arguments ${options.flatMap(zshOption).join(' ')} '*:file:_files' ;;`,
  );
  return `#compdef analyze khabar
# Completion of analyze (khabar) for zsh
_analyze() {
  local -a commands=(
${list}
  )
  case $words[2] in
${cases.join('\n')}
    *)
      (( CURRENT == 2 )) && _describe command commands
      _arguments ${main.options.flatMap(zshOption).join(' \\\n        ')} \\
        '*:file:_files' ;;
  esac
}
compdef _analyze analyze khabar
`;
}

function zshOption(option: Option): string[] {
  const value = takesValue(option) ? `:value:${zshValue(option)}` : '';
  const text = option.description.replaceAll(/[[\]:]/gu, ' ');
  return flagsOf(option).map((flag) => quoted(`*${flag}[${text}]${value}`));
}

function zshValue({ argChoices, flags }: Option): string {
  if (argChoices !== undefined) return `(${argChoices.join(' ')})`;
  return PATH_VALUE.test(flags) ? '_files' : ' ';
}

function fishScript(program: Command): string {
  const commands = program.commands.map(choicesOf);
  const seen = `__fish_seen_subcommand_from ${commands.map(({ name }) => name).join(' ')}`;
  const lines = [
    ...commands.map(
      ({ name, description }) => `complete -c analyze -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ),
    ...choicesOf(program).options.map((option) => fishOption(option, `not ${seen}`)),
    ...commands.flatMap(({ name, options }) =>
      options.map((option) => fishOption(option, `__fish_seen_subcommand_from ${name}`)),
    ),
  ];
  return `# Completion of analyze (khabar) for fish\n${lines.join('\n')}\ncomplete -c khabar -w analyze\n`;
}

function fishOption(option: Option, condition: string): string {
  const { short, long, argChoices, description } = option;
  return [
    `complete -c analyze -n ${quoted(condition)}`,
    ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
    ...(long === undefined ? [] : [`-l ${long.slice(2)}`]),
    ...(takesValue(option) ? ['-r'] : []),
    ...(argChoices === undefined ? [] : [`-f -a ${quoted(argChoices.join(' '))}`]),
    `-d ${quoted(description)}`,
  ].join(' ');
}

/** In single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
