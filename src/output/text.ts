import { Chalk, type ChalkInstance } from 'chalk';
import type { Analysis, Failure } from '../schema/analysis.ts';
import { printable } from './printable.ts';

export interface TextOptions {
  readonly color: boolean;
}

type Entity = NonNullable<Analysis['entities']>[number];
type Quote = NonNullable<Analysis['quotes']>[number];

/** Headings of the groups of entities, in the order they are printed. */
const GROUPS: readonly (readonly [heading: string, types: readonly string[]])[] = [
  ['People', ['PER']],
  ['Places', ['GPE', 'LOC', 'FAC']],
  ['Organisations', ['ORG']],
];

/** Makes a writer of analyses for reading on a terminal: headline, quotes with their speakers, who and what is named. */
export function createTextWriter({ color }: TextOptions): (result: Analysis | Failure) => string {
  const ink = new Chalk({ level: color ? 1 : 0 });
  return (result) => ('error' in result ? '' : `${article(result, ink).join('\n')}\n\n`);
}

function article(result: Analysis, ink: ChalkInstance): string[] {
  const { source, id } = result;
  const name = [source?.path, id].filter((part) => part !== undefined).join('#');
  const found = findings(result, ink);
  return [
    ...(name === '' ? [] : [ink.dim(clean(name))]),
    ...(result.title ? [ink.bold(clean(result.title.text))] : []),
    ...(result.warnings ?? []).map(({ message }) => ink.yellow(`warning: ${printable(message)}`)),
    ...(found.length > 0 ? found : ['', ink.dim('No quotes, people, places or organisations found.')]),
  ];
}

function findings(result: Analysis, ink: ChalkInstance): string[] {
  return [
    ...section(
      ink,
      'Quotes',
      (result.quotes ?? []).flatMap((quote) => quoteLines(quote, result, ink)),
    ),
    ...GROUPS.flatMap(([heading, types]) =>
      section(
        ink,
        heading,
        (result.entities ?? []).filter(({ type }) => types.includes(type)).map((entity) => entityLine(entity, ink)),
      ),
    ),
  ];
}

function section(ink: ChalkInstance, heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ink.underline(heading), ...lines];
}

function quoteLines(quote: Quote, result: Analysis, ink: ChalkInstance): string[] {
  return [`  ${speakerLine(quote, result, ink)}`, `    \u00ab${clean(quote.text)}\u00bb`];
}

function speakerLine({ speaker, unattributed }: Quote, { entities = [] }: Analysis, ink: ChalkInstance): string {
  if (speaker === null) {
    const reason = unattributed === undefined ? '' : ink.dim(` (${clean(unattributed.reason)})`);
    return ink.yellow('speaker unknown') + reason;
  }
  const latin = entities.find(({ id }) => id === speaker.entity)?.latin;
  const note = INFERRED[speaker.resolution];
  return [
    ink.cyan(clean(speaker.name)),
    ...(latin === undefined ? [] : [ink.dim(clean(latin))]),
    ...(note === undefined ? [] : [ink.yellow(`(${note})`)]),
  ].join(' ');
}

/** Who reads this should know when the speaker is not named where the words stand. */
const INFERRED: Readonly<Partial<Record<NonNullable<Quote['speaker']>['resolution'], string>>> = {
  implicit: 'inferred: the verb has no subject',
  pronoun: 'inferred from a pronoun',
  context: 'inferred from the context',
};

function entityLine({ name, latin, code, roles = [], mentions }: Entity, ink: ChalkInstance): string {
  const facts = [latin, code].filter((fact) => fact !== undefined).map(clean);
  return [
    `  ${ink.cyan(clean(name))}`,
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...(mentions.length > 1 ? [ink.dim(`\u00d7${mentions.length}`)] : []),
    ...(roles.length === 0 ? [] : [ink.dim(`(${roles.map(clean).join('\u060c ')})`)]),
  ].join(' ');
}

/** One safe line. */
function clean(text: string): string {
  return printable(text).replace(/\s+/gu, ' ');
}
