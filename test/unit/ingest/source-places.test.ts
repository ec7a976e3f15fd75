import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/ingest/decode.ts';
import { placesInPage } from '../../../src/ingest/html/source-places.ts';
import { readPage } from '../../../src/ingest/html.ts';

const PAGES = new URL('../../../fixtures/pages/', import.meta.url);

/** The words of the page that stand where the function says, as long as `words`. */
function found(html: string, text: string, words: string): string | undefined {
  const place = placesInPage(html, text)(text.indexOf(words));
  if (place === undefined) return undefined;
  return html.split('\n')[place.line - 1]?.slice(place.column - 1, place.column - 1 + words.length);
}

describe.each(readdirSync(PAGES))('%s', (name) => {
  const { text: html } = decode(readFileSync(new URL(`${name}/page.html`, PAGES)), {});
  const { text } = readPage(html);
  const placeOf = placesInPage(html, text);
  const rows = html.split('\n');

  test('the first word of every line of the article stands where it is said to stand', () => {
    let start = 0;
    let known = 0;
    for (const line of text.split('\n')) {
      const word = /[\p{L}\p{N}]+/u.exec(line);
      const place = placeOf(start + (word?.index ?? 0));
      if (place !== undefined) {
        known++;
        expect(rows[place.line - 1]?.slice(place.column - 1)).toMatch(new RegExp(`^${word?.[0]}`, 'u'));
      }
      start += line.length + 1;
    }
    expect(known).toBe(text.split('\n').length);
  });

  test('places come in the order of the text, but for the headline', () => {
    const places = Array.from({ length: text.length }, (_, offset) => placeOf(offset));
    const lines = places.slice(text.indexOf('\n') + 1).flatMap((place) => (place === undefined ? [] : [place.line]));
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });
});

test.each([
  { why: 'a plain paragraph', html: '<p>قال الوزير\n<p>نعم', text: 'قال الوزير\nنعم', words: 'نعم', expected: 'نعم' },
  { why: 'tags inside a word', html: '<p>قا<b>ل</b> نعم', text: 'قال نعم', words: 'نعم', expected: 'نعم' },
  { why: 'a mark before a letter', html: '<p>قال «نعم»', text: 'قال «نعم»', words: '«نعم', expected: '«نعم' },
  { why: 'a mark at the end', html: '<p>قال «نعم»', text: 'قال «نعم»', words: '»', expected: '»' },
  { why: 'a mark with a name', html: '<p>قال &laquo;نعم', text: 'قال «نعم', words: '«نعم', expected: 'نعم' },
  { why: 'letters by number', html: '<p>&#1602;&#x627;ل نعم', text: 'قال نعم', words: 'نعم', expected: 'نعم' },
  {
    why: 'the same words in a script before',
    html: '<script>"نعم"</script>\n<p>نعم',
    text: 'نعم',
    words: 'نعم',
    expected: 'نعم',
  },
  { why: 'a tag in an attribute', html: '<p title="<b>نعم">\nنعم', text: 'نعم', words: 'نعم', expected: 'نعم' },
  { why: 'words that the page does not have', html: '<p>لا', text: 'نعم', words: 'نعم', expected: undefined },
  {
    why: 'words that stand in an attribute alone',
    html: '<p title="نعم">لا',
    text: 'نعم',
    words: 'نعم',
    expected: undefined,
  },
  {
    why: 'a headline that stands in the head alone',
    html: '<title>نعم</title><body><p>لا',
    text: 'نعم',
    words: 'نعم',
    expected: 'نعم',
  },
  { why: 'words in a comment', html: '<!-- نعم --><p>لا', text: 'نعم', words: 'نعم', expected: undefined },
  { why: 'a line without letters', html: '<p>لا<p>«»', text: 'لا\n«»', words: '«»', expected: undefined },
])('$why', ({ html, text, words, expected }) => {
  expect(found(html, text, words)).toBe(expected);
});

test('a headline that stands in head and body is shown in the body', () => {
  const html = '<title>نعم</title>\n<body>\n<p>لا</p>\n<h1>نعم</h1>';
  expect(placesInPage(html, 'نعم\nلا')(0)).toEqual({ line: 4, column: 5 });
});

test('the second of two lines alike is the second', () => {
  const html = '<p>نعم</p>\n<p>لا</p>\n<p>نعم</p>';
  const placeOf = placesInPage(html, 'لا\nلا\nنعم');
  expect(placesInPage(html, 'نعم\nلا\nنعم')('نعم\nلا\n'.length)).toEqual({ line: 3, column: 4 });
  expect(placeOf(0)).toEqual({ line: 2, column: 4 });
});

test.each([
  ['comments that never end', '<!--'],
  ['tags that never end', '<a '],
  ['marks that never end', '<a b="'],
  ['scripts that never end', '<script>'],
  ['references', '&#1'],
  ['marks', '"'],
])('a long page of %s takes no longer than its length', (_why, piece) => {
  const html = piece.repeat(100_000);
  const started = performance.now();
  const placeOf = placesInPage(html, html);
  for (let offset = 0; offset < html.length; offset += 7) placeOf(offset);
  expect(performance.now() - started).toBeLessThan(3000);
});
