import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/ingest/decode.ts';
import { readPage } from '../../../src/ingest/html.ts';

const root = new URL('../../../fixtures/pages/', import.meta.url);
const pages = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('saved pages: all paragraphs and nothing else', () => {
  test.each(pages.map(({ name }) => name))('%s', (name) => {
    const { text, encoding } = decode(readFileSync(new URL(`${name}/page.html`, root)));
    expect(encoding).toBe(name === 'windows-1256' ? name : 'utf-8');
    expect(readPage(text).text.split('\n')).toEqual(
      readFileSync(new URL(`${name}/expected.txt`, root), 'utf8')
        .trimEnd()
        .split('\n'),
    );
  });

  test.each([
    { name: 'semantic', byline: 'ليلى منصور', date: '2023-09-12', language: 'ar' },
    { name: 'br-separated', date: '2019-12-05' },
    { name: 'comments-and-related', byline: 'فهد راشد', date: '2024-02-16', language: 'ar-KW' },
    { name: 'windows-1256', language: 'ar-SA' },
  ])('what $name says of itself', ({ name, ...declared }) => {
    const {
      text,
      encoding: _,
      ...page
    } = { encoding: '', ...readPage(decode(readFileSync(new URL(`${name}/page.html`, root))).text) };
    expect(page).toEqual({ title: text.split('\n')[0], ...declared });
  });

  test('cut anywhere, a page still gives text or nothing', () => {
    const { text } = decode(readFileSync(new URL('comments-and-related/page.html', root)));
    for (let end = 0; end < text.length; end += 97) expect(typeof readPage(text.slice(0, end)).text).toBe('string');
  });
});

const FIRST = 'قال المتحدث باسم الوزارة إن الأعمال مستمرة في جميع المواقع حتى نهاية الشهر.';
const SECOND = 'وأضاف أن الفرق تعمل ليلا ونهارا، وأن النتائج ستعلن في مؤتمر صحفي الأسبوع المقبل.';

describe('lines', () => {
  test.each([
    { why: 'paragraphs', html: `<p>${FIRST}<p>${SECOND}`, lines: [FIRST, SECOND] },
    { why: 'line breaks', html: `${FIRST}<br>${SECOND}`, lines: [FIRST, SECOND] },
    { why: 'cells', html: `<table><tr><td>${FIRST}</td><td>${SECOND}</td></tr></table>`, lines: [FIRST, SECOND] },
    { why: 'inline elements do not part words', html: `<p>${FIRST} و<b>زير</b>`, lines: [`${FIRST} وزير`] },
    {
      why: 'line breaks of the source are spaces',
      html: `<p>${FIRST}\n  ${SECOND}</p>`,
      lines: [`${FIRST} ${SECOND}`],
    },
    {
      why: 'entities',
      html: `<p>${FIRST} &laquo;&#1575;&#x644;&amp;&raquo;&nbsp;5&lt;6</p>`,
      lines: [`${FIRST} «ال&»\u00a05<6`],
    },
    { why: 'capitals in tags', html: `<P>${FIRST}</P><SCRIPT>var a</SCRIPT>`, lines: [FIRST] },
    {
      why: 'scripts and styles are no text',
      html: `<style>p{}</style><p>${FIRST}</p><script>document.write("<p>x</p>")</script>`,
      lines: [FIRST],
    },
    { why: 'hidden text', html: `<p>${FIRST}</p><p hidden>خفي</p><p style="display: none">خفي</p>`, lines: [FIRST] },
    { why: 'a comment', html: `<p>${FIRST}<!-- <p>خفي</p> --></p>`, lines: [FIRST] },
    {
      why: 'a link inside a sentence stays',
      html: `<p>${FIRST} <a href="x">الوزارة</a></p>`,
      lines: [`${FIRST} الوزارة`],
    },
    {
      why: 'a link that was never closed is text, a line of its own that is a link is not',
      html: `<a href="x">أول <p>${FIRST}</p><a href="y">ثان</a>`,
      lines: ['أول', FIRST],
    },
    { why: 'a short page', html: '<p>خبر قصير</p>', lines: ['خبر قصير'] },
    { why: 'no tags', html: 'خبر', lines: ['خبر'] },
    { why: 'cut inside a tag', html: `<p>${FIRST}</p><p cla`, lines: [FIRST] },
    { why: 'cut inside an entity', html: `<p>${FIRST}&nbs`, lines: [`${FIRST}&nbs`] },
    {
      why: 'a class named after comments on the body',
      html: `<body class="comments"><p>${FIRST}</p></body>`,
      lines: [FIRST],
    },
    {
      why: 'a wrapper named after its share bar',
      html: `<div class="share-enabled"><p>${FIRST}</p></div>`,
      lines: [FIRST],
    },
    { why: 'a form around the page', html: `<form><p>${FIRST}</p><p>${SECOND}</p></form>`, lines: [FIRST, SECOND] },
    { why: 'nothing', html: '', lines: [''] },
    { why: 'a lone surrogate', html: `<p>\ud800 ${FIRST}</p>`, lines: [`\ud800 ${FIRST}`] },
  ])('$why', ({ html, lines }) => {
    expect(readPage(html).text.split('\n')).toEqual(lines);
  });
});

describe('title', () => {
  const page = (head: string, body = '') => `<html><head>${head}</head><body>${body}<p>${FIRST}</p></body></html>`;

  test.each([
    {
      why: 'without the site',
      html: page('<title>نتائج الانتخابات البلدية في العاصمة | الميناء</title>'),
      title: 'نتائج الانتخابات البلدية في العاصمة',
    },
    {
      why: 'the site has the longer part',
      html: page('<title>خبر - صحيفة الميناء اليومية السياسية</title>'),
      title: 'خبر - صحيفة الميناء اليومية السياسية',
    },
    { why: 'a dash inside', html: page('<title>لبنان - سوريا</title>'), title: 'لبنان - سوريا' },
    {
      why: 'the heading that the title names',
      html: page('<title>حريق في السوق القديم - الميناء</title>', '<h1>الميناء</h1><h1>حريق في السوق القديم</h1>'),
      title: 'حريق في السوق القديم',
    },
    { why: 'the heading when there is no title', html: page('', '<h1>حريق في السوق</h1>'), title: 'حريق في السوق' },
    {
      why: 'JSON-LD in a graph',
      html: page(
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"عنوان الخبر"}]}</script>',
      ),
      title: 'عنوان الخبر',
    },
    {
      why: 'damaged JSON-LD is passed over',
      html: page('<script type="application/ld+json">{"headline":</script><title>عنوان</title>'),
      title: 'عنوان',
    },
  ])('$why', ({ html, title }) => {
    const read = readPage(html);
    expect(read.title).toBe(title);
    expect(read.text.split('\n')[0]).toBe(title);
    expect(read.text.split(title).length).toBe(2);
  });

  test('none', () => {
    expect(readPage(`<p>${FIRST}</p>`)).toEqual({ text: FIRST });
  });
});

describe('date', () => {
  test.each([
    { why: 'ISO', content: '2022-10-27T23:59:00+03:00', date: '2022-10-27' },
    { why: 'slashes, year first', content: '2022/1/7', date: '2022-01-07' },
    { why: 'mail', content: 'Thu, 27 Oct 2022 10:00:00 GMT', date: '2022-10-27' },
    { why: 'day or month first, nobody knows', content: '03/04/2022', date: undefined },
    { why: 'no such month', content: '2022-13-01', date: undefined },
    { why: 'words', content: 'أمس', date: undefined },
  ])('$why: $content', ({ content, date }) => {
    expect(readPage(`<meta property="article:published_time" content="${content}"><p>${FIRST}</p>`).date).toBe(date);
  });
});

describe('pages made to break a reader', () => {
  const DEEP = 20_000;

  test.each([
    { why: 'nested blocks', html: '<div>'.repeat(DEEP) + FIRST + '</div>'.repeat(DEEP), text: FIRST },
    { why: 'nested and never closed', html: `<html><body>${'<div><b>'.repeat(DEEP)}${FIRST}`, text: FIRST },
    { why: 'nested with end tags that match nothing', html: `${'<div></span>'.repeat(DEEP)}${FIRST}`, text: FIRST },
    { why: 'nested tables', html: `${'<table><tr><td>'.repeat(DEEP / 4)}${FIRST}`, text: FIRST },
    { why: 'nested headings', html: `${'<h1>'.repeat(DEEP / 4)}${FIRST}` },
    { why: 'nested bylines', html: `${'<div class="byline">'.repeat(DEEP / 4)}${FIRST}` },
    { why: 'one word of a million letters', html: `<p>${'ا'.repeat(1e6)}` },
    { why: 'a class of a million letters', html: `<div class="${'a'.repeat(1e6)}">${FIRST}</div>`, text: FIRST },
    { why: 'comments that are never closed', html: '<!--'.repeat(3e5), text: '' },
    { why: 'root elements that are never closed', html: '<html '.repeat(1e5) },
    {
      why: 'JSON-LD nested',
      html: `<script type="application/ld+json">${'['.repeat(1e5)}</script>${FIRST}`,
      text: FIRST,
    },
  ])('$why', ({ html, text }) => {
    const page = readPage(html);
    expect(text ?? page.text).toBe(page.text);
  });

  test('a page of 5 MB', () => {
    const page = readPage(`<html><body>${`<p>${FIRST}</p>`.repeat(60_000)}</body></html>`);
    expect(page.text.split('\n').length).toBe(60_000);
  });

  test.each(['<br>', '<', '&amp;', '&'])('half a million times %s is refused in one line', (piece) => {
    expect(() => readPage(piece.repeat(500_000))).toThrow(/^a page with 500000 tags and entities[^\n]*$/);
  });

  test('any heap of tags gives text', () => {
    const pieces = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '<a href="x">',
      '</a>',
      '<ul><li>',
      '<br/>',
      '<table>',
      '<td',
      ' class="share"',
      '>',
      '<',
      '&',
      '&#0;',
      '<!--',
      '-->',
      '<svg>',
      '<title>',
      '</title>',
      '<body>',
      '<html>',
      '</html>',
      '<script>',
      '</script>',
      '<x-y is="z">',
      '<template>',
      '"',
      FIRST,
      SECOND,
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (heap) => {
        expect(typeof readPage(heap.join('')).text).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
