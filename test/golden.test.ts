import { expect, test } from 'vitest';
import type { Analysis } from '../src/index.ts';
import { type Expected, type ExpectedQuote, type GoldenCase, readGoldenCases } from './helpers/golden-case.ts';
import { sameName } from './helpers/same-name.ts';

/** Least values over all cases; raise them when the program gets better, never lower them. */
const FLOOR = { mentionF1: 0.85, cue: 0.85, resolution: 0.75, latin: 0.6 } as const;

/** Set GOLDEN_ERRORS=1 to see what is missed and what is too much behind the figures. */
const showErrors = process.env['GOLDEN_ERRORS'] !== undefined;

const cases = readGoldenCases();

test.each(cases)('$name: the expected mentions and quotes stand in the text', ({ text, expected }) => {
  for (const { mentions, starts } of expected.entities) {
    expect(starts.map((start, i) => text.slice(start, start + (mentions[i]?.length ?? 0)))).toEqual(mentions);
  }
  let from = 0;
  for (const quote of expected.quotes) {
    const start = text.indexOf(quote.text, from);
    expect(start, quote.text).toBeGreaterThanOrEqual(0);
    from = start + quote.text.length;
  }
});

test.each(cases)('$name: title and removed lines', ({ expected, found }) => {
  expect(found.title?.text ?? null).toBe(expected.title);
  expect(found.removed?.map((line) => line.text)).toEqual(expected.removed);
});

test.each(cases)('$name: every item is the text at its offsets', ({ text, found }) => {
  for (const item of itemsWithText(found)) expect(text.slice(item.start, item.end)).toBe(item.text);
});

test.each(cases)('$name: these direct quotes and no other', ({ expected, found }) => {
  const answer = (found.quotes ?? []).filter(isDirect).map(wordsOf);
  expect(answer).toEqual(expected.quotes.filter(isDirect).map(wordsOf));
});

const known = new Set(['bbc-feature']); // a person met only by a given name that is also a word (هبة) is not found

test.each(cases.filter(({ name }) => !known.has(name)))('$name: who said each of them', ({ expected, found }) => {
  const wrong = expected.quotes.filter(isDirect).filter((quote) => !hasSpeaker(quote, found));
  expect(wrong.map((quote) => [quote.text, quote.speaker?.mention ?? null, speakerFound(quote, found)])).toEqual([]);
});

test.fails.each(cases.filter(({ name }) => known.has(name)))(
  'known limit, $name: who said each of them',
  ({ expected, found }) => {
    expect(expected.quotes.filter(isDirect).every((quote) => hasSpeaker(quote, found))).toBe(true);
  },
);

test.each(cases)('$name: only a quote broken by its attribution continues', ({ expected, found }) => {
  for (const [i, quote] of expected.quotes.entries()) {
    const before = findQuote(expected.quotes[i - 1], found)?.id ?? 'the quote before';
    expect(findQuote(quote, found)?.continues, quote.text).toBe(quote.continues ? before : undefined);
  }
});

test('entity mentions', () => {
  const count = { right: 0, expected: 0, found: 0 };
  for (const { name, expected, found } of cases) {
    const gold = expectedMentions(expected);
    const answer = foundMentions(found);
    const missed = gold.filter((mention) => !answer.includes(mention));
    const extra = answer.filter((mention) => !gold.includes(mention));
    if (showErrors) console.log(name, { missed, extra });
    count.right += gold.length - missed.length;
    count.expected += gold.length;
    count.found += answer.length;
  }
  const f1 = (2 * count.right) / (count.expected + count.found);
  console.log(`mentions: F1 ${(100 * f1).toFixed(1)}`, count);
  expect(f1).toBeGreaterThanOrEqual(FLOOR.mentionF1);
});

test.each([
  {
    detail: 'cue',
    pairs: pairsOf(
      ({ cue }) => cue,
      (quote) => quote?.cue?.text ?? null,
    ),
  },
  {
    detail: 'resolution',
    pairs: pairsOf(
      ({ speaker }) => speaker?.resolution,
      (quote) => quote?.speaker?.resolution,
    ),
  },
  { detail: 'latin', pairs: cases.flatMap(latinPairs) },
] as const)('$detail', ({ detail, pairs }) => {
  const wrong = pairs.filter(([expected, found]) => expected !== found);
  if (showErrors) console.log(detail, wrong);
  console.log(`${detail}: ${pairs.length - wrong.length} of ${pairs.length}`);
  expect(1 - wrong.length / pairs.length).toBeGreaterThanOrEqual(FLOOR[detail]);
});

type FoundQuote = NonNullable<Analysis['quotes']>[number];

/** What is expected of something, what was found, and where. */
type Pair = readonly [expected: unknown, found: unknown, where: string];

function pairsOf(expect: (quote: ExpectedQuote) => unknown, find: (quote?: FoundQuote) => unknown): Pair[] {
  return cases.flatMap(({ expected, found }) =>
    expected.quotes.map((quote): Pair => [expect(quote), find(findQuote(quote, found)), quote.text]),
  );
}

function latinPairs({ expected, found: { entities = [] } }: GoldenCase): Pair[] {
  return expected.entities.flatMap(({ latin, starts, mentions: [where = ''] }): Pair[] => {
    const entity = entities.find(({ mentions }) => mentions.some(({ start }) => start === starts[0]));
    return latin === undefined ? [] : [[plainLatin(latin), plainLatin(entity?.latin ?? ''), where]];
  });
}

/** Accents, hyphens and apostrophes differ from one newspaper to the next. */
function plainLatin(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\P{L}+/gu, ' ');
}

/** A place is a place whether it has a government or walls. */
const SCORED_TYPE: Readonly<Record<string, string>> = { PER: 'PER', ORG: 'ORG', GPE: 'LOC', LOC: 'LOC', FAC: 'LOC' };

function expectedMentions({ entities }: Expected): string[] {
  return entities.flatMap(({ type, mentions, starts }) =>
    mentions.map((text, i) => mentionKey(type, starts[i] ?? -1, text)),
  );
}

function foundMentions({ entities = [] }: Analysis): string[] {
  const scored = entities.filter(({ type }) => type in SCORED_TYPE);
  return scored.flatMap(({ type, mentions }) => mentions.map(({ start, text }) => mentionKey(type, start, text)));
}

function mentionKey(type: string, start: number, text: string): string {
  return `${SCORED_TYPE[type]} ${start} ${text}`;
}

interface Item {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All objects in a result that say which text stands at their offsets. */
function itemsWithText(value: unknown): Item[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(itemsWithText);
  return isItem(value) ? [value, ...inner] : inner;
}

function isItem(value: object): value is Item {
  return 'start' in value && 'end' in value && 'text' in value;
}

function isDirect({ kind }: { readonly kind: string }): boolean {
  return kind === 'direct';
}

/** A full stop before or after the closing mark is a matter of house style. */
function wordsOf({ text }: { readonly text: string }): string {
  return text.replace(/^[\s.،…]+|[\s.،…]+$/gu, '');
}

function findQuote(quote: ExpectedQuote | undefined, { quotes = [] }: Analysis): FoundQuote | undefined {
  return quote && quotes.find((candidate) => wordsOf(candidate) === wordsOf(quote));
}

function hasSpeaker(quote: ExpectedQuote, found: Analysis): boolean {
  const names = speakerFound(quote, found);
  if (quote.speaker === null) return names.length === 0;
  const accepted = [quote.speaker.mention, ...quote.speaker.accept];
  return names.some((name) => accepted.some((other) => sameName(name, other)));
}

/** The words that name the speaker that was found, and the name of its entity. */
function speakerFound(quote: ExpectedQuote, found: Analysis): string[] {
  const speaker = findQuote(quote, found)?.speaker;
  if (!speaker) return [];
  const entity = found.entities?.find(({ id }) => id === speaker.entity);
  return [...new Set([speaker.text, speaker.name, ...(entity ? [entity.name] : [])])];
}
