import { describe, expect, test } from 'vitest';
import { recogniseLanguage } from '../../../src/stages/clean/language.ts';
import { clean, linesOf } from '../../../src/stages/clean.ts';
import { resources, sourceDoc } from '../../helpers/analyze.ts';

const cleaned = (text: string) => clean(sourceDoc(text), resources());

describe('page furniture', () => {
  test.each([
    { why: 'a link of phone pages', line: 'Exit mobile version' },
    { why: 'with marks around it', line: '» Exit mobile version «' },
    { why: 'in capitals', line: 'EXIT MOBILE VERSION' },
    { why: 'share buttons', line: 'شارك المقال' },
    { why: 'with tatweel and an emoji', line: '👉 شـارك المقال' },
    { why: 'a related article', line: 'اقرأ أيضا: قمة جديدة في الدوحة' },
    { why: 'hamza left out', line: 'اقرا ايضا: قمة جديدة في الدوحة' },
    { why: 'a newsletter', line: 'اشترك في النشرة البريدية' },
    { why: 'copyright', line: 'جميع الحقوق محفوظة' },
  ])('$why is taken out: $line', ({ line }) => {
    const { removed, paragraphs } = cleaned(`عنوان الخبر\nوصل الوزير أمس.\n${line}\nوغادر الوفد.`);
    expect(removed.map(({ kind }) => kind)).toEqual(['boilerplate']);
    expect(removed[0]?.reason).toMatch(/^[a-z]/u);
    expect(paragraphs.length).toBe(3);
  });

  test.each([
    { why: 'a paragraph about sharing', line: 'شارك الوزير في قمة الدوحة إلى جانب نظرائه من دول المنطقة.' },
    {
      why: 'a paragraph that mentions copyright',
      line: 'وقالت المحكمة إن الشركة خالفت قانون حقوق النشر حين نسخت البرنامج.',
    },
    {
      why: 'a paragraph about reading',
      line: 'اقرأ أيها الطالب كتابك قبل الامتحان، هكذا قال المعلم لتلاميذه في القرية.',
    },
    { why: 'a short headline', line: 'وصول الوزير' },
    {
      why: 'a long paragraph that begins as a link would',
      line: `اقرأ أيضا ${'ما كتبه الباحث عن تاريخ المدينة القديمة وأسواقها '.repeat(4)}`,
    },
    { why: 'a word alone', line: 'نعم' },
    { why: 'a number alone', line: '2022' },
  ])('$why stays: $line', ({ line }) => {
    expect(cleaned(`عنوان الخبر\nوصل الوزير أمس.\n${line}`).removed).toEqual([]);
  });

  test('what is taken out points at the source', () => {
    const text = 'عنوان الخبر\n  Exit mobile version \n';
    const [removed] = cleaned(text).removed;
    expect(text.slice(removed?.start, removed?.end)).toBe('Exit mobile version');
  });
});

describe('headline', () => {
  test.each([
    {
      why: 'a first line without a full stop',
      text: 'وزير الدفاع في أنقرة\nوصل الوزير أمس.',
      title: 'وزير الدفاع في أنقرة',
    },
    {
      why: 'blank lines before it',
      text: '\n\n  وزير الدفاع في أنقرة  \n\nوصل الوزير أمس.',
      title: 'وزير الدفاع في أنقرة',
    },
    { why: 'a quotation in it', text: 'الوزير: «لن نتراجع»\nوصل الوزير أمس.', title: 'الوزير: «لن نتراجع»' },
    { why: 'a question', text: 'من يحكم المدينة؟\nوصل الوزير أمس.', title: 'من يحكم المدينة؟' },
    { why: 'an ellipsis', text: 'وزير الدفاع في أنقرة...\nوصل الوزير أمس.', title: 'وزير الدفاع في أنقرة...' },
    { why: 'a short line with a full stop', text: 'وصول الوزير.\nوصل الوزير أمس.', title: 'وصول الوزير.' },
    { why: 'Windows line breaks', text: 'وزير الدفاع في أنقرة\r\nوصل الوزير أمس.', title: 'وزير الدفاع في أنقرة' },
    {
      why: 'furniture before it',
      text: 'شارك المقال\nوزير الدفاع في أنقرة\nوصل الوزير أمس.',
      title: 'وزير الدفاع في أنقرة',
    },
    { why: 'one line is prose, no headline', text: 'وزير الدفاع في أنقرة', title: undefined },
    {
      why: 'a sentence of prose',
      text: 'وصل وزير الدفاع إلى أنقرة أمس في زيارة رسمية تستمر يومين يلتقي فيها نظيره.\nوغادر الوفد.',
      title: undefined,
    },
    { why: 'a very long line', text: `${'كلمة '.repeat(60)}\nوصل الوزير أمس.`, title: undefined },
    { why: 'nothing', text: '', title: undefined },
  ])('$why', ({ text, title }) => {
    const found = cleaned(text).paragraphs.find(({ isTitle }) => isTitle);
    expect(found === undefined ? undefined : text.slice(found.start, found.end)).toBe(title);
  });
});

describe('lines', () => {
  test.each([
    { why: 'every kind of break', text: 'ا\nب\rت\r\nث\u2028ج\u0085ح', lines: ['ا', 'ب', 'ت', 'ث', 'ج', 'ح'] },
    { why: 'spaces and invisible characters at the edges stay outside', text: ' \u200fا ب\u200f \n', lines: ['ا ب'] },
    { why: 'lines of spaces and direction marks are none', text: '\n \u200f\n\u00a0\n', lines: [] },
    { why: 'an emoji at the end is whole', text: 'نعم 😀', lines: ['نعم 😀'] },
  ])('$why', ({ text, lines }) => {
    expect(linesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(lines);
  });
});

describe('language', () => {
  test.each([
    { why: 'Arabic', text: 'قال وزير الدفاع إن القوات وصلت إلى المدينة', language: 'ar' },
    {
      why: 'Arabic from a Persian keyboard',
      text: 'قال وز\u06ccر الدفاع إن القوات وصلت إل\u06cc المد\u06ccنة',
      language: 'ar',
    },
    {
      why: 'Arabic with some English',
      text: 'أطلقت شركة Apple هاتف iPhone الجديد في الأسواق العربية أمس',
      language: 'ar',
    },
    { why: 'Persian', text: 'وزیر امور خارجه گفت که این گفتگوها در پی چند روز رایزنی برگزار می‌شود', language: 'fa' },
    { why: 'Urdu', text: 'وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے پرعزم ہے', language: 'ur' },
    { why: 'Kurdish', text: 'سەرۆکی هەرێمی کوردستان لە کۆبوونەوەیەکدا گوتی', language: 'ckb' },
    {
      why: 'Pashto',
      text: 'د افغانستان د بهرنیو چارو وزارت وايي چې دوی به خپلې اړیکې پراخې کړي څو ټول',
      language: 'ps',
    },
    { why: 'English', text: 'The minister said that the forces had reached the city', language: 'und' },
    { why: 'Hebrew', text: 'שר הביטחון אמר כי הכוחות הגיעו אל העיר', language: 'und' },
    { why: 'numbers', text: '1234', language: 'und' },
    { why: 'nothing', text: '', language: 'und' },
  ])('$why: $text', ({ text, language }) => {
    expect(recogniseLanguage(text)).toBe(language);
  });

  test('a text in another language is analysed with a warning, an empty one without', () => {
    expect(cleaned('The minister said so').warnings.map(({ code }) => code)).toEqual(['language']);
    expect(cleaned('وصل الوزير').warnings).toEqual([]);
    expect(cleaned(' \n').warnings).toEqual([]);
  });
});
