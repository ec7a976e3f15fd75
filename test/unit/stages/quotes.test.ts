import { describe, expect, test } from 'vitest';
import { analyzeAll } from '../../helpers/analyze.ts';

interface Row {
  readonly why: string;
  readonly text: string;
  /** Speaker | cue | words, in order; ? for an unknown speaker, - for no cue; * before a fragment. */
  readonly quotes: readonly string[];
}

function quotesOf(text: string): string[] {
  return analyzeAll(text).quotes.map(
    ({ kind, speaker, cue, text: words }) =>
      `${kind === 'direct' ? '' : '*'}${speaker?.name ?? '?'} | ${cue?.text ?? '-'} | ${words}`,
  );
}

function check(rows: readonly Row[]): void {
  test.each(rows)('$why: $text', ({ text, quotes }) => {
    expect(quotesOf(text)).toEqual(quotes);
  });
}

describe('verb, speaker, words', () => {
  check([
    {
      why: 'colon',
      text: 'قال خلوصي أكار: "سنعود إلى العمل غدا".',
      quotes: ['خلوصي أكار | قال | سنعود إلى العمل غدا'],
    },
    {
      why: 'office before the name',
      text: 'قال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا".',
      quotes: ['خلوصي أكار | قال | سنعود إلى العمل غدا'],
    },
    {
      why: 'guillemets',
      text: 'وقالت أنغيلا ميركل: «سنعود إلى العمل غدا».',
      quotes: ['أنغيلا ميركل | وقالت | سنعود إلى العمل غدا'],
    },
    {
      why: 'a closing glyph on both sides',
      text: 'وقال أردوغان: ”سنعود إلى العمل غدا”.',
      quotes: ['أردوغان | وقال | سنعود إلى العمل غدا'],
    },
    {
      why: 'that',
      text: 'وأكد أردوغان أن "تركيا ستعود إلى العمل غدا".',
      quotes: ['أردوغان | وأكد | تركيا ستعود إلى العمل غدا'],
    },
    {
      why: 'that it, with a pronoun',
      text: 'وقال أردوغان إنه "سيعود إلى العمل غدا".',
      quotes: ['أردوغان | وقال | سيعود إلى العمل غدا'],
    },
    { why: 'no colon', text: 'وقال أردوغان "سنعود إلى العمل غدا".', quotes: ['أردوغان | وقال | سنعود إلى العمل غدا'] },
    {
      why: 'place and occasion between name and words',
      text: 'وقال أردوغان خلال مؤتمر صحفي في أنقرة أمس: "سنعود إلى العمل غدا".',
      quotes: ['أردوغان | وقال | سنعود إلى العمل غدا'],
    },
    {
      why: 'the nearest name is not the speaker',
      text: 'وقال أردوغان في مؤتمر صحفي مع إيمانويل ماكرون: "سنعود إلى العمل غدا".',
      quotes: ['أردوغان | وقال | سنعود إلى العمل غدا'],
    },
    {
      why: 'the one spoken to is not the speaker',
      text: 'وقال أردوغان لإيمانويل ماكرون: "سنعود إلى العمل غدا".',
      quotes: ['أردوغان | وقال | سنعود إلى العمل غدا'],
    },
    {
      why: 'adverbs between verb and name',
      text: 'وقال بدوره أردوغان: "سنعود إلى العمل غدا".',
      quotes: ['أردوغان | وقال | سنعود إلى العمل غدا'],
    },
    {
      why: 'the present',
      text: 'ويقول أردوغان: "سنعود إلى العمل غدا".',
      quotes: ['أردوغان | ويقول | سنعود إلى العمل غدا'],
    },
    {
      why: 'words that end with their own full stop',
      text: 'وقال أردوغان: "سنعود إلى العمل غدا."',
      quotes: ['أردوغان | وقال | سنعود إلى العمل غدا.'],
    },
    {
      why: 'two sentences in one',
      text: 'وقال أردوغان: "سنعود إلى العمل غدا. ولن نتوقف بعد ذلك".',
      quotes: ['أردوغان | وقال | سنعود إلى العمل غدا. ولن نتوقف بعد ذلك'],
    },
    {
      why: 'a mark inside',
      text: 'وقال أردوغان: «سنعود إلى "العمل الكبير" غدا».',
      quotes: ['أردوغان | وقال | سنعود إلى "العمل الكبير" غدا'],
    },
    {
      why: 'vowels and tatweel',
      text: 'وقــالَ أردوغان: "سنعود إلى العمل غدا".',
      quotes: ['أردوغان | وقــالَ | سنعود إلى العمل غدا'],
    },
  ]);
});

describe('name before the verb, words before the speaker', () => {
  check([
    { why: 'name first', text: 'أردوغان قال: "سنعود إلى العمل غدا".', quotes: ['أردوغان | قال | سنعود إلى العمل غدا'] },
    {
      why: 'verb after the words',
      text: '"سنعود إلى العمل غدا"، قال أردوغان للصحافيين.',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا'],
    },
    {
      why: 'a particle after the words',
      text: '"سنعود إلى العمل غدا"، بحسب أردوغان.',
      quotes: ['أردوغان | بحسب | سنعود إلى العمل غدا'],
    },
    {
      why: 'according to',
      text: '"سنعود إلى العمل غدا"، وفقا لأردوغان.',
      quotes: ['أردوغان | وفقا | سنعود إلى العمل غدا'],
    },
    {
      why: 'as he said',
      text: '"سنعود إلى العمل غدا"، كما قال أردوغان.',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا'],
    },
    {
      why: 'a headline: name, colon, words',
      text: 'أردوغان: "سنعود إلى العمل غدا"\nوصل الوفد أمس.',
      quotes: ['أردوغان | - | سنعود إلى العمل غدا'],
    },
    {
      why: 'particle first',
      text: 'وبحسب أردوغان، "سنعود إلى العمل غدا".',
      quotes: ['أردوغان | وبحسب | سنعود إلى العمل غدا'],
    },
  ]);
});

describe('verbs without a subject go on with the last speaker', () => {
  check([
    {
      why: 'he added',
      text: 'قال أردوغان: "سنعود إلى العمل غدا". وأضاف: "لن نتوقف بعد ذلك".',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا', 'أردوغان | وأضاف | لن نتوقف بعد ذلك'],
    },
    {
      why: 'over paragraphs',
      text: 'قال أردوغان: "سنعود إلى العمل غدا".\nوتابع: "لن نتوقف بعد ذلك".',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا', 'أردوغان | وتابع | لن نتوقف بعد ذلك'],
    },
    {
      why: 'adding, in the same sentence',
      text: 'قال أردوغان: "سنعود إلى العمل غدا"، مضيفا: "لن نتوقف بعد ذلك".',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا', 'أردوغان | مضيفا | لن نتوقف بعد ذلك'],
    },
    {
      why: 'then somebody else',
      text: 'قال أردوغان: "سنعود إلى العمل غدا". وقال ماكرون: "لا نقبل هذا الأمر". وأضاف: "لن نتوقف بعد ذلك".',
      quotes: [
        'أردوغان | قال | سنعود إلى العمل غدا',
        'ماكرون | وقال | لا نقبل هذا الأمر',
        'ماكرون | وأضاف | لن نتوقف بعد ذلك',
      ],
    },
    {
      why: 'gender: she added goes back to her',
      text: 'قالت أنغيلا ميركل: "سنعود إلى العمل غدا". ورد أردوغان: "لا نقبل هذا الأمر". وأضافت: "لن نتوقف بعد ذلك".',
      quotes: [
        'أنغيلا ميركل | قالت | سنعود إلى العمل غدا',
        'أردوغان | ورد | لا نقبل هذا الأمر',
        'أنغيلا ميركل | وأضافت | لن نتوقف بعد ذلك',
      ],
    },
    {
      why: 'an office without a name goes on',
      text: 'وقال مكتب الوزير: "سنعود إلى العمل غدا". وأضاف: "لن نتوقف بعد ذلك".',
      quotes: ['مكتب الوزير | وقال | سنعود إلى العمل غدا', 'مكتب الوزير | وأضاف | لن نتوقف بعد ذلك'],
    },
    {
      why: 'a name inside the words does not speak',
      text: 'قال أردوغان: "سنلتقي إيمانويل ماكرون غدا". وأضاف: "لن نتوقف بعد ذلك".',
      quotes: ['أردوغان | قال | سنلتقي إيمانويل ماكرون غدا', 'أردوغان | وأضاف | لن نتوقف بعد ذلك'],
    },
  ]);

  test('an inserted attribution makes two quotes, the second goes on with the first', () => {
    const { quotes } = analyzeAll('"سنعود إلى العمل غدا"، قال أردوغان، "ولن نتوقف بعد ذلك".');
    expect(quotes.map(({ speaker, continues }) => [speaker?.name, continues])).toEqual([
      ['أردوغان', undefined],
      ['أردوغان', 'q1'],
    ]);
  });

  test('nobody before: the words stay without a speaker, and say why', () => {
    const { quotes } = analyzeAll('وأضاف: "لن نتوقف بعد ذلك".');
    expect(quotes).toMatchObject([
      { text: 'لن نتوقف بعد ذلك', speaker: null, unattributed: { reason: expect.any(String), candidates: [] } },
    ]);
  });
});

describe('sources without a name', () => {
  const kinds = (text: string): unknown[] =>
    analyzeAll(text).quotes.map(({ speaker }) => [speaker?.kind, speaker?.name, speaker?.entity === null]);

  test.each([
    { why: 'an anonymous source', text: 'وقال مصدر أمني: "سنعود إلى العمل غدا".', kind: 'ANON', name: 'مصدر أمني' },
    { why: 'witnesses', text: 'وقال شهود عيان: "سنعود إلى العمل غدا".', kind: 'ANON', name: 'شهود عيان' },
    {
      why: 'an official who does not want to be named',
      text: 'وقال مسؤول رفيع: "سنعود إلى العمل غدا".',
      kind: 'ANON',
      name: 'مسؤول رفيع',
    },
    { why: 'a described person', text: 'وقال الوزير: "سنعود إلى العمل غدا".', kind: 'PER', name: 'الوزير' },
    { why: 'a crowd', text: 'وهتف المتظاهرون: "سنعود إلى العمل غدا".', kind: 'GROUP', name: 'المتظاهرون' },
  ])('$why', ({ text, kind, name }) => {
    expect(kinds(text)).toEqual([[kind, name, true]]);
  });

  test('a description whose title an earlier name held is that person', () => {
    const { quotes } = analyzeAll(
      'وصل وزير الدفاع التركي خلوصي أكار إلى أثينا. وقال الوزير التركي: "سنعود إلى العمل غدا".',
    );
    expect(quotes.map(({ speaker }) => speaker?.name)).toEqual(['خلوصي أكار']);
  });
});

describe('outlets that pass on what others said', () => {
  test.each([
    {
      why: 'quoting somebody as saying',
      text: 'ونقلت وكالة رويترز عن أردوغان قوله: "سنعود إلى العمل غدا".',
      speaker: 'أردوغان',
    },
    {
      why: 'quoting a source',
      text: 'ونقلت وكالة رويترز عن مصدر أمني قوله إن "القوات ستعود إلى المدينة غدا".',
      speaker: 'مصدر أمني',
    },
  ])('$why: the source speaks, the outlet is in via', ({ text, speaker }) => {
    const { quotes } = analyzeAll(text);
    expect(quotes.map((quote) => [quote.speaker?.name, quote.via?.text.includes('رويترز')])).toEqual([[speaker, true]]);
  });

  test('a newspaper that speaks for itself has no via', () => {
    const { quotes } = analyzeAll('وقالت وكالة رويترز: "سنعود إلى العمل غدا".');
    expect(quotes.map(({ speaker, via }) => [speaker?.kind, via])).toEqual([['ORG', undefined]]);
  });
});

describe('fragments', () => {
  check([
    {
      why: 'few words after a verb',
      text: 'ووصف أردوغان القرار بأنه "خطير جدا".',
      quotes: ['*أردوغان | ووصف | خطير جدا'],
    },
    {
      why: 'amid reported speech',
      text: 'وقال أردوغان إن القرار "خطير جدا" على المنطقة.',
      quotes: ['*أردوغان | وقال | خطير جدا'],
    },
    {
      why: 'two joined',
      text: 'وقال أردوغان إن القرار "خطير" و"مرفوض" معا.',
      quotes: ['*أردوغان | وقال | خطير', '*أردوغان | وقال | مرفوض'],
    },
  ]);
});

describe('marks that are missing', () => {
  check([
    {
      why: 'closing one, end of the paragraph',
      text: 'قال أردوغان: "سنعود إلى العمل غدا.\nوصل الوفد أمس.',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا.'],
    },
    {
      why: 'opening one, after a colon',
      text: 'قال أردوغان: سنعود إلى العمل غدا".',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا'],
    },
    {
      why: 'over paragraphs that repeat the opening mark',
      text: 'قال أردوغان: «سنعود إلى العمل غدا.\n«ولن نتوقف بعد ذلك».',
      quotes: ['أردوغان | قال | سنعود إلى العمل غدا.\n«ولن نتوقف بعد ذلك'],
    },
  ]);
});

describe('marked, but no speech', () => {
  check([
    { why: 'title of a book', text: 'وقع الكاتب كتاب "سنعود إلى البيت غدا" أمس.', quotes: [] },
    {
      why: 'title of a film, a verb of saying in the sentence',
      text: 'قال المخرج إن فيلم "سنعود إلى البيت غدا" جاهز.',
      quotes: [],
    },
    { why: 'under the heading', text: 'نظمت الجامعة ندوة تحت عنوان "سنعود إلى العمل غدا".', quotes: [] },
    { why: 'a slogan that serves as name', text: 'أطلقت الشركة حملة بعنوان "سنعود إلى العمل غدا".', quotes: [] },
    { why: 'name of a newspaper', text: 'ذكرت صحيفة "الشرق الأوسط" أن الوفد وصل.', quotes: [] },
    { why: 'name of a channel that reports', text: 'وقالت قناة "الجزيرة" إن الوفد وصل.', quotes: [] },
    { why: 'name of a party', text: 'فاز حزب «العدالة والتنمية» في الانتخابات.', quotes: [] },
    { why: 'name of a company', text: 'أعلنت شركة "أبل" عن هاتف جديد.', quotes: [] },
    { why: 'a term', text: 'تعرف هذه الحالة باسم "متلازمة التعب المزمن" عند الأطباء.', quotes: [] },
    { why: 'so-called', text: 'هاجم ما يسمى "تنظيم الدولة الإسلامية" المدينة.', quotes: [] },
    { why: 'name of a virus', text: 'انتشر فيروس "كورونا المستجد" في المدينة.', quotes: [] },
    { why: 'name of an operation', text: 'انطلقت عملية "نبع السلام" قبل عامين.', quotes: [] },
    { why: 'name of an event', text: 'انطلق مهرجان "أيام قرطاج السينمائية" أمس.', quotes: [] },
    { why: 'a nickname', text: 'وصل اللاعب الملقب بـ"الملك المصري" إلى المدينة.', quotes: [] },
    { why: 'a programme', text: 'يقدم المذيع برنامج "صباح الخير يا بلادي" كل يوم.', quotes: [] },
    { why: 'a song', text: 'غنت فيروز أغنية "نسم علينا الهوى" في الحفل.', quotes: [] },
    { why: 'a scare quote', text: 'انتقد المراقبون "إصلاحات" الحكومة.', quotes: [] },
    { why: 'a ship', text: 'رست السفينة "أوشن فايكنغ" في الميناء.', quotes: [] },
    { why: 'a law', text: 'أقر البرلمان قانون "حماية المستهلك" أمس.', quotes: [] },
    { why: 'a hashtag in marks', text: 'تصدر وسم "سنعود إلى العمل غدا" مواقع التواصل.', quotes: [] },
    { why: 'a person by name', text: 'وقال الوزير إن "خلوصي أكار" وصل.', quotes: [] },
    { why: 'speech without marks', text: 'وقال أردوغان إن تركيا ستعود إلى العمل غدا.', quotes: [] },
    { why: 'a colon without marks', text: 'وقال أردوغان: سنعود إلى العمل غدا.', quotes: [] },
    { why: 'empty marks', text: 'وقال أردوغان: "".', quotes: [] },
    { why: 'inches', text: 'عرضت الشركة شاشة 55" جديدة أمس.', quotes: [] },
    { why: 'English', text: 'The minister said: "We will return to work tomorrow".', quotes: [] },
  ]);
});
