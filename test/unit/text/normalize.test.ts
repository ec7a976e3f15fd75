import { describe, expect, test } from 'vitest';
import { foldKey, foldNormal, isPlainPhrase, normalize, normalizePhrase } from '../../../src/text/normalize.ts';

describe('normalize', () => {
  test.each([
    { why: 'a plain word stays the same', text: 'الوزير', normal: 'الوزير' },
    { why: 'tatweel is decoration', text: 'سنعـــود', normal: 'سنعود' },
    { why: 'short vowels and shadda', text: 'الرَّئِيسُ', normal: 'الرئيس' },
    { why: 'superscript alef is a vowel', text: 'هـٰذا', normal: 'هذا' },
    { why: 'direction marks are invisible', text: '\u200fقال\u200e', normal: 'قال' },
    { why: 'zero-width characters and soft hyphens are invisible', text: 'ق\u200cا\u00adل\ufeff', normal: 'قال' },
    { why: 'Quranic signs are marks', text: 'قال\u06da', normal: 'قال' },
    { why: 'keyboard letters of Persian', text: '\u06a9تاب عل\u06cc', normal: 'كتاب علي' },
    { why: 'keyboard letters of Urdu', text: '\u06c1ذ\u06c1', normal: 'هذه' },
    { why: 'alef wasla', text: '\u0671لكتاب', normal: 'الكتاب' },
    { why: 'Arabic-Indic and Persian digits', text: '٢٠٢٦ ۱۲', normal: '2026 12' },
    { why: 'presentation forms', text: '\ufe8d\ufedf\ufeb4\ufefc\ufee1', normal: 'السلام' },
    { why: 'a ligature of two letters', text: '\ufefbعب', normal: 'لاعب' },
    { why: 'the ligature of the divine name', text: '\ufdf2', normal: 'الله' },
    { why: 'a presentation form that carries a vowel drops it', text: 'ب\ufe76', normal: 'ب' },
    { why: 'only marks leave nothing', text: '\u0640\u064e', normal: '' },
    { why: 'nothing at all', text: '', normal: '' },
    // What must stay.
    { why: 'hamza carries meaning', text: 'رأى سؤال شيء', normal: 'رأى سؤال شيء' },
    { why: 'alef maqsura and teh marbuta stay', text: 'مستشفى مدينة', normal: 'مستشفى مدينة' },
    { why: 'madda stays', text: 'آسيا', normal: 'آسيا' },
    { why: 'Latin letters, their accents and case stay', text: 'Café', normal: 'Café' },
    { why: 'letters that Arabic borrows for p, v, g stay', text: '\u067e\u06a4\u06af', normal: '\u067e\u06a4\u06af' },
    { why: 'punctuation stays', text: '«؟»', normal: '«؟»' },
    { why: 'a lone surrogate stays and does not throw', text: '\ud83d', normal: '\ud83d' },
  ])('$why: $text', ({ text, normal }) => {
    expect(normalize(text)).toBe(normal);
  });

  test('twice is the same as once', () => {
    for (const text of ['الرَّئِيسُ', '\ufefbعب', '٢٠٢٦', '\u06a9'])
      expect(normalize(normalize(text))).toBe(normalize(text));
  });
});

describe('foldKey', () => {
  test.each([
    { why: 'forms of alef', one: 'أحمد', other: 'احمد' },
    { why: 'alef with hamza below', one: 'إسرائيل', other: 'اسرائيل' },
    { why: 'madda', one: 'آسيا', other: 'اسيا' },
    { why: 'alef maqsura and yeh', one: 'مصطفى', other: 'مصطفي' },
    { why: 'teh marbuta and heh', one: 'غزة', other: 'غزه' },
    { why: 'marks and spelling at once', one: 'أَنْقَـرَة', other: 'انقره' },
    { why: 'a Persian keyboard', one: 'عل\u06cc', other: 'على' },
  ])('one key: $one and $other, $why', ({ one, other }) => {
    expect(foldKey(one)).toBe(foldKey(other));
  });

  test.each([
    { why: 'hamza on waw is another letter', one: 'سؤال', other: 'سوال' },
    { why: 'hamza on yeh too', one: 'رئيس', other: 'رييس' },
    { why: 'the article is part of the word', one: 'الحسن', other: 'حسن' },
    { why: 'teh is not teh marbuta', one: 'بيت', other: 'بيه' },
    { why: 'case of Latin words', one: 'BBC', other: 'bbc' },
  ])('two keys: $one and $other, $why', ({ one, other }) => {
    expect(foldKey(one)).not.toBe(foldKey(other));
  });

  test('foldNormal answers the same string when there is nothing to fold', () => {
    expect(foldNormal('قال')).toBe('قال');
    expect(foldNormal('')).toBe('');
  });
});

describe('normalizePhrase', () => {
  test.each([
    { text: 'وزارة الخارجية', normal: 'وزارة الخارجية', why: 'plain words are left alone' },
    { text: 'وزارة  الخارجية', normal: 'وزارة الخارجية', why: 'two spaces' },
    { text: 'وزارة\u00a0الخارجية', normal: 'وزارة الخارجية', why: 'a space that does not break' },
    { text: 'وزارة\nالخارجية', normal: 'وزارة الخارجية', why: 'a line break' },
    { text: 'مـحـمـد صلاح', normal: 'محمد صلاح', why: 'tatweel' },
    { text: 'مُحمّد صلاح', normal: 'محمد صلاح', why: 'marks' },
    { text: 'كلية ٣٤', normal: 'كلية 34', why: 'digits' },
    { text: 'شركة Apple', normal: 'شركة Apple', why: 'Latin letters' },
    { text: '', normal: '', why: 'nothing' },
  ])('$why', ({ text, normal }) => {
    expect(normalizePhrase(text)).toBe(normal);
  });

  test.each([
    { text: 'بن علي', is: true },
    { text: 'علي', is: true },
    { text: ' علي', is: false },
    { text: 'علي ', is: false },
    { text: 'بن  علي', is: false },
    { text: 'بن-علي', is: false },
    { text: 'بن\tعلي', is: false },
    { text: 'عليّ', is: false },
  ])('"$text" is plain: $is', ({ text, is }) => {
    expect(isPlainPhrase(text)).toBe(is);
  });
});
