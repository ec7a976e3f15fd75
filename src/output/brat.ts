import type { Analysis } from '../schema/analysis.ts';
import type { CharSpan } from '../text/span.ts';
import { type OffsetMap, offsetMap } from './offsets.ts';

type Entity = NonNullable<Analysis['entities']>[number];
type Mention = Entity['mentions'][number];
type Quote = NonNullable<Analysis['quotes']>[number];

/** The two files of brat's standoff format (https://brat.nlplab.org/standoff.html). */
export interface BratFiles {
  /** The text, unchanged. */
  readonly txt: string;
  /** T: mentions, quotes, cues, speakers; R: who said a quote, what introduces it; *: mentions of one entity; #: notes. */
  readonly ann: string;
}

/** File that brat looks for in the folder of a text and in those above it. */
export const BRAT_CONFIGURATION = 'annotation.conf';

/** What brat has to know of our labels, as the text of that file (https://brat.nlplab.org/configuration.html). */
export function bratConfiguration(entityTypes: readonly string[]): string {
  return [
    '# Labels of khabar. This file is not written again: yours may be added.',
    '[entities]',
    ...entityTypes,
    ...Object.values(QUOTE_LABELS),
    ...['Speaker', 'Cue'],
    '[relations]',
    'SpokenBy\tArg1:<ENTITY>, Arg2:<ENTITY>',
    'IntroducedBy\tArg1:<ENTITY>, Arg2:Cue',
    'Continues\tArg1:<ENTITY>, Arg2:<ENTITY>',
    'Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive',
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    '',
  ].join('\n');
}

const QUOTE_LABELS: Readonly<Record<Quote['kind'], string>> = {
  direct: 'Quote',
  fragment: 'QuoteFragment',
  indirect: 'IndirectQuote',
};

/**
 * A document (layers text, entities, quotes; offsets in UTF-16) for brat, whose offsets count code points.
 */
export function toBrat({ text = '', entities = [], quotes = [] }: Analysis): BratFiles {
  const page = createPage(text);
  const ids: Ids = { mentions: new Map(), quotes: new Map() };
  for (const entity of entities) addEntity(page, entity, ids);
  for (const quote of quotes) addQuote(page, quote, ids);
  return { txt: text, ann: page.lines.join('') };
}

/** Ids of T lines. */
interface Ids {
  /** Mentions of each entity, by the entity's id. */
  readonly mentions: Map<string, readonly (readonly [mention: Mention, id: string])[]>;
  /** By the quote's id. */
  readonly quotes: Map<string, string>;
}

interface Page {
  readonly lines: string[];
  /** Adds a stretch of text and answers its id. */
  readonly mark: (label: string, span: CharSpan) => string;
  readonly relate: (label: string, from: string, to: string) => void;
  readonly note: (id: string, words: readonly (string | undefined)[]) => void;
}

function createPage(text: string): Page {
  const lines: string[] = [];
  const toCodePoint = offsetMap(text, 'codepoint');
  const counts = { T: 0, R: 0, '#': 0 };
  const add = (kind: keyof typeof counts, rest: string): string => {
    const id = `${kind}${++counts[kind]}`;
    lines.push(`${id}\t${rest}\n`);
    return id;
  };
  return {
    lines,
    mark: (label, span) => {
      const parts = unbroken(text, span);
      const words = parts.map(({ start, end }) => text.slice(start, end)).join(' ');
      return add('T', `${label} ${parts.map((part) => placeOf(part, toCodePoint)).join(';')}\t${words}`);
    },
    relate: (label, from, to) => void add('R', `${label} Arg1:${from} Arg2:${to}`),
    note: (id, words) => {
      const told = words.filter((word) => word !== undefined).join('; ');
      if (told !== '') add('#', `AnnotatorNotes ${id}\t${told.replace(BREAKS, ' ')}`);
    },
  };
}

function placeOf({ start, end }: CharSpan, toCodePoint: OffsetMap): string {
  return `${toCodePoint(start)} ${toCodePoint(end)}`;
}

/** Tabs and all that ends a line, in Python's eyes too: control codes and the two separators. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** A stretch without its line breaks, which brat's lines cannot hold: a quote over two paragraphs is given in two parts. */
function unbroken(text: string, { start, end }: CharSpan): CharSpan[] {
  const parts: CharSpan[] = [];
  let at = start;
  for (const { index, 0: gap } of text.slice(start, end).matchAll(BREAKS)) {
    if (start + index > at) parts.push({ start: at, end: start + index });
    at = start + index + gap.length;
  }
  if (at < end) parts.push({ start: at, end });
  return parts;
}

function addEntity(page: Page, { id, type, name, latin, code, value, mentions }: Entity, ids: Ids): void {
  const marked = mentions.map((mention) => [mention, page.mark(type, mention)] as const);
  ids.mentions.set(id, marked);
  page.note((marked[0] as (typeof marked)[number])[1], [id, name, latin, code, value]);
  if (marked.length > 1) page.lines.push(`*\tEquiv ${marked.map(([, mark]) => mark).join(' ')}\n`);
}

function addQuote(page: Page, quote: Quote, ids: Ids): void {
  const { kind, speaker, cue, continues, unattributed } = quote;
  const id = page.mark(QUOTE_LABELS[kind], quote);
  ids.quotes.set(quote.id, id);
  if (speaker !== null) {
    page.relate('SpokenBy', id, mentionOf(speaker, ids) ?? page.mark('Speaker', speaker));
    page.note(id, [speaker.name, speaker.resolution]);
  } else page.note(id, ['no speaker', unattributed?.reason]);
  if (cue !== null && cue.end > cue.start) page.relate('IntroducedBy', id, page.mark('Cue', cue));
  const before = continues === undefined ? undefined : ids.quotes.get(continues);
  if (before !== undefined) page.relate('Continues', id, before);
}

/** Id of the mention of the speaker's entity that the words of the attribution name. */
function mentionOf({ entity, start, end }: NonNullable<Quote['speaker']>, ids: Ids): string | undefined {
  const mentions = ids.mentions.get(entity ?? '') ?? [];
  return mentions.find(([mention]) => mention.start < end && start < mention.end)?.[1];
}
