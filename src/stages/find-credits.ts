import type { CharSpan, Credits, Mention, Paragraph, QuoteDoc, Sentence, StoryDoc, Token } from '../document.ts';
import { findDate } from './credits/find-date.ts';

/** What {@link findCredits} knows beforehand, as folded keys. */
export interface CreditResources {
  /** Number of each month of the Gregorian calendar, one- and two-word names. */
  readonly months: ReadonlyMap<string, number>;
  /** Words that begin a byline: كتب, بقلم, إعداد. */
  readonly bylineWords: ReadonlySet<string>;
  /** News agencies and the ways they sign. */
  readonly agencies: ReadonlySet<string>;
}

/** Sentences at the start of an article where bylines and datelines stand. */
const HEAD = 5;

/** Tokens of the longest byline. */
const LONGEST_BYLINE = 9;

/** Finds who wrote the story, where and when, and which agency it comes from. They keep their tokens and mentions. */
export function findCredits(doc: QuoteDoc, resources: CreditResources): StoryDoc {
  const mentionAt = new Map(doc.mentions.map((mention) => [mention.from, mention]));
  const head = doc.sentences.slice(0, HEAD);
  const byline = first(head, (sentence) => bylineOf(doc, sentence, mentionAt, resources));
  const place = first(head, (sentence) => datelineOf(doc, sentence, mentionAt, resources));
  const agency =
    place?.agency ?? first([...head, ...doc.sentences.slice(-2)], (sentence) => agencyLine(doc, sentence, resources));
  const date = doc.declared?.date ?? findDate(doc, head, resources.months);
  const credits: Credits = {
    ...(byline ? { byline } : {}),
    ...(place ? { dateline: place.dateline } : {}),
    ...(agency ? { agency } : {}),
    ...(date ? { date } : {}),
  };
  return { ...doc, credits };
}

function first<T, R>(items: readonly T[], find: (item: T) => R | null | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== null && found !== undefined) return found;
  }
  return undefined;
}

function isWholeParagraph({ tokens, paragraphs }: QuoteDoc, { from, to, paragraph }: Sentence): boolean {
  const { start, end } = paragraphs[paragraph] as Paragraph;
  return (tokens[from] as Token).start === start && (tokens[to - 1] as Token).end === end;
}

/** A short line of its own that begins with كتب, بقلم …, or is one person's name right after the headline. */
function bylineOf(
  doc: QuoteDoc,
  sentence: Sentence,
  mentionAt: ReadonlyMap<number, Mention>,
  { bylineWords }: CreditResources,
): CharSpan | null {
  const { from, to } = sentence;
  if (to - from > LONGEST_BYLINE || !isWholeParagraph(doc, sentence)) return null;
  const announced = bylineWords.has((doc.tokens[from] as Token).word.key);
  for (let at = from; at < to; at++) {
    const mention = mentionAt.get(at);
    if (mention?.type !== 'PER') continue;
    const alone = mention.from === from && mention.to >= to - 1;
    if (announced || (alone && sentence.paragraph > 0 && mention.to - mention.from > 1)) return charsOf(mention);
  }
  return null;
}

/**
 * A place at the start of the first paragraphs, an agency after it in brackets or behind a dash, and a dash or colon before the
 * story: القاهرة (رويترز) -, الرياض - واس:.
 */
function datelineOf(
  doc: QuoteDoc,
  { from, to }: Sentence,
  mentionAt: ReadonlyMap<number, Mention>,
  { agencies }: CreditResources,
) {
  const place = mentionAt.get(from);
  if (place === undefined || (place.type !== 'GPE' && place.type !== 'LOC')) return null;
  let at = endOfPlaces(doc, place.to, to, mentionAt);
  let agency: CharSpan | undefined;
  const end = (doc.tokens[at - 1] as Token).end;
  const opened = doc.tokens[at]?.word.text;
  if (opened === '(' || isDash(opened)) {
    const stop = endOfAgency(doc, at + 1, to, opened === '(', agencies);
    if (stop !== null) {
      agency = { start: (doc.tokens[at + 1] as Token).start, end: (doc.tokens[stop - 1] as Token).end };
      at = opened === '(' ? stop + 1 : stop;
    }
  }
  const closes = isDash(doc.tokens[at]?.word.text) || doc.tokens[at]?.word.text === ':';
  if (agency === undefined && !closes) return null;
  return { dateline: { start: place.start, end }, ...(agency === undefined ? {} : { agency }) };
}

/** بغداد، العراق; الرياض ودبي. */
function endOfPlaces(doc: QuoteDoc, start: number, to: number, mentionAt: ReadonlyMap<number, Mention>): number {
  let at = start;
  while (at < to) {
    const comma = COMMAS.has((doc.tokens[at] as Token).word.text) ? at + 1 : at;
    const next = mentionAt.get(comma);
    if (next === undefined || (next.type !== 'GPE' && next.type !== 'LOC')) break;
    at = next.to;
  }
  return at;
}

const COMMAS = new Set(['،', ',', '/']);

function isDash(text: string | undefined): boolean {
  return text === '-' || text === '\u2013' || text === '\u2014' || text === 'ـ';
}

/** Token after an agency's name of at most four words, before the bracket or dash that ends it. */
function endOfAgency(
  { tokens }: QuoteDoc,
  start: number,
  to: number,
  inBrackets: boolean,
  agencies: ReadonlySet<string>,
): number | null {
  let name = '';
  for (let at = start; at < Math.min(to, start + 6); at++) {
    const { word } = tokens[at] as Token;
    name = name === '' ? word.key : `${name} ${word.key}`;
    const ends = !inBrackets || tokens[at + 1]?.word.text === ')';
    if (ends && agencies.has(name.toLowerCase())) return at + 1;
  }
  return null;
}

/** A line that holds nothing but an agency's name, in brackets or not. */
function agencyLine(doc: QuoteDoc, sentence: Sentence, { agencies }: CreditResources): CharSpan | null {
  const words = doc.tokens
    .slice(sentence.from, sentence.to)
    .filter(({ word }) => word.kind === 'word' || word.kind === 'latin');
  if (words.length === 0 || words.length > 4) return null;
  const name = words
    .map(({ word }) => word.key)
    .join(' ')
    .toLowerCase();
  if (!agencies.has(name)) return null;
  return { start: (words[0] as Token).start, end: (words.at(-1) as Token).end };
}

function charsOf({ start, end }: CharSpan): CharSpan {
  return { start, end };
}
