import { expect, test } from 'vitest';
import { countArticleStyles, likeliestStyle } from '../../../src/stages/latin/article-style.ts';
import { namePartsOf } from '../../../src/stages/latin/name-parts.ts';
import { plainLatin } from '../../../src/stages/latin/plain-latin.ts';

test.each([
  { why: 'word by word', name: 'سامي كرم', latin: 'Sami Karam', part: 'كرم', spelling: 'Karam' },
  {
    why: 'عبد goes with the word behind it',
    name: 'عبد الفتاح كرم',
    latin: 'Abdel Fattah Karam',
    part: 'عبد الفتاح',
    spelling: 'Abdel Fattah',
  },
  {
    why: 'one Latin word for both',
    name: 'عبد الله كرم',
    latin: 'Abdullah Karam',
    part: 'عبد الله',
    spelling: 'Abdullah',
  },
  {
    why: 'more words on one side: nothing is known',
    name: 'سامي كرم',
    latin: 'Sami Abu Karam',
    part: 'سامي',
    spelling: undefined,
  },
  { why: 'one word is no part', name: 'سامي', latin: 'Sami', part: 'سامي', spelling: undefined },
  { why: 'part of a word is no part', name: 'سامي كرم', latin: 'Sami Karam', part: 'كر', spelling: undefined },
])('$why', ({ name, latin, part, spelling }) => {
  expect(namePartsOf([{ name, latin }]).get(part)).toBe(spelling);
});

test('the most frequent spelling wins', () => {
  const names = ['Sami Karam', 'Samy Karam', 'Sami Karem'].map((latin) => ({ name: 'سامي كرم', latin }));
  expect(namePartsOf(names).get('سامي')).toBe('Sami');
});

test.each([
  { why: 'diacritics', name: 'Ḥakīm', plain: 'hakim' },
  { why: 'letters that are no marked letters', name: 'Bjørn Straße'.split(' ')[1], plain: 'strasse' },
  { why: 'apostrophes and hyphens', name: "Al-Sa'di", plain: 'alsadi' },
  { why: 'a digit is in no name', name: 'R2', plain: '' },
  { why: 'nor a space', name: 'a b', plain: '' },
])('plain Latin: $why', ({ name, plain }) => {
  expect(plainLatin(name as string)).toBe(plain);
});

const STYLES = countArticleStyles([
  ...Array.from({ length: 8 }, () => ({ name: 'سامي الكرم', latin: 'Sami al-Karam', code: 'SA' })),
  ...Array.from({ length: 6 }, () => ({ name: 'المنجي الكرم', latin: 'Mongi Karam', code: 'TN' })),
  ...Array.from({ length: 6 }, () => ({ name: 'عمرو الكرم', latin: 'Amr el-Karam', code: 'EG' })),
  { name: 'سامي كرم', latin: 'Sami Karam', code: 'LB' },
  { name: 'الكرم', latin: 'Karam', code: 'LB' },
]);

test.each([
  { why: 'nothing known: the most frequent', keys: [], style: 'al-' },
  { why: 'by country', keys: ['TN'], style: '' },
  { why: 'by given name', keys: ['عمرو'], style: 'el-' },
  { why: 'a country without such names tells nothing', keys: ['LB'], style: 'al-' },
  { why: 'nor does an unknown name', keys: ['كريم'], style: 'al-' },
  { why: 'the empty country neither', keys: [''], style: 'al-' },
])('article: $why', ({ keys, style }) => {
  expect(likeliestStyle(STYLES, keys)).toBe(style);
});
