import { expect, test } from 'vitest';
import { createPipeline } from '../../../src/pipeline.ts';
import { termOf } from '../../../src/stages/keywords/term.ts';
import { findKeywords } from '../../../src/stages/keywords.ts';
import { resources, sourceDoc } from '../../helpers/analyze.ts';

const TEXT = `أزمة المياه في حلب
قال وزير الموارد المائية سالم الحارثي إن أزمة المياه في حلب تتفاقم، وإن محطة الكهرباء توقفت عن العمل منذ أسبوع.
وأضاف الحارثي أن محطة الكهرباء تحتاج إلى قطع غيار، وأن أزمة المياه ستنتهي الثلاثاء المقبل بتكلفة 20 مليون دولار.
وقالت المهندسة ليلى منصور إن السدود امتلأت، وأضافت أن السدود في حلب تكفي للصيف.`;

const doc = createPipeline(resources())(sourceDoc(TEXT));
const keywords = findKeywords(doc, resources());
const written = keywords.map(({ start, end }) => TEXT.slice(start, end));

test.each([
  { why: 'a noun phrase that stands three times', text: 'أزمة المياه' },
  { why: 'a noun phrase that stands twice', text: 'محطة الكهرباء' },
  { why: 'an entity by its fullest form', text: 'سالم الحارثي' },
  { why: 'a place', text: 'حلب' },
  { why: 'a noun', text: 'السدود' },
])('a keyword: $why', ({ text }) => {
  expect(written).toContain(text);
});

test.each([
  { why: 'a verb of saying', text: /^و?(?:قال|قالت|أضاف|أضافت)$/u },
  { why: 'a particle', text: /^(?:في|إن|أن|و?إلى|منذ|عن)$/u },
  { why: 'a verb', text: /^(?:تتفاقم|توقفت|امتلأت|تكفي)$/u },
  { why: 'a word of a phrase that counts for itself', text: /^(?:أزمة|المياه|الكهرباء)$/u },
  { why: 'a surname whose full name counts', text: /^الحارثي$/u },
  { why: 'a word of a date or an amount', text: /^(?:الثلاثاء|مليون|دولار)$/u },
])('no keyword: $why', ({ text }) => {
  expect(written.filter((word) => text.test(word))).toEqual([]);
});

test('ten at most, entities first, then by score', () => {
  expect(keywords.length).toBeLessThanOrEqual(10);
  const entities = keywords.filter(({ entity }) => entity !== undefined);
  expect(keywords.slice(0, entities.length)).toEqual(entities);
  for (const group of [entities, keywords.slice(entities.length)]) {
    expect(group.map(({ score }) => score)).toEqual(group.map(({ score }) => score).sort((a, b) => b - a));
  }
});

test('entities are those of the document', () => {
  const ids = new Set(doc.entities.map(({ id }) => id));
  for (const { entity } of keywords) if (entity !== undefined) expect(ids).toContain(entity);
});

test.each([
  { why: 'no text', text: '' },
  { why: 'no words', text: '12 … !' },
  { why: 'particles alone', text: 'من إلى في على' },
  { why: 'names of properties', text: 'constructor __proto__ toString' },
])('no keywords: $why', ({ text }) => {
  expect(findKeywords(createPipeline(resources())(sourceDoc(text)), resources())).toEqual([]);
});

test('a word with particles is shown without those before it', () => {
  const text = 'وبالترامواي سافرنا. وصل الترامواي.';
  const found = findKeywords(createPipeline(resources())(sourceDoc(text)), resources());
  for (const { start, end } of found) expect(text.slice(start, end)).not.toMatch(/^وب/u);
});

test('linear: ten times the text takes about ten times as long', () => {
  const long = createPipeline(resources())(sourceDoc(`${TEXT}\n`.repeat(400)));
  const began = performance.now();
  findKeywords(long, resources());
  expect(performance.now() - began).toBeLessThan(2000);
});

test.each([
  { word: 'القرارات', term: 'قرارات', why: 'the article' },
  { word: 'وبالقرارات', term: 'قرارات', why: 'particles and the article' },
  { word: 'للقرارات', term: 'قرارات', why: 'the merged article' },
  { word: 'قراراتها', term: 'قرارات', why: 'a pronoun' },
  { word: 'إلى', term: 'الي', why: 'no article' },
  { word: 'مدرسة', term: 'مدرسه', why: 'folded letters' },
])('$word is counted as $term: $why', ({ word, term }) => {
  expect(termOf(resources().lexer(word, 'word'))).toBe(term);
});
