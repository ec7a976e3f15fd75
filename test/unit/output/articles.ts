import { readdirSync, readFileSync } from 'node:fs';
import { type Analysis, createAnalyzer, LAYERS } from '../../../src/index.ts';

/** An article with its analysis. */
export interface Article {
  readonly name: string;
  readonly text: string;
  readonly analysis: Analysis;
}

const root = new URL('../../../fixtures/end-to-end/', import.meta.url);
const analyze = createAnalyzer({ layers: LAYERS });

/** All end-to-end fixtures, and one that holds what formats stumble over. */
export const articles: readonly Article[] = [
  ...readdirSync(root)
    .sort()
    .map((name) => toArticle(name, readFileSync(new URL(`${name}/input.txt`, root), 'utf8').replace(/^\uFEFF/u, ''))),
  toArticle(
    'characters outside the BMP, markup, a quote over two paragraphs, CR LF',
    [
      'وزير الخارجية <b>يرد</b> 🕊️ & يعلق',
      'بيروت 🇱🇧 - قال الوزير عبد الله بو حبيب: «نريد السلام 🕊️ لكل الناس في هذه البلاد.',
      '«ونريد أن يعود النازحون إلى قراهم في الجنوب قبل الشتاء».',
      'وأضاف بو حبيب أن "الحدود <script>alert(1)</script> يجب أن تكون آمنة للجميع".',
    ].join('\r\n'),
  ),
  toArticle('nothing', ''),
];

function toArticle(name: string, text: string): Article {
  const analysis = analyze(text);
  return { name, text, analysis: { ...analysis, source: { path: `news/${name}.txt`, mediaType: 'text/plain' } } };
}

/** All mentions with the types of their entities, in text order. */
export function mentionsOf({ entities = [] }: Analysis) {
  return entities
    .flatMap(({ id, type, mentions }) => mentions.map((mention) => ({ ...mention, type, entity: id })))
    .sort((a, b) => a.start - b.start);
}
