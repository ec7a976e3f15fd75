import { describe, expect, test } from 'vitest';
import { createTextWriter } from '../../../src/output/text.ts';
import type { Analysis } from '../../../src/schema/analysis.ts';
import { articles } from './articles.ts';

const write = createTextWriter({ color: false });
const colored = createTextWriter({ color: true });

type Quote = NonNullable<Analysis['quotes']>[number];
type Entity = NonNullable<Analysis['entities']>[number];

const place = { start: 0, end: 4, text: 'سلمى' };
const mention = { ...place, sentence: 0, confidence: 1 };
const speaker: NonNullable<Quote['speaker']> = {
  ...place,
  ...{ entity: 'e1', name: 'سلمى العلي', kind: 'PER', resolution: 'named', confidence: 1 },
};
const quote: Quote = {
  ...place,
  id: 'q1',
  kind: 'direct',
  text: 'نعم',
  speaker,
  cue: null,
  sentence: 0,
  confidence: 1,
};
const entity: Entity = { id: 'e1', type: 'PER', name: 'سلمى العلي', mentions: [mention] };

const linesOf = (analysis: Partial<Analysis>): string[] => write({ schemaVersion: '1.0.0', ...analysis }).split('\n');

describe('who spoke, and how that is known', () => {
  test.each([
    { why: 'named', change: {}, line: '  سلمى العلي' },
    {
      why: 'nobody beside the verb',
      change: { resolution: 'implicit' },
      line: '  سلمى العلي (inferred: the verb has no subject)',
    },
    { why: 'a pronoun', change: { resolution: 'pronoun' }, line: '  سلمى العلي (inferred from a pronoun)' },
    { why: 'the turn', change: { resolution: 'context' }, line: '  سلمى العلي (inferred from the context)' },
  ] as const)('$why', ({ change, line }) => {
    expect(linesOf({ quotes: [{ ...quote, speaker: { ...speaker, ...change } }] }).slice(1, 4)).toEqual([
      'Quotes',
      line,
      '    «نعم»',
    ]);
  });

  test('unknown, with the reason where there is one', () => {
    const unattributed = { reason: 'several sources are equally likely', candidates: [] };
    expect(linesOf({ quotes: [{ ...quote, speaker: null }] })).toContain('  speaker unknown');
    expect(linesOf({ quotes: [{ ...quote, speaker: null, unattributed }] })).toContain(
      '  speaker unknown (several sources are equally likely)',
    );
  });

  test('the Latin name of the speaker', () => {
    const entities = [{ ...entity, latin: 'Salma al-Ali' }];
    expect(linesOf({ quotes: [quote], entities })).toContain('  سلمى العلي Salma al-Ali');
  });
});

test.each([
  { why: 'a name alone', change: {}, line: '  سلمى العلي' },
  { why: 'its facts', change: { latin: 'Salma al-Ali', code: 'LB' }, line: '  سلمى العلي Salma al-Ali, LB' },
  { why: 'how often', change: { mentions: [mention, mention] }, line: '  سلمى العلي ×2' },
  { why: 'roles', change: { roles: ['وزيرة', 'نائبة'] }, line: '  سلمى العلي (وزيرة، نائبة)' },
  {
    why: 'nothing that steers a terminal',
    change: { roles: ['a\u001b[31m\u202e\n'] },
    line: '  سلمى العلي (a\\u{1B}[31m\\u{202E} )',
  },
])('who is named: $why', ({ change, line }) => {
  expect(linesOf({ entities: [{ ...entity, ...change }] })).toContain(line);
});

test.each([
  { why: 'a file', analysis: { source: { path: 'a.txt' } }, first: 'a.txt' },
  { why: 'a record', analysis: { source: { path: 'a.ndjson' }, id: 7 }, first: 'a.ndjson#7' },
])('an article is told from the next one by its name: $why', ({ analysis, first }) => {
  expect(linesOf(analysis)[0]).toBe(first);
});

test('that nothing was found is said', () => {
  expect(linesOf({ quotes: [], entities: [] })).toContain('No quotes, people, places or organisations found.');
  expect(linesOf({ entities: [{ ...entity, type: 'DATE' }] })).toContain(
    'No quotes, people, places or organisations found.',
  );
  expect(linesOf({ entities: [entity] }).join()).not.toContain('found');
});

test.each(articles)('$name: colours change nothing else, and all names and quotes are there', ({ analysis }) => {
  const text = write(analysis);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
  expect(colored(analysis).replaceAll(/\u001b\[\d+m/gu, '')).toBe(text);
  for (const { name, type } of analysis.entities ?? []) if (type === 'PER') expect(text).toContain(name);
  expect(text.match(/^ {4}«/gmu)?.length ?? 0).toBe(analysis.quotes?.length);
});
