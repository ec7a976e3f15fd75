import { describe, expect, test } from 'vitest';
import { groupArabic, groupLatin, hasArticle, prefixed, splitAffix } from '../../../src/stages/latin/affixes.ts';

describe('words that stand together', () => {
  test.each([
    { why: 'no affix: each by itself', name: 'سامي كرم', groups: ['سامي', 'كرم'] },
    { why: 'son of', name: 'سامي بن كرم', groups: ['سامي', 'بن كرم'] },
    { why: 'a servant', name: 'عبد الكريم سامي', groups: ['عبد الكريم', 'سامي'] },
    { why: 'two affixes in a row', name: 'سامي بن عبد الكريم', groups: ['سامي', 'بن عبد الكريم'] },
    { why: 'of the faith', name: 'نور الدين كرم', groups: ['نور الدين', 'كرم'] },
    { why: 'a faith alone has nothing before it', name: 'الدين كرم', groups: ['الدين', 'كرم'] },
    { why: 'an affix at the end has nothing behind it', name: 'سامي بن', groups: ['سامي', 'بن'] },
    { why: 'letters of an affix within a word', name: 'بنان كرم', groups: ['بنان', 'كرم'] },
    { why: 'a word of programs is no affix', name: 'constructor كرم', groups: ['constructor', 'كرم'] },
  ])('Arabic: $why', ({ name, groups }) => {
    expect(groupArabic(name.split(' ')).map((group) => group.join(' '))).toEqual(groups);
  });

  test.each([
    { why: 'no affix', name: 'Sami Karam', groups: ['Sami', 'Karam'] },
    { why: 'son of', name: 'Sami bin Karam', groups: ['Sami', 'bin Karam'] },
    { why: 'a servant', name: 'Abdel Karim Sami', groups: ['Abdel Karim', 'Sami'] },
    { why: 'of the faith', name: 'Nour Eddine Karam', groups: ['Nour Eddine', 'Karam'] },
    { why: 'a house', name: 'Sami Al Karam', groups: ['Sami', 'Al Karam'] },
    { why: 'grown together: one word already', name: 'Abdelkarim Sami', groups: ['Abdelkarim', 'Sami'] },
    { why: 'a name that begins like an affix', name: 'Benjamin Karam', groups: ['Benjamin', 'Karam'] },
    { why: 'one that ends like the faith', name: 'Sami Aladdin', groups: ['Sami', 'Aladdin'] },
  ])('Latin: $why', ({ name, groups }) => {
    expect(groupLatin(name.split(' '))).toEqual(groups);
  });
});

describe('an affix set off', () => {
  test.each([
    { why: 'article', name: 'الكريم', latin: 'al-Karim', affix: 'ال+', form: 'al-', rest: 'كريم', left: 'Karim' },
    { why: 'article left out', name: 'الكريم', latin: 'Karim', affix: 'ال+', form: '', rest: 'كريم', left: 'Karim' },
    {
      why: 'servant',
      name: 'عبد الكريم',
      latin: 'Abdel Karim',
      affix: 'عبد',
      form: 'Abdel ',
      rest: 'كريم',
      left: 'Karim',
    },
    {
      why: 'joined',
      name: 'عبد الكريم',
      latin: 'Abdelkarim',
      affix: 'عبد',
      form: 'Abdel',
      rest: 'كريم',
      left: 'Karim',
    },
    {
      why: 'assimilated',
      name: 'عبد السلام',
      latin: 'Abdessalam',
      affix: 'عبد',
      form: 'Abdes',
      rest: 'سلام',
      left: 'Salam',
    },
    {
      why: 'father of',
      name: 'ابو كريم',
      latin: 'Abou Karim',
      affix: 'ابو',
      form: 'Abou ',
      rest: 'كريم',
      left: 'Karim',
    },
    { why: 'son of', name: 'بن كريم', latin: 'Benkarim', affix: 'بن', form: 'Ben', rest: 'كريم', left: 'Karim' },
    { why: 'faith', name: 'نور الدين', latin: 'Noureddine', affix: 'الدين', form: 'eddine', rest: 'نور', left: 'Nour' },
  ])('$why: $latin', ({ name, latin, affix, form, rest, left }) => {
    expect(splitAffix(name.split(' '), latin)).toEqual({ affix, form, words: rest.split(' '), latin: left });
  });

  test.each([
    { why: 'no affix', name: 'كريم', latin: 'Karim' },
    { why: 'ال of a foreign name', name: 'الكسندرو', latin: 'Alexandru' },
    { why: 'too short for an article', name: 'الفا', latin: 'Alfa' },
    { why: 'another Latin name', name: 'ابو كريم', latin: 'Sami' },
    { why: 'a faith that is not spelled out', name: 'نور الدين', latin: 'Nour' },
    { why: 'no word', name: '', latin: '' },
  ])('none: $why', ({ name, latin }) => {
    expect(splitAffix(name.split(' '), latin)).toBeNull();
  });
});

test.each([
  { why: 'set off', form: 'al-', latin: 'Karim', name: 'al-Karim' },
  { why: 'a word of its own', form: 'Abdel ', latin: 'Karim', name: 'Abdel Karim' },
  { why: 'grown together', form: 'Abdel', latin: 'Karim', name: 'Abdelkarim' },
  { why: 'none', form: '', latin: 'Karim', name: 'Karim' },
])('put together: $why', ({ form, latin, name }) => {
  expect(prefixed(form, latin)).toBe(name);
});

test.each([
  { word: 'الكريم', has: true },
  { word: 'القصر', has: true },
  { word: 'الفا', has: false },
  { word: 'كمال', has: false },
])('$word has the article: $has', ({ word, has }) => {
  expect(hasArticle(word)).toBe(has);
});
