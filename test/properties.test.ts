import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAnalysis } from '../src/output/to-json.ts';
import { createPipeline } from '../src/pipeline.ts';
import { Analysis } from '../src/schema/analysis.ts';
import { LAYERS, type OffsetUnit } from '../src/schema/layers.ts';
import { CharClass, classOf } from '../src/text/characters.ts';
import { analyzeAll, type FullAnalysis, resources, sourceDoc } from './helpers/analyze.ts';
import { fixtureTexts } from './helpers/fixtures.ts';
import { anyText, decorated } from './helpers/generated-text.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

/** All objects inside `value` that have a place in the text. */
function* spansIn(value: unknown): Generator<Span> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value) yield value as Span;
  for (const part of Object.values(value)) yield* spansIn(part);
}

function isSeen(unit: number): boolean {
  const kind = classOf(unit);
  return kind !== CharClass.Space && kind !== CharClass.LineBreak && kind !== CharClass.Invisible;
}

/** What must hold of the analysis of any text whatever. Answers what does not. */
const INVARIANTS: Readonly<Record<string, (result: FullAnalysis) => unknown>> = {
  'every span is its text': (result) =>
    [...spansIn(result)].find(
      ({ start, end, text }) => start > end || (text !== undefined && result.text.slice(start, end) !== text),
    ),
  'nothing spoken of is empty': ({ tokens, entities, quotes, sentences }) =>
    [...spansIn({ tokens, entities, quotes, sentences })].find(({ start, end }) => start >= end),
  'every visible character lies in one token or in removed': ({ text, tokens, removed }) => {
    const times = new Uint8Array(text.length);
    for (const { start, end } of [...tokens, ...removed])
      for (let i = start; i < end; i++) times[i] = (times[i] as number) + 1;
    const bad = times.findIndex((count, i) => count > 1 || (count === 0 && isSeen(text.charCodeAt(i))));
    return bad < 0 ? undefined : `U+${text.charCodeAt(bad).toString(16)} at ${bad} lies in ${times[bad]}`;
  },
  'tokens are in order': ({ tokens }) => tokens.find((token, i) => i > 0 && token.start < (tokens[i - 1] as Span).end),
  'sentences tile the tokens': ({ sentences, tokens }) =>
    sentences.find((sentence, index) => {
      const own = tokens.filter((token) => token.sentence === index);
      return own[0]?.start !== sentence.start || own.at(-1)?.end !== sentence.end;
    }) ?? tokens.find((token, i) => token.sentence < (tokens[i - 1]?.sentence ?? 0)),
  'paragraphs go up': ({ sentences }) =>
    sentences.find(({ paragraph }, i) => paragraph < (sentences[i - 1]?.paragraph ?? 0)),
  'particles lie inside their token, apart and in order': ({ tokens }) =>
    tokens.find(({ start, end, clitics = [] }) =>
      clitics.some((part, i) => part.start < (clitics[i - 1]?.end ?? start) || part.end > end),
    ),
  'mentions never overlap': ({ entities }) => {
    const mentions = entities.flatMap((entity) => entity.mentions).sort((a, b) => a.start - b.start);
    return mentions.find((mention, i) => i > 0 && mention.start < (mentions[i - 1] as Span).end);
  },
  'quotes are in order and never overlap': ({ quotes }) =>
    quotes.find((quote, i) => i > 0 && quote.start < (quotes[i - 1] as Span).end),
  'ids are there': ({ entities, quotes }) => {
    const known = new Set([...entities, ...quotes].map(({ id }) => id));
    const named = quotes.flatMap(({ continues, speaker, unattributed, via }) => [
      continues,
      speaker?.entity,
      via?.entity,
      ...(unattributed?.candidates ?? []),
    ]);
    return named.find((id) => typeof id === 'string' && !known.has(id));
  },
  'a quote has a speaker or a reason': ({ quotes }) =>
    quotes.find(({ speaker, unattributed }) => (speaker === null) !== (unattributed !== undefined)),
  'sentence numbers exist and hold what refers to them': ({ entities, quotes, sentences }) =>
    [...entities.flatMap(({ mentions }) => mentions), ...quotes].find(({ start, sentence }) => {
      const own = sentences[sentence];
      return own === undefined || start < own.start || start >= own.end;
    }),
  'the schema agrees, and knows every field': (result) => {
    const { success, data, error } = Analysis.safeParse(result);
    if (!success) return error.message;
    return JSON.stringify(data) === JSON.stringify(result) || sortedJson(data) === sortedJson(result)
      ? undefined
      : 'fields that the schema does not know';
  },
  'the same text gives the same result': (result) =>
    JSON.stringify(analyzeAll(result.text)) === JSON.stringify(result) ? undefined : 'another result',
};

/** JSON with the keys of every object in order. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function broken(text: string): string[] {
  const result = analyzeAll(text);
  return Object.entries(INVARIANTS).flatMap(([name, check]) => {
    const found = check(result);
    return found === undefined ? [] : [`${name}: ${JSON.stringify(found)}`];
  });
}

const fixtures = fixtureTexts();

test('there are fixtures', () => {
  expect(fixtures.length).toBeGreaterThan(40);
});

describe('what holds of any text', () => {
  test('of generated texts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(broken(text)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test.each(fixtures)('of fixtures/$name', ({ text }) => {
    expect(broken(text)).toEqual([]);
  });

  test.each([
    { why: 'nothing', text: '' },
    { why: 'a mark alone', text: '"' },
    { why: 'a direction mark alone', text: '\u200f' },
    { why: 'lone halves of surrogate pairs', text: '\ud83d\ud83d\ude00\ude00 قال \udc00' },
    { why: 'a joiner before a lone half and a space', text: '😀\u200d\ud83d \u0642' },
    { why: 'an emoji at the very end', text: 'نعم \ud83c' },
    { why: 'a ligature that is a particle and its word', text: 'قال \ufefbحمد' },
    { why: 'a name that begins inside a ligature', text: 'قال \ufefbأحمد الوزير' },
    { why: 'a ligature of four letters behind a word', text: 'قال\ufdf2' },
    { why: 'marks around nothing', text: 'قال: "" «» “”.' },
    { why: 'lines of marks', text: '«\n»\n"\n"' },
    { why: 'furniture that repeats', text: 'شارك المقال\nشارك المقال\nشارك المقال' },
    { why: 'control codes between letters', text: 'ق\u0000ا\u0001ل' },
  ])('of $why', ({ text }) => {
    expect(broken(text)).toEqual([]);
  });
});

describe('offsets in other units point at the same text', () => {
  const CUT: Readonly<Record<OffsetUnit, (text: string) => (start: number, end: number) => string>> = {
    utf16: (text) => (start, end) => text.slice(start, end),
    codepoint: (text) => {
      const points = [...text];
      return (start, end) => points.slice(start, end).join('');
    },
    byte: (text) => {
      const bytes = Buffer.from(text);
      return (start, end) => bytes.subarray(start, end).toString();
    },
  };
  const pipeline = createPipeline(resources());
  /** A lone half of a surrogate pair has no UTF-8: it comes back as U+FFFD. */
  const comparable = (text: string): string => Buffer.from(text).toString();

  function misplaced(text: string, offsets: OffsetUnit): Span | undefined {
    const result = toAnalysis(pipeline(sourceDoc(text)), {
      layers: new Set(LAYERS),
      offsets,
      generator: { version: '0', model: '0' },
    });
    const cut = CUT[offsets](text);
    return [...spansIn(result)].find(
      ({ start, end, text: words }) => words !== undefined && comparable(cut(start, end)) !== comparable(words),
    );
  }

  test.each(['utf16', 'codepoint', 'byte'] as const)('%s, generated texts', (unit) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(misplaced(text, unit)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  test.each(['utf16', 'codepoint', 'byte'] as const)('%s, fixtures', (unit) => {
    for (const { name, text } of fixtures)
      expect({ name, misplaced: misplaced(`😀 ${text}`, unit) }).toEqual({ name, misplaced: undefined });
  });
});

describe('vowels, tatweel and direction marks change no name', () => {
  const names = ({ entities, quotes }: FullAnalysis) => ({
    entities: entities.map(({ name, type, mentions }) => `${type} ${name} ×${mentions.length}`),
    speakers: quotes.map(({ speaker }) => speaker?.name ?? null),
  });
  const articles = fixtures.filter(({ name }) => name.endsWith('.json') || name.endsWith('.txt'));

  test.each(articles)('of fixtures/$name', ({ name, text }) => {
    expect(names(analyzeAll(decorated(text, name.length * 7919)))).toEqual(names(analyzeAll(text)));
  });
});
