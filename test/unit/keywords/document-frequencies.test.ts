import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatFrequencies, parseFrequencies } from '../../../src/stages/keywords/document-frequencies.ts';
import { resources } from '../../helpers/analyze.ts';

const TERMS = [
  { term: 'كتاب', articles: 400, isNominal: true },
  { term: 'قال', articles: 900, isNominal: false },
  { term: 'ترامواي', articles: 10, isNominal: true },
];

const file = formatFrequencies(1000, 10, TERMS);

test.each(TERMS)('$term is found, its frequency to the nearest step', ({ term, articles, isNominal }) => {
  const facts = parseFrequencies(file).find(term);
  expect(facts?.isNominal).toBe(isNominal);
  expect((facts?.articles ?? 0) / articles).toBeGreaterThan(0.8);
  expect((facts?.articles ?? 0) / articles).toBeLessThan(1.25);
});

test.each(['كتب', '', 'ترام', 'قالت', 'constructor'])('%s is not listed', (term) => {
  expect(parseFrequencies(file).find(term)).toBeUndefined();
});

test('a file that lies at any address is read', () => {
  const shifted = new Uint8Array(file.length + 1);
  shifted.set(file, 1);
  expect(parseFrequencies(shifted.subarray(1)).find('كتاب')?.isNominal).toBe(true);
});

test.each([
  { why: 'empty', bytes: new Uint8Array(), says: /0 bytes, too short/u },
  { why: 'cut short', bytes: file.slice(0, -1), says: /bytes, expected \d+/u },
  { why: 'too long', bytes: new Uint8Array([...file, 0, 0]), says: /bytes, expected \d+/u },
  { why: 'something else', bytes: new Uint8Array(20_000).fill(7), says: /starts with 7070707/u },
])('refused: $why', ({ bytes, says }) => {
  expect(() => parseFrequencies(bytes)).toThrow(says);
});

test('more terms than a bucket holds: the most frequent stay', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ term: `م${i}`, articles: 10 + i, isNominal: true }));
  const { find } = parseFrequencies(formatFrequencies(50_000, 10, many));
  expect(many.filter(({ term }) => find(term) !== undefined).length).toBe(20_000);
});

test('the table that is shipped is small enough and knows nouns from verbs', () => {
  expect(statSync(new URL('../../../src/resources/model/keywords.bin', import.meta.url)).size).toBeLessThan(500_000);
  const { find, articles } = resources().frequencies();
  expect(articles).toBeGreaterThan(100_000);
  expect([find('حكومه')?.isNominal, find('انتخابات')?.isNominal]).toEqual([true, true]);
  expect([find('اعلن')?.isNominal, find('الي')?.isNominal]).toEqual([false, false]);
});
