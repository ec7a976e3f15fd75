import { describe, expect, test } from 'vitest';
import { CharClass, classOf, classOfCodePoint, isArabicLetter, isIgnorable } from '../../../src/text/characters.ts';

test.each([
  {
    characters: 'ابءآىةئ\u06cc\u06a9\u067e\ufefb\ufedf',
    kind: 'Arabic',
    why: 'letters of the script and their presentation forms',
  },
  { characters: '\u0640\u064b\u064e\u0651\u0652\u0670\u06da', kind: 'ArabicMark', why: 'tatweel, vowels, signs' },
  {
    characters: '\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202e\u2066\u2069\ufeff\u00ad',
    kind: 'Invisible',
    why: 'nothing to see',
  },
  { characters: ' \t\u00a0\u2003\u202f\u3000', kind: 'Space', why: 'every width of space' },
  { characters: '\n\r\v\f\u0085\u2028\u2029', kind: 'LineBreak', why: 'every way to end a line' },
  { characters: '0٣۷', kind: 'Digit', why: 'Latin, Arabic-Indic and Persian' },
  { characters: 'aZéñЖ漢', kind: 'Letter', why: 'other scripts' },
  { characters: '.,:;!?\'"()[]{}-_@#%&*/\\،؛؟«»“”‘’‹›…–—٪٫٬\u06d4', kind: 'Punctuation', why: 'marks of all scripts' },
  { characters: '$+<=>^`|~€£°\ufdfc', kind: 'Symbol', why: 'signs' },
  { characters: '\u0301\ufe0f', kind: 'Mark', why: 'combining marks and variation selectors' },
  { characters: '\u0000\u0007\u001b\u007f\u009b', kind: 'Control', why: 'control codes' },
] as const)('$kind: $why', ({ characters, kind }) => {
  for (const character of characters)
    expect({ character, kind: classOf(character.charCodeAt(0)) }).toEqual({ character, kind: CharClass[kind] });
});

test('halves of surrogate pairs are left to their code point', () => {
  expect(classOf(0xd83d)).toBe(CharClass.Surrogate);
  expect(classOf(0xde00)).toBe(CharClass.Surrogate);
  expect(classOfCodePoint(0x1f600)).toBe(CharClass.Symbol);
  expect(classOfCodePoint(0x1ee00)).toBe(CharClass.Letter);
  expect(classOfCodePoint(0x1d7ce)).toBe(CharClass.Digit);
});

describe('every code unit', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit);

  test('has a class, the same at the second look', () => {
    const first = units.map(classOf);
    expect(units.filter((unit) => first[unit] === CharClass.Unknown || classOf(unit) !== first[unit])).toEqual([]);
  });

  test('that JavaScript counts as white space is a space, a line break or the byte order mark', () => {
    const spaces: readonly number[] = [CharClass.Space, CharClass.LineBreak, CharClass.Invisible];
    expect(units.filter((unit) => /\s/u.test(String.fromCharCode(unit)) && !spaces.includes(classOf(unit)))).toEqual(
      [],
    );
  });

  test('that is invisible or an Arabic mark is ignorable, nothing else', () => {
    const ignored: readonly number[] = [CharClass.Invisible, CharClass.ArabicMark];
    expect(units.filter((unit) => isIgnorable(unit) !== ignored.includes(classOf(unit)))).toEqual([]);
  });

  test('that living languages write in Arabic script is an Arabic letter; a whole phrase in one sign is none', () => {
    const isHistoric = (unit: number): boolean => unit >= 0x870 && unit < 0x8a0;
    const isPhrase = (unit: number): boolean => unit === 0xfdfa || unit === 0xfdfb;
    const isLetter = (unit: number): boolean => /^(?=\p{Lo})\p{Script=Arabic}$/u.test(String.fromCharCode(unit));
    const missed = units.filter(
      (unit) => isLetter(unit) && !isHistoric(unit) && !isPhrase(unit) && !isArabicLetter(unit),
    );
    expect(missed.map((unit) => unit.toString(16))).toEqual([]);
  });
});
