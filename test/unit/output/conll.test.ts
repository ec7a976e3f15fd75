import { describe, expect, test } from 'vitest';
import { spansOfTags } from '../../../src/evaluation/tagged-spans.ts';
import { conllText, readConll } from '../../../src/ingest/conll.ts';
import { toConll } from '../../../src/output/conll.ts';
import { toAnalysis } from '../../../src/output/to-json.ts';
import { createPipeline } from '../../../src/pipeline.ts';
import { loadResources } from '../../../src/resources/load.ts';
import type { Analysis } from '../../../src/schema/analysis.ts';
import { LAYERS } from '../../../src/schema/layers.ts';
import { articles, mentionsOf } from './articles.ts';

describe.each(articles)('$name', ({ analysis }) => {
  const sentences = readConll(toConll(analysis));

  test('all tokens, in their sentences', () => {
    expect(sentences.map(({ tokens }) => tokens.length)).toEqual(
      analysis.sentences?.map((_, i) => analysis.tokens?.filter(({ sentence }) => sentence === i).length),
    );
    expect(sentences.flatMap(({ tokens }) => tokens)).toEqual(analysis.tokens?.map(({ text }) => text));
  });

  test('every mention is a span of tags', () => {
    const tags = sentences.flatMap((sentence) => sentence.tags);
    const found = spansOfTags(tags).map(({ from, to, type }) => {
      const first = analysis.tokens?.[from];
      const last = analysis.tokens?.[to - 1];
      return { type, covers: [first?.start, last?.end] };
    });
    const wanted = mentionsOf(analysis);
    expect(found.map(({ type }) => type)).toEqual(wanted.map(({ type }) => type));
    for (const [i, { start, end }] of wanted.entries()) {
      expect(found[i]?.covers[0]).toBeLessThanOrEqual(start);
      expect(found[i]?.covers[1]).toBeGreaterThanOrEqual(end);
    }
  });
});

test('documents of a list are told apart, and read back as the sentences that they are', () => {
  const alone = articles.map(({ analysis }) => toConll(analysis));
  const list = articles.map(({ analysis }) => toConll(analysis, true));
  for (const [i, document] of list.entries()) {
    const [first, rest] = [document.slice(0, document.indexOf('\n')), document.slice(document.indexOf('\n') + 1)];
    expect(first).toBe(`# newdoc id = news/${articles[i]?.name}.txt`);
    expect(rest).toBe(alone[i] === '' ? '\n' : alone[i]);
  }
  const sentencesOf = (text: string) => readConll(text).filter(({ tokens }) => tokens.length > 0);
  expect(sentencesOf(list.join(''))).toEqual(alone.flatMap(sentencesOf));
});

test.each([
  { why: 'a record', source: { path: 'dump.ndjson' }, id: 7, expected: '# newdoc id = dump.ndjson#7\n\n' },
  {
    why: 'a hostile name',
    source: { path: 'a\nقال\tB-PER\u001b' },
    expected: '# newdoc id = a\\nقال\tB-PER\\u{1B}\n\n',
  },
  { why: 'no name', source: {}, expected: '# newdoc id = -\n\n' },
])('the id is one line: $why', ({ source, id, expected }) => {
  expect(toConll({ schemaVersion: '1.0.0', source, ...(id === undefined ? {} : { id }) }, true)).toBe(expected);
});

test.each([
  { why: 'a hash tag', conll: '#وسم\tO\n', tokens: ['#وسم'] },
  { why: 'a hash', conll: '#\tO\n', tokens: ['#'] },
  { why: 'a hash and a word of that name', conll: '# newdocument\nخبر\n', tokens: ['#', 'خبر'] },
  { why: 'the beginning of a document', conll: '# newdoc id = a.txt\nخبر\n', tokens: ['خبر'] },
  { why: 'without an id', conll: '# newdoc\r\nخبر\n', tokens: ['خبر'] },
])('$why is read as $tokens', ({ conll, tokens }) => {
  expect(readConll(conll).flatMap((sentence) => sentence.tokens)).toEqual(tokens);
});

test('given documents of a list: a blank line between the last sentence of one and the first of the next', () => {
  const given = analyzeConll('زار\tO\nأنقرة\tB-LOC\n');
  expect(toConll({ ...given, source: { ...given.source, path: 'a' } }, true)).toBe(
    '# newdoc id = a\nزار\tO\nأنقرة\tB-GPE\n\n',
  );
});

const resources = loadResources();
const pipeline = createPipeline(resources);

function analyzeConll(conll: string): Analysis {
  const doc = pipeline({ source: { mediaType: 'text/x-conll' }, text: conllText(readConll(conll)), warnings: [] });
  return toAnalysis(doc, { layers: new Set(LAYERS), offsets: 'utf16', generator: { version: '', model: '' } });
}

test.each([
  { why: 'tabs', conll: 'قال\tO\nسمير\tB-PERS\nجعجع\tI-PERS\n.\tO\n\nفي\tO\nبيروت\tB-LOC\n\n' },
  { why: 'spaces and several columns', conll: 'قال VB O\nسمير NN B-PERS\nجعجع NN I-PERS\n\n' },
  { why: 'tokens that we would cut', conll: '(رويترز)\tO\nقال:\tO\nU.S.A.\tO\n10:30م\tO\n\n' },
  { why: 'particles that a corpus cuts off', conll: 'و\tO\nقال\tO\nل\tO\nه\tO\n\n' },
  { why: 'sentence marks amid a sentence', conll: 'نعم\tO\n.\tO\nلا\tO\n.\tO\n\n' },
  { why: 'a heading of CoNLL-2003', conll: '-DOCSTART-\tO\n\nبيروت\tB-LOC\n\n' },
  { why: 'blank lines before, between and no blank line after', conll: '\n\nبيروت\tO\n\n\n\nدمشق\tO\n' },
  { why: 'CR LF', conll: 'بيروت\tO\r\n\r\nدمشق\tO\r\n\r\n' },
  {
    why: 'invisible characters and no-break spaces are part of a token',
    conll: 'بي\u200cروت\tO\n\u00a0\tO\nدم\u00a0شق\tO\n\n',
  },
  { why: 'nothing', conll: '' },
])('tokens are kept, line for line: $why', ({ conll }) => {
  const lines = (text: string): string[] => text.split(/\r?\n/u).map((line) => line.split(/[ \t]/u)[0] as string);
  const trimmed = (text: string): string[] => lines(text.replace(/[\r\n]+$/u, ''));
  const analysis = analyzeConll(conll);
  expect(trimmed(toConll(analysis))).toEqual(trimmed(conll));
  for (const { start, end, text } of analysis.tokens ?? []) expect(analysis.text?.slice(start, end)).toBe(text);
});

test('the text is the tokens joined by a space, sentences by a line break; a mention is found in it', () => {
  const analysis = analyzeConll('وزار\tO\nالرئيس\tO\nإيمانويل\tB-PER\nماكرون\tI-PER\n\nبيروت\tB-LOC\n.\tO\n');
  expect(analysis.text).toBe('وزار الرئيس إيمانويل ماكرون\nبيروت .');
  expect(toConll(analysis)).toContain('إيمانويل\tB-PER\nماكرون\tI-PER\n');
});

test('a token any part of which lies in a mention takes its tag; neighbours of one type stay two', () => {
  const token = (start: number, end: number, sentence = 0) => {
    return { start, end, text: 'x'.repeat(end - start), normal: 'x', kind: 'word' as const, sentence };
  };
  const mention = (start: number, end: number) => ({ start, end, text: '', sentence: 0, confidence: 1 });
  const entities = [{ id: 'e1', type: 'PER' as const, name: '', mentions: [mention(1, 3), mention(4, 6)] }];
  const tokens = [token(0, 3), token(4, 5), token(5, 8), token(9, 10)];
  expect(toConll({ schemaVersion: '1.0.0', tokens, entities })).toBe('xxx\tB-PER\nx\tB-PER\nxxx\tI-PER\nx\tO\n\n');
});
