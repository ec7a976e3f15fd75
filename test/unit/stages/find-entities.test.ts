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
