import { expect, test } from 'vitest';
import { createTokenizer } from '../../../src/pipeline.ts';
import { loadResources } from '../../../src/resources/load.ts';
import type { Tagger } from '../../../src/stages/entities/tagger/tagger.ts';
import { findEntities } from '../../../src/stages/find-entities.ts';

/** Knows one person, by her full name alone. */
const tagger: Tagger = (words) =>
  words.flatMap((word, from) =>
    word.text === 'رباب' ? [{ from, to: from + 2, type: 'PER' as const, confidence: 0.95 }] : [],
  );

const resources = { ...loadResources(), tagger };
const tokenize = createTokenizer(resources);

function mentionsIn(text: string): string[] {
  return findEntities(tokenize({ source: {}, text, warnings: [] }), resources).mentions.map(({ start, end }) =>
    text.slice(start, end),
  );
}

const SENTENCE = 'ثم مضى كل إلى ما كان فيه.';

test.each([
  { why: 'a surname soon after the full name', sentences: 3, expected: ['رباب القنديلجي', 'القنديلجي'] },
  { why: 'a surname in another part of a very long text', sentences: 600, expected: ['رباب القنديلجي'] },
])('$why', ({ sentences, expected }) => {
  const text = `قالت رباب القنديلجي ذلك. ${`${SENTENCE} `.repeat(sentences)}وقالت القنديلجي غيره.`;
  expect(mentionsIn(text)).toEqual(expected);
});

/** Cuts after the second word: what it takes for names are the first two words, and the third. */
function readCut(text: string, confidence: number): string[] {
  const cutting: Tagger = () => [
    { from: 0, to: 2, type: 'ORG', confidence },
    { from: 2, to: 3, type: 'ORG', confidence },
  ];
  const cut = { ...resources, tagger: cutting };
  return findEntities(tokenize({ source: {}, text, warnings: [] }), cut).mentions.map(({ start, end }) =>
    text.slice(start, end),
  );
}

test.each([
  { why: 'a name of the lexicons that was cut apart', confidence: 0.4, found: ['حسنية أكادير'] },
  { why: 'unless the tagger is surer of itself', confidence: 0.95, found: ['فريق حسنية', 'أكادير'] },
])('$why', ({ confidence, found }) => {
  expect(readCut('فريق حسنية أكادير', confidence)).toEqual(found);
});

test.each([
  { why: 'a club called after a country', text: 'المغرب الفاسي', confidence: 0.6, type: 'ORG' },
  { why: 'unless the tagger is sure that it is a place', text: 'المغرب الفاسي', confidence: 0.95, type: 'GPE' },
  { why: 'a place that the lexicons hold', text: 'الدار البيضاء', confidence: 0.6, type: 'GPE' },
])('$why', ({ text, confidence, type }) => {
  const place: Tagger = (words) => [{ from: 0, to: words.length, type: 'GPE', confidence }];
  const read = { ...resources, tagger: place };
  const { mentions } = findEntities(tokenize({ source: {}, text, warnings: [] }), read);
  expect(mentions.map((mention) => [mention.type, text.slice(mention.start, mention.end)])).toEqual([[type, text]]);
});
