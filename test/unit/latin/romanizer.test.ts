import { expect, test } from 'vitest';
import { readLatinLookups, readLatinModel } from '../../../src/resources/latin.ts';
import { createRomanizer } from '../../../src/stages/latin/romanizer.ts';

const romanizer = createRomanizer(readLatinModel(), readLatinLookups());

test.each([
  { why: 'a foreign name gets its own spelling back', name: 'أولاف شولتس', latin: 'Olaf Scholz' },
  { why: 'بن within a name', name: 'محمد بن سلمان', latin: 'Mohammed bin Salman' },
  { why: 'بن at the start of a family name of the Maghreb', name: 'بن علي', latin: 'Ben Ali' },
  { why: 'servant name written as one word', name: 'عبدالرحمن', latin: 'Abdul Rahman' },
  { why: 'servant name that no list has', name: 'عبد المهيمن', latin: /^Abdul M/u },
  { why: 'a house', name: 'آل نهيان', latin: 'Al Nahyan' },
  { why: 'a compound in الدين', name: 'شهاب الدين', latin: /al-Din$|eddine$/u },
  { why: 'a compound in الله', name: 'خير الله', latin: 'Khairallah' },
  { why: 'son of a Mauritanian', name: 'ولد الغزواني', latin: /^Ould/u },
  { why: 'the article is set off', name: 'العتيبي', latin: /^al-[A-Z]/u },
  { why: 'al in a foreign name is no article', name: 'الكسندر', latin: 'Alexander' },
  { why: 'nor with a hamza', name: 'ألبرت', latin: 'Albert' },
  { why: 'Scottish names have two capitals', name: 'مكارثي', latin: 'McCarthy' },
  { why: 'a particle alone is a name', name: 'بن', latin: /^[A-Z]/u },
  { why: 'a particle at the end is none', name: 'سامي بن', latin: /^Sami /u },
  { why: 'a Latin word stays', name: 'ABC', latin: 'ABC' },
])('$why: $name', ({ name, latin }) => {
  const found = romanizer.name(name)[0];
  if (typeof latin === 'string') expect(found).toBe(latin);
  else expect(found).toMatch(latin);
});

test.each([
  { why: 'at most as many as asked for', name: 'خالد الزهراني', alternatives: 3 },
  { why: 'one by default', name: 'خالد الزهراني', alternatives: 1 },
])('$why', ({ name, alternatives }) => {
  const found = romanizer.name(name, alternatives);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(alternatives);
  expect(new Set(found).size).toBe(found.length);
});

test('no name gives no spelling', () => {
  expect(romanizer.name('')).toEqual([]);
  expect(romanizer.name(' \u200f ')).toEqual([]);
});

test('hamza left out changes little', () => {
  expect(romanizer.word('احمد')).toEqual(romanizer.word('أحمد'));
});
