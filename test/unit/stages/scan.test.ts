import { describe, expect, test } from 'vitest';
import { scanTokens } from '../../../src/stages/tokens/scan.ts';

/** Tokens as "text" for words and "text/kind" for all else. */
function scan(text: string): string[] {
  const found: string[] = [];
  scanTokens(text, 0, text.length, (start, end, kind) =>
    found.push(kind === 'word' ? text.slice(start, end) : `${text.slice(start, end)}/${kind}`),
  );
  return found;
}

describe('words', () => {
  test.each([
    { why: 'spaces part words', text: 'قال الوزير', tokens: ['قال', 'الوزير'] },
    { why: 'marks belong to the word', text: 'قَالَ الـرَّئيس', tokens: ['قَالَ', 'الـرَّئيس'] },
    { why: 'the Arabic comma is no letter', text: 'نعم،لا', tokens: ['نعم', '،/punctuation', 'لا'] },
    { why: 'no-break and thin spaces part words', text: 'في\u00a0مصر\u2009أمس', tokens: ['في', 'مصر', 'أمس'] },
    { why: 'line breaks of every kind', text: 'ا\nب\r\nت\u2028ث', tokens: ['ا', 'ب', 'ت', 'ث'] },
    { why: 'a direction mark after a word stays outside', text: 'قال\u200f نعم', tokens: ['قال', 'نعم'] },
    { why: 'a zero-width non-joiner stays inside', text: 'می\u200cخواهم', tokens: ['می\u200cخواهم'] },
    { why: 'a hyphen parts words', text: 'الروسي-الأوكراني', tokens: ['الروسي', '-/punctuation', 'الأوكراني'] },
    { why: 'an underscore line is marks', text: 'ا _ ب', tokens: ['ا', '_/punctuation', 'ب'] },
    { why: 'Latin and Arabic letters are parted', text: 'الـBBC', tokens: ['الـ', 'BBC/latin'] },
    {
      why: 'Latin names with an apostrophe or ampersand',
      text: "O'Neill AT&T",
      tokens: ["O'Neill/latin", 'AT&T/latin'],
    },
    { why: 'accents, composed and combining', text: 'Café Cafe\u0301', tokens: ['Café/latin', 'Cafe\u0301/latin'] },
    { why: 'a lone tatweel is a sign, not a word', text: '\u0640', tokens: ['\u0640/symbol'] },
  ])('$why: $text', ({ text, tokens }) => {
    expect(scan(text)).toEqual(tokens);
  });
});

describe('numbers', () => {
  test.each([
    { why: 'digits of both kinds', text: '12 ٣٤ ۵۶', tokens: ['12/number', '٣٤/number', '۵۶/number'] },
    { why: 'decimals', text: '3.5 ٣٫٥ 3,5', tokens: ['3.5/number', '٣٫٥/number', '3,5/number'] },
    { why: 'thousands', text: '1,250,000', tokens: ['1,250,000/number'] },
    { why: 'dates', text: '27/10/2022', tokens: ['27/10/2022/number'] },
    { why: 'clock times', text: '10:30', tokens: ['10:30/number'] },
    {
      why: 'a full stop after a number ends the sentence',
      text: 'عام 2022.',
      tokens: ['عام', '2022/number', './punctuation'],
    },
    {
      why: 'a comma with a space after it parts numbers',
      text: '12, 13',
      tokens: ['12/number', ',/punctuation', '13/number'],
    },
    {
      why: 'percent and currency stand apart',
      text: '5% $20',
      tokens: ['5/number', '%/punctuation', '$/symbol', '20/number'],
    },
    {
      why: 'a particle written to digits',
      text: 'و25 بـ10 الـ3.5',
      tokens: ['و25/number', 'بـ10/number', 'الـ3.5/number'],
    },
    { why: 'a long word before digits is a word', text: 'كورونا19', tokens: ['كورونا', '19/number'] },
    {
      why: 'a word of four letters that are no particles is a word',
      text: 'عام2020 يوم5',
      tokens: ['عام', '2020/number', 'يوم', '5/number'],
    },
    { why: 'two separators do not join', text: '1..2', tokens: ['1/number', '../punctuation', '2/number'] },
  ])('$why: $text', ({ text, tokens }) => {
    expect(scan(text)).toEqual(tokens);
  });
});

describe('addresses, hashtags and user names', () => {
  test.each([
    { why: 'a URL', text: 'https://example.org/a?b=1', tokens: ['https://example.org/a?b=1/url'] },
    {
      why: 'closing punctuation stays outside',
      text: '(www.example.org).',
      tokens: ['(/punctuation', 'www.example.org/url', ')/punctuation', './punctuation'],
    },
    { why: 'an Arabic word ends a URL', text: 'http://example.orgقال', tokens: ['http://example.org/url', 'قال'] },
    { why: 'a host without www', text: 'موقع example.com أمس', tokens: ['موقع', 'example.com/url', 'أمس'] },
    { why: 'e-mail', text: 'press.office@example.org', tokens: ['press.office@example.org/email'] },
    { why: 'a full stop after e-mail', text: 'a@example.org.', tokens: ['a@example.org/email', './punctuation'] },
    { why: 'Arabic hashtag with underscores', text: '#خبر_عاجل!', tokens: ['#خبر_عاجل/hashtag', '!/punctuation'] },
    { why: 'user name', text: '@user_1 قال', tokens: ['@user_1/mention', 'قال'] },
    { why: 'a lone # or @ is a mark', text: '# @ ا', tokens: ['#/punctuation', '@/punctuation', 'ا'] },
    {
      why: 'a full stop between sentences of Latin words is no host',
      text: 'end.Start',
      tokens: ['end/latin', './punctuation', 'Start/latin'],
    },
    {
      why: 'initials are no host',
      text: 'U.S. army',
      tokens: ['U/latin', './punctuation', 'S/latin', './punctuation', 'army/latin'],
    },
  ])('$why: $text', ({ text, tokens }) => {
    expect(scan(text)).toEqual(tokens);
  });
});

describe('emoji', () => {
  test.each([
    { why: 'one', text: '😀' },
    { why: 'with a skin tone', text: '👍🏽' },
    { why: 'a flag', text: '🇪🇬' },
    { why: 'a family of joiners', text: '👨\u200d👩\u200d👧' },
    { why: 'joined to a sign of the basic plane', text: '🤷\u200d♂\ufe0f' },
    { why: 'joined over a heart of the basic plane', text: '👩\u200d❤\ufe0f\u200d👨' },
    { why: 'a sign of the basic plane with its selector', text: '☀\ufe0f' },
  ])('$why is one token: $text', ({ text }) => {
    expect(scan(text)).toEqual([`${text}/emoji`]);
  });

  test.each([
    { why: 'two faces', text: '😀😀', tokens: ['😀/emoji', '😀/emoji'] },
    { why: 'two flags', text: '🇪🇬🇯🇴', tokens: ['🇪🇬/emoji', '🇯🇴/emoji'] },
    { why: 'glued to a word', text: 'نعم😀لا', tokens: ['نعم', '😀/emoji', 'لا'] },
    { why: 'a joiner at the end takes nothing along', text: '😀\u200d نعم', tokens: ['😀\u200d/emoji', 'نعم'] },
    { why: 'a lone half is a sign', text: 'ا\ud83d ب', tokens: ['ا', '\ud83d/symbol', 'ب'] },
    { why: 'a letter outside the basic plane is no emoji', text: '𝔸', tokens: ['𝔸/latin'] },
  ])('$why: $text', ({ text, tokens }) => {
    expect(scan(text)).toEqual(tokens);
  });
});

describe('marks', () => {
  test.each([
    { why: 'one by one', text: '؟!»', tokens: ['؟/punctuation', '!/punctuation', '»/punctuation'] },
    { why: 'a run of full stops is one', text: '... ..', tokens: ['.../punctuation', '../punctuation'] },
    { why: 'doubled quotation marks', text: "''نعم''", tokens: ["''/punctuation", 'نعم', "''/punctuation"] },
    { why: 'doubled brackets', text: '((نعم))', tokens: ['((/punctuation', 'نعم', '))/punctuation'] },
    { why: 'doubled angle brackets', text: '<<نعم>>', tokens: ['<</punctuation', 'نعم', '>>/punctuation'] },
    {
      why: 'undecoded HTML marks',
      text: '&quot;نعم&quot; &laquo;لا&raquo; &#8220;',
      tokens: [
        '&quot;/punctuation',
        'نعم',
        '&quot;/punctuation',
        '&laquo;/punctuation',
        'لا',
        '&raquo;/punctuation',
        '&#8220;/punctuation',
      ],
    },
    { why: 'any other ampersand is a sign of its own', text: '&copy', tokens: ['&/punctuation', 'copy/latin'] },
    { why: 'a single bracket is single', text: '(نعم)', tokens: ['(/punctuation', 'نعم', ')/punctuation'] },
    { why: 'three apostrophes are two and one', text: "'''", tokens: ["''/punctuation", "'/punctuation"] },
    { why: 'control codes are kept as signs', text: 'ا\u0007ب', tokens: ['ا', '\u0007/symbol', 'ب'] },
    { why: 'invisible characters alone make no token', text: '\u200f\u200e', tokens: [] },
    { why: 'spaces alone make no token', text: ' \n\t', tokens: [] },
    { why: 'nothing', text: '', tokens: [] },
  ])('$why: $text', ({ text, tokens }) => {
    expect(scan(text)).toEqual(tokens);
  });
});

test('only the stretch asked for is cut', () => {
  const found: string[] = [];
  const text = 'قبل 12.5 بعد';
  scanTokens(text, 4, 8, (start, end) => found.push(text.slice(start, end)));
  expect(found).toEqual(['12.5']);
});
