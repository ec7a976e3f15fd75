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
  const path = result.source?.path;
  return [
    ...(path === undefined ? [] : [ink.dim(clean(path))]),
    ...(result.title ? [ink.bold(clean(result.title.text))] : []),
    ...(result.warnings ?? []).map(({ message }) => ink.yellow(`warning: ${printable(message)}`)),
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
  const { speaker } = quote;
  const latin = result.entities?.find(({ id }) => id === speaker?.entity)?.latin;
  const name = speaker === null ? ink.yellow('speaker unknown') : ink.cyan(clean(speaker.name));
  const note = speaker === null || speaker.resolution === 'named' ? '' : ink.dim(` (${speaker.resolution})`);
  return [`  ${name}${latin === undefined ? '' : ` ${ink.dim(latin)}`}${note}`, `    \u00ab${clean(quote.text)}\u00bb`];
}

function entityLine({ name, latin, code, mentions }: Entity, ink: ChalkInstance): string {
  const facts = [latin, code].filter((fact) => fact !== undefined).join(', ');
  const times = mentions.length > 1 ? ink.dim(` \u00d7${mentions.length}`) : '';
  return `  ${ink.cyan(clean(name))}${facts === '' ? '' : ` ${facts}`}${times}`;
}

/** One safe line. */
function clean(text: string): string {
  return printable(text).replace(/\s+/gu, ' ');
}
