import { expect, test } from 'vitest';
import { createTokenizer } from '../../../src/pipeline.ts';
import { loadResources } from '../../../src/resources/load.ts';
import type { Tagger } from '../../../src/stages/entities/tagger/tagger.ts';
import type { Profile } from '../../../src/stages/entities/tagger/weights-file.ts';
import { findEntities } from '../../../src/stages/find-entities.ts';
import { sourceDoc } from '../../helpers/analyze.ts';

/** Takes all words of a sentence for one per cent. */
const onePerCent: Tagger = (words) => [{ from: 0, to: words.length, type: 'PERCENT', confidence: 1 }];
const loaded = loadResources();

function mentionIn(text: string, conventions: Profile, tagger: Tagger = onePerCent): string[] {
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

/** Knows nobody but the first word of a sentence that goes on with وصل. */
const whoArrived: Tagger = ([, verb]) =>
  verb?.normal === 'وصل' ? [{ from: 0, to: 1, type: 'PER', confidence: 0.95 }] : [];
const story = 'سنمارتي وصل أمس. ورحل سنمارتي اليوم.';
const digest = `سنمارتي وصل أمس. ${'ثم نزل المطر في الجبال. '.repeat(150)}ورحل سنمارتي اليوم.`;

test.each([
  { why: 'a story names him twice', text: story, conventions: 'anercorp', found: ['سنمارتي', 'سنمارتي'] },
  { why: 'sentences of Wojood are no story', text: story, conventions: 'wojood', found: ['سنمارتي'] },
  { why: 'an agency report is short', text: digest, conventions: 'anercorp', found: ['سنمارتي'] },
  { why: 'an article may be long', text: digest, conventions: 'news', found: ['سنمارتي', 'سنمارتي'] },
] as const)('$why ($conventions)', ({ text, conventions, found }) => {
  expect(mentionIn(text, conventions, whoArrived).filter((name) => name === 'سنمارتي')).toEqual(found);
});
