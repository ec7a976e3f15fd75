import { expect, test } from 'vitest';
import { findMarkedNames } from '../../../src/stages/entities/marked-names.ts';
import { resources, tokenized } from '../../helpers/analyze.ts';

function namesIn(text: string): string[] {
  const { tokens, marked } = tokenized(text);
  return findMarkedNames(tokens, marked, resources().nameWords).map(({ from, to }) =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end),
  );
}

test.each([
  { why: 'after the word for a newspaper', text: 'نشرت صحيفة "المنارة" الخبر.', names: ['المنارة'] },
  { why: 'with a particle before that word', text: 'وقال لجريدة «صوت الشمال» إنه بخير.', names: ['صوت الشمال'] },
  { why: 'two after the dual', text: 'ما نشرته جريدتي "المنارة" و"المساء" أمس.', names: ['المنارة', 'المساء'] },
  { why: 'the dual in the nominative', text: 'نشرت صحيفتا «المنارة» و«المساء» الخبر.', names: ['المنارة', 'المساء'] },
  { why: 'the dual of a masculine noun', text: 'اتفق حزبا «النور» و«العهد» على ذلك.', names: ['النور', 'العهد'] },
  {
    why: 'three after a plural',
    text: 'تصفح قراء صحف "المنارة"، "المساء" و"الغد" الخبر.',
    names: ['المنارة', 'المساء', 'الغد'],
  },
])('organisations: $why', ({ text, names }) => {
  expect(namesIn(text)).toEqual(names);
});

test.each([
  { why: 'with the article the word is complete', text: 'رأت الصحيفة "أن الأمر خطير".' },
  { why: 'another kind of thing', text: 'قرأت رواية "المنارة" أمس.' },
  { why: 'too long for a name', text: 'كتبت صحيفة "إن الحكومة لن تقبل بهذا الأمر أبدا" أمس.' },
  { why: 'one word in marks after a plural may be anything', text: 'أغلقت مواقع "مشبوهة" في البلاد.' },
  { why: 'two that are not joined', text: 'قرأ صحيفتي "المنارة" ثم قرأ "المساء".' },
  { why: 'an adjective that looks like a dual', text: 'كان نقاشا حزبيا "حادا" أمس.' },
  { why: 'a dual of what is no organisation', text: 'قرأ روايتي "المنارة" و"المساء" أمس.' },
  { why: 'a mark that is never closed', text: 'نشرت صحيفة "المنارة الخبر.' },
])('no organisation: $why', ({ text }) => {
  expect(namesIn(text)).toEqual([]);
});
