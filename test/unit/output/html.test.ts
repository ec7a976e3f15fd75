import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { HTML_FOOT, htmlHead, toHtml } from '../../../src/output/html.ts';
import { articles, mentionsOf } from './articles.ts';

const pageOf = (article: (typeof articles)[number]) =>
  parseHTML(htmlHead() + toHtml(article.analysis) + HTML_FOOT).document;
const unspaced = (text: string | null | undefined): string => (text ?? '').replace(/\s+/gu, '');

describe.each(articles)('$name', (article) => {
  const document = pageOf(article);
  const paragraphs = [...document.querySelectorAll('article h1, article p:not(.path):not(.warning)')];

  test('the words of the article, no more and no less, from right to left', () => {
    expect(document.documentElement.getAttribute('dir')).toBe('rtl');
    const { analysis, text } = article;
    const sentences = analysis.sentences?.map(({ start, end }) => text.slice(start, end)) ?? [];
    expect(unspaced(paragraphs.map(({ textContent }) => textContent).join(''))).toBe(unspaced(sentences.join('')));
  });

  test('every mention is marked', () => {
    const marks = [...document.querySelectorAll('article mark')];
    const mentions = mentionsOf(article.analysis);
    expect(marks.map(({ textContent }) => textContent).join('')).toBe(mentions.map(({ text }) => text).join(''));
    expect(new Set(marks.map(({ className }) => className))).toEqual(new Set(mentions.map(({ type }) => type)));
  });

  test('every quote is marked and listed with its speaker', () => {
    const marked = [...document.querySelectorAll('article .quote')].map(({ textContent }) => textContent).join('');
    expect(unspaced(marked)).toBe(unspaced(article.analysis.quotes?.map(({ text }) => text).join('')));
    const listed = [...document.querySelectorAll('section blockquote')].map(({ textContent }) => textContent);
    expect(listed.map(unspaced)).toEqual(article.analysis.quotes?.map(({ text }) => unspaced(text)));
  });

  test('nothing of the article is markup', () => {
    expect(document.querySelector('script, b:not(li > b), img, a')).toBeNull();
  });
});

test('what would leave an attribute, a control code and half a surrogate pair are harmless', () => {
  const mention = { start: 0, end: 3, text: 'abc', sentence: 0, confidence: 1 };
  const html = toHtml({
    schemaVersion: '1.0.0',
    source: { path: '"><img src=x onerror=alert(1)>.txt' },
    text: 'abc\u0000\ud800',
    sentences: [{ start: 0, end: 5, paragraph: 0 }],
    entities: [{ id: 'e1', type: 'PER', name: '" onclick="alert(1)', mentions: [mention] }],
  });
  expect(html).not.toMatch(/<img|" onclick="/u);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  expect(html).not.toMatch(/[\u0000\ud800]/u);
});

test('a particle stays joined to its word: only a mention that stands alone is isolated', () => {
  const text = 'سافر لأنقرة ثم أنقرة';
  const mentions = [6, 15].map((start) => ({ start, end: start + 5, text: 'أنقرة', sentence: 0, confidence: 1 }));
  const html = toHtml({
    schemaVersion: '1.0.0',
    text,
    sentences: [{ start: 0, end: text.length, paragraph: 0 }],
    entities: [{ id: 'e1', type: 'GPE', name: 'أنقرة', mentions }],
  });
  expect(html).toMatch(/ل<mark[^>]*>أنقرة<\/mark> ثم <mark[^>]*><bdi>أنقرة<\/bdi><\/mark>/u);
});

test('a mention across the edge of a quote is marked on both sides of it', () => {
  const html = toHtml({
    schemaVersion: '1.0.0',
    text: 'ab cd ef',
    sentences: [{ start: 0, end: 8, paragraph: 0 }],
    entities: [
      {
        id: 'e1',
        type: 'ORG',
        name: 'ab cd',
        mentions: [{ start: 0, end: 5, text: 'ab cd', sentence: 0, confidence: 1 }],
      },
    ],
    quotes: [
      {
        id: 'q1',
        start: 3,
        end: 8,
        text: 'cd ef',
        kind: 'direct',
        speaker: null,
        cue: null,
        sentence: 0,
        confidence: 1,
      },
    ],
  });
  expect(html.match(/<mark class="ORG"[^>]*><bdi>(.*?)<\/bdi>/gu)).toHaveLength(3);
  expect(html).toMatch(/<span class="quote direct"[^>]*><mark/u);
});

test.each([
  { resolution: 'named', told: false },
  { resolution: 'implicit', told: true },
  { resolution: 'pronoun', told: true },
  { resolution: 'context', told: true },
] as const)('that a speaker is inferred is told in the list of quotes: $resolution', ({ resolution, told }) => {
  const place = { start: 0, end: 2, text: 'ab' };
  const speaker = { ...place, entity: null, name: 'ab', kind: 'PER' as const, resolution, confidence: 1 };
  const quote = { ...place, id: 'q1', kind: 'direct' as const, speaker, cue: null, sentence: 0, confidence: 1 };
  const html = toHtml({ schemaVersion: '1.0.0', text: 'ab', quotes: [quote] });
  expect(/<li><b><bdi>ab<\/bdi><\/b> <small>\(.*\)<\/small><blockquote>/u.test(html)).toBe(told);
});
