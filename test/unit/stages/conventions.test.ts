import { expect, test } from 'vitest';
import { createTokenizer } from '../../../src/pipeline.ts';
import { loadResources } from '../../../src/resources/load.ts';
import type { Tagger } from '../../../src/stages/entities/tagger/tagger.ts';
import { findEntities } from '../../../src/stages/find-entities.ts';
import { sourceDoc } from '../../helpers/analyze.ts';

/** Takes all words of a sentence for one per cent. */
const tagger: Tagger = (words) => [{ from: 0, to: words.length, type: 'PERCENT', confidence: 1 }];
const loaded = loadResources();

function mentionIn(text: string, conventions: 'news' | 'wojood'): string[] {
  const resources = { ...loaded, tagger, conventions };
  const { mentions } = findEntities(createTokenizer(resources)(sourceDoc(text)), resources);
  return mentions.map(({ start, end }) => text.slice(start, end));
}

test.each([
  { why: 'a corpus has its own mind about punctuation', text: '(20 %)', conventions: 'wojood', found: ['(20 %)'] },
  { why: 'in news it stays outside a name', text: '(20 %)', conventions: 'news', found: ['20'] },
  { why: 'punctuation alone is a name in a corpus', text: '...', conventions: 'wojood', found: ['...'] },
  { why: 'but none in news', text: '...', conventions: 'news', found: [] },
] as const)('$why: $text', ({ text, conventions, found }) => {
  expect(mentionIn(text, conventions)).toEqual(found);
});
