import { describe, expect, test } from 'vitest';
import { toWebAnnotations } from '../../../src/output/web-annotation.ts';
import type { Analysis } from '../../../src/schema/analysis.ts';
import { articles, mentionsOf } from './articles.ts';

/** The parts of the model that a reader of annotations goes by. */
interface ReadAnnotation {
  readonly motivation: string;
  readonly body: readonly { readonly purpose: string; readonly value?: string; readonly source?: string }[];
  readonly target: { readonly source: string; readonly selector: readonly ReadSelector[] };
}

interface ReadSelector {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** What an annotation is about, found once by its position in code points and once by its words. */
function resolve(text: string, { target }: ReadAnnotation) {
  const position = target.selector.find(({ type }) => type === 'TextPositionSelector');
  const quote = target.selector.find(({ type }) => type === 'TextQuoteSelector');
  const { exact = '', prefix = '', suffix = '' } = quote ?? {};
  const at = text.indexOf(prefix + exact + suffix);
  return {
    byPosition: Array.from(text).slice(position?.start, position?.end).join(''),
    byWords: at < 0 ? null : text.slice(at + prefix.length, at + prefix.length + exact.length),
  };
}

function readPage(analysis: Analysis): readonly ReadAnnotation[] {
  const page = JSON.parse(JSON.stringify(toWebAnnotations(analysis)));
  expect(page['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(page.type).toBe('AnnotationPage');
  const ids = page.items.map(({ id }: { id: string }) => id);
  expect(new Set([...ids, page.id]).size).toBe(ids.length + 1);
  return page.items;
}

const purpose = ({ body }: ReadAnnotation, name: string): string | undefined =>
  body.find((part) => part.purpose === name)?.value;

describe.each(articles)('$name', ({ text, analysis }) => {
  const items = readPage(analysis);

  test('position and words lead to the same place', () => {
    for (const item of items) {
      const { byPosition, byWords } = resolve(text, item);
      expect(byPosition).toBe(byWords);
    }
  });

  test('mentions come back with their types', () => {
    const found = items.filter(({ motivation }) => motivation === 'identifying');
    expect(found.map((item) => `${purpose(item, 'classifying')} ${resolve(text, item).byPosition}`).sort()).toEqual(
      mentionsOf(analysis)
        .map(({ type, text: words }) => `${type} ${words}`)
        .sort(),
    );
  });

  test('quotes come back with their speakers', () => {
    const found = items.filter(({ motivation }) => motivation === 'describing');
    expect(found.map((item) => [resolve(text, item).byPosition, purpose(item, 'identifying')])).toEqual(
      analysis.quotes?.map((quote) => [quote.text, quote.speaker?.name]),
    );
  });
});

const one = (source: NonNullable<Analysis['source']>, id?: string): ReadAnnotation => {
  const mention = { start: 0, end: 4, text: 'سلمى', sentence: 0, confidence: 1 };
  const entities = [{ id: 'e1', type: 'PER' as const, name: 'سلمى', mentions: [mention] }];
  const analysis: Analysis = {
    schemaVersion: '1.0.0',
    source,
    text: 'سلمى',
    entities,
    ...(id === undefined ? {} : { id }),
  };
  return readPage(analysis)[0] as ReadAnnotation;
};

test('a saved page is annotated by its words alone: positions in the article are none in the page', () => {
  expect(one({ path: 'page.html', mediaType: 'text/html' }).target.selector.map(({ type }) => type)).toEqual([
    'TextQuoteSelector',
  ]);
});

test.each([
  { why: 'a path', source: { path: 'a/b.txt' }, iri: 'a/b.txt' },
  { why: 'a name with what means something in a URL', source: { path: 'a #1?.txt' }, iri: 'a%20%231%3F.txt' },
  { why: 'a record', source: { path: 'dump.ndjson' }, id: '12/3', iri: 'dump.ndjson?id=12%2F3' },
  { why: 'half a surrogate pair', source: { path: 'a\ud800.txt' }, iri: 'a%EF%BF%BD.txt' },
  { why: 'standard input', source: { path: '-' }, iri: 'text' },
])('$why is a URI', ({ source, id, iri }) => {
  expect(one(source, id).target.source).toBe(iri);
});
