import { expect, test } from 'vitest';
import { capitalize, capitalizeName } from '../../../src/stages/latin/capitals.ts';
import { plainLatin } from '../../../src/stages/latin/plain-latin.ts';

test.each([
  { why: 'diacritics', name: 'Ḥakīm', plain: 'hakim' },
  { why: 'letters that are no marked letters', name: 'Straße', plain: 'strasse' },
  { why: 'apostrophes and hyphens', name: "Al-Sa'di", plain: 'alsadi' },
  { why: 'a digit is in no name', name: 'R2', plain: '' },
  { why: 'nor a space', name: 'a b', plain: '' },
])('plain Latin: $why', ({ name, plain }) => {
  expect(plainLatin(name)).toBe(plain);
});

test.each([
  { why: 'the first letter', word: 'omar', capital: 'Omar' },
  { why: 'a letter with a mark', word: 'élan', capital: 'Élan' },
  { why: 'behind a sign', word: '\u02bbumar', capital: '\u02bbUmar' },
  { why: 'large already', word: 'Omar', capital: 'Omar' },
  { why: 'no letter', word: '12', capital: '12' },
  { why: 'nothing', word: '', capital: '' },
])('capital: $why', ({ word, capital }) => {
  expect(capitalize(word)).toBe(capital);
});

test.each([
  { why: 'two capitals in a Scottish name', word: 'mccarthy', name: 'McCarthy' },
  { why: 'no second one before a vowel', word: 'mcewan', name: 'Mcewan' },
  { why: 'nor without Mc', word: 'macron', name: 'Macron' },
  { why: 'nor behind Mc alone', word: 'mc', name: 'Mc' },
])('name: $why', ({ word, name }) => {
  expect(capitalizeName(word)).toBe(name);
});
