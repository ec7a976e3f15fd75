import { expect, test } from 'vitest';
import type { EntityType } from '../../../src/document.ts';
import type { Candidate } from '../../../src/stages/entities/candidate.ts';
import { applyHouseRules } from '../../../src/stages/entities/house-rules.ts';
import { resources, tokenized } from '../../helpers/analyze.ts';

/** Words of the names that stay, of those that the tagger is said to have found. */
function names(text: string, found: readonly string[], type: EntityType = 'PER'): string[] {
  const { tokens } = tokenized(text);
  const candidates = found.map((words): Candidate => {
    const parts = words.split(' ');
    const from = tokens.findIndex((_, at) => parts.every((part, i) => tokens[at + i]?.word.text.endsWith(part)));
    const afterParticles = tokens[from]?.word.text !== parts[0];
    return { from, to: from + parts.length, type, confidence: 0.9, afterParticles };
  });
  return applyHouseRules(tokens, candidates, resources()).map(({ from, to, afterParticles }) => {
    const [first, ...others] = tokens.slice(from, to).map(({ word }) => word);
    const start = afterParticles ? (first?.prefix ?? 0) : 0;
    return [first?.text.slice(start), ...others.map(({ text: word }) => word)].join(' ');
  });
}

test.each([
  {
    why: 'a verb and the surname of somebody else',
    text: 'قال عبد الله المعلمي نعم. وطالب المعلمي بالرد.',
    found: ['عبد الله المعلمي', 'طالب المعلمي'],
    are: ['عبد الله المعلمي', 'المعلمي'],
  },
  {
    why: 'a man of that given name whom nobody else shares the surname with',
    text: 'وطالب المعلمي رجل كريم.',
    found: ['طالب المعلمي'],
    are: ['طالب المعلمي'],
  },
  {
    why: 'a surname that begins like a particle',
    text: 'قالت كوثر كريكو نعم. وأكدت السيدة كريكو الخبر.',
    found: ['كوثر كريكو', 'ريكو'],
    are: ['كوثر كريكو', 'كريكو'],
  },
  {
    why: 'a particle before a surname that stands alone too',
    text: 'قالت كوثر ريكو نعم. ورد كريكو الخبر. وقال علي كريكو.',
    found: ['كوثر ريكو', 'ريكو', 'علي كريكو'],
    are: ['كوثر ريكو', 'ريكو', 'علي كريكو'],
  },
  {
    why: 'what somebody is',
    text: 'يقول الصياد سمير العطار نعم.',
    found: ['الصياد سمير العطار'],
    are: ['سمير العطار'],
  },
  {
    why: 'a given name with the article',
    text: 'قال الحسن محمد ناصر نعم.',
    found: ['الحسن محمد ناصر'],
    are: ['الحسن محمد ناصر'],
  },
  { why: 'a noun and a people', text: 'وصل الخطيب الحوثي أمس.', found: ['الخطيب الحوثي'], are: [] },
  { why: 'a given name before it', text: 'وصل الحسن الحوثي أمس.', found: ['الحسن الحوثي'], are: ['الحسن الحوثي'] },
  { why: 'a surname alone', text: 'وصل الحوثي أمس.', found: ['الحوثي'], are: ['الحوثي'] },
  { why: 'no people behind it', text: 'وصل الخطيب الرازي أمس.', found: ['الخطيب الرازي'], are: ['الخطيب الرازي'] },
  { why: 'a title of several words', text: 'قال آية الله إن الصلاة واجبة.', found: ['آية الله'], are: [] },
  { why: 'a name behind it', text: 'قال آية الله كاشاني نعم.', found: ['آية الله كاشاني'], are: ['آية الله كاشاني'] },
])('$why', ({ text, found, are }) => {
  expect(names(text, found)).toEqual(are);
});

test.each([
  { type: 'ORG', text: 'فاز ريال مدريد الإسباني أمس.', name: 'ريال مدريد الإسباني', is: 'ريال مدريد' },
  { type: 'ORG', text: 'أعلن حزب الله اللبناني ذلك.', name: 'حزب الله اللبناني', is: 'حزب الله' },
  { type: 'GPE', text: 'وصل إلى إسطنبول التركية أمس.', name: 'إسطنبول التركية', is: 'إسطنبول' },
] as const)('a nationality behind $is is no part of its name', ({ type, text, name, is }) => {
  expect(names(text, [name], type)).toEqual([is]);
});

test.each([
  { text: 'زار دولة قطر أمس.', name: 'قطر', is: 'دولة قطر' },
  { text: 'عاد إلى جمهورية أوغندا أمس.', name: 'أوغندا', is: 'جمهورية أوغندا' },
  { text: 'زار مدينة الدوحة أمس.', name: 'الدوحة', is: 'الدوحة' },
  { text: 'زار ولاية إنديانا أمس.', name: 'إنديانا', is: 'إنديانا' },
  { text: 'زار دولة كاتاي أمس.', name: 'كاتاي', is: 'كاتاي' },
  { text: 'الدولة قطر.', name: 'قطر', is: 'قطر' },
  { text: 'كانت دولة لقطر.', name: 'قطر', is: 'قطر' },
])('what a country calls itself is part of its name: $text', ({ text, name, is }) => {
  expect(names(text, [name], 'GPE')).toEqual([is]);
});

test.each([
  { type: 'ORG', why: 'the rest is no name', name: 'الديوان الملكي السعودي' },
  { type: 'ORG', why: 'the lexicons write it so', name: 'وكالة الأنباء السعودية' },
  { type: 'GPE', why: 'a country in full', name: 'الولايات المتحدة الأمريكية' },
  { type: 'ORG', why: 'the nationality of another country', name: 'ريال مدريد المغربي' },
  { type: 'GPE', why: 'no nationality', name: 'إسطنبول الجديدة' },
  { type: 'GPE', why: 'a nationality alone', name: 'التركية' },
] as const)('$name stays whole: $why', ({ type, name }) => {
  expect(names(`تحدث عن ${name} أمس.`, [name], type)).toEqual([name]);
});

test.each([
  { why: 'a score', text: 'فاز الفريق 3 - 1 أمس.', found: ['3 - 1'], are: [] },
  { why: 'a number', text: 'في المادة 12 من القانون.', found: ['12'], are: ['12'] },
])('ordinals: $why', ({ text, found, are }) => {
  expect(names(text, found, 'ORDINAL')).toEqual(are);
});

test.each([
  { why: 'a newspaper', text: 'قالت صحيفة الجمهورية أمس.', found: ['صحيفة الجمهورية'], are: ['الجمهورية'] },
  { why: 'a channel with a number', text: 'قالت قناة 12 أمس.', found: ['قناة 12'], are: ['قناة 12'] },
  {
    why: 'one that nobody knows',
    text: 'قالت صحيفة الزرافات أمس.',
    found: ['صحيفة الزرافات'],
    are: ['صحيفة الزرافات'],
  },
])('class words: $why', ({ text, found, are }) => {
  expect(names(text, found, 'ORG')).toEqual(are);
});
