import { expect, test } from 'vitest';
import { checkStory, DEFAULT_SETTINGS, RULES } from '../../../src/check/check-story.ts';
import type { RuleSettings } from '../../../src/check/finding.ts';
import type { RuleName } from '../../../src/schema/names.ts';
import { resources, storyOf } from './stories.ts';

/** Words that a rule objects to. */
function found(rule: RuleName, text: string): string[] {
  const settings = {
    ...Object.fromEntries(RULES.map(({ name }) => [name, 'off'])),
    [rule]: 'error',
  } as unknown as RuleSettings;
  const doc = storyOf(text);
  return checkStory(doc, resources, settings).map(({ start, end }) => doc.text.slice(start, end));
}

test.each([
  { why: 'never closed', text: 'قال الوزير: «نريد السلام لكل الناس.', words: ['«نريد السلام لكل الناس'] },
  { why: 'closes nothing', text: 'قال الوزير إنه يريد السلام» لكل الناس.', words: ['قال الوزير إنه'] },
  { why: 'closed', text: 'قال الوزير: «نريد السلام لكل الناس».', words: [] },
  { why: 'straight marks in pairs', text: 'قال "نعم" ثم قال "لا" ومضى.', words: [] },
  { why: 'one inside another', text: 'قال الوزير: «نريد "السلام" لكل الناس».', words: [] },
  { why: 'mixed glyphs', text: 'قال الوزير: “نريد السلام لكل الناس".', words: [] },
  {
    why: 'a quote over paragraphs repeats its opening mark',
    text: 'قال الوزير: «نريد السلام لكل الناس في البلاد.\n«ونريد العدالة لهم أيضا في كل مكان».',
    words: [],
  },
  { why: 'an apostrophe', text: "افتتح مقهى Paul's في بيروت أمس.", words: [] },
  { why: 'seconds of arc', text: 'يقع عند خط عرض 33° 53′ 20″ شمالا.', words: [] },
  { why: 'no marks at all', text: 'قال الوزير إنه يريد السلام.', words: [] },
])('quotation-mark-unclosed: $why', ({ text, words }) => {
  const places = found('quotation-mark-unclosed', text);
  expect(places).toHaveLength(words.length);
  for (const [i, place] of places.entries()) expect(place.startsWith('«') || place.endsWith('»'), words[i]).toBe(true);
});

const UNKNOWN = 'ساد الهدوء أحياء المدينة أمس.\n"لن نترك بيوتنا مهما حدث في هذه البلاد".';

test.each([
  { why: 'nobody is named', text: UNKNOWN, count: 1 },
  { why: 'a speaker', text: 'قال الوزير سمير جعجع: "لن نترك بيوتنا مهما حدث في هذه البلاد".', count: 0 },
  { why: 'a title of a work is no quote', text: 'عرضت الفرقة مسرحية "البيت الكبير" في بيروت.', count: 0 },
  { why: 'a scare quote is no quote', text: 'انتقد الحزب "الإصلاحات" الحكومية.', count: 0 },
])('quote-without-speaker: $why', ({ text, count }) => {
  expect(found('quote-without-speaker', text)).toHaveLength(count);
});

const WORDS = 'لن نقبل بأي حل يمس بسيادة البلاد';

test.each([
  {
    why: 'two people',
    text: `قال الوزير مراد بن عثمان: "${WORDS}".\nوقالت النائبة سلمى العلي: "${WORDS}".`,
    count: 1,
  },
  {
    why: 'a part of the other',
    text: `قال الوزير مراد بن عثمان: "${WORDS} مهما طال الزمن".\nوقالت النائبة سلمى العلي: "${WORDS}".`,
    count: 1,
  },
  {
    why: 'the same person twice',
    text: `قال الوزير مراد بن عثمان: "${WORDS}".\nوأضاف مراد بن عثمان: "${WORDS}".`,
    count: 0,
  },
  {
    why: 'other words',
    text: `قال الوزير مراد بن عثمان: "${WORDS}".\nوقالت النائبة سلمى العلي: "الحكومة مسؤولة عن كل ما يحدث".`,
    count: 0,
  },
  { why: 'one quote', text: `قال الوزير مراد بن عثمان: "${WORDS}".`, count: 0 },
])('quote-with-two-speakers: $why', ({ text, count }) => {
  expect(found('quote-with-two-speakers', text)).toHaveLength(count);
});

test.each([
  { why: 'a letter more', text: 'تحدث بنيامين نتنياهو مساء أمس، ثم غادر نتانياهو القاعة.', words: ['نتانياهو'] },
  { why: 'with and without hamza', text: 'زار الوفد إسطنبول أمس، ثم غادر اسطنبول اليوم.', words: ['اسطنبول'] },
  { why: 'one spelling', text: 'تحدث بنيامين نتنياهو مساء أمس، ثم غادر نتنياهو القاعة.', words: [] },
  { why: 'two names of one country', text: 'قالت الولايات المتحدة أمس إن أميركا ستنسحب.', words: [] },
  { why: 'with and without the article', text: 'تحدث عبد الفتاح البرهان أمس، وقال برهان إنه مستعد.', words: [] },
  { why: 'a particle merged with the article', text: 'التقى الوزير محمود الزبيدي أمس، وقدم للزبيدي هدية.', words: [] },
  { why: 'two people of similar names', text: 'تحدث محمد حسن أمس، ورد عليه محمد حسين اليوم.', words: [] },
])('name-spelled-two-ways: $why', ({ text, words }) => {
  expect(found('name-spelled-two-ways', text)).toEqual(words);
});

const misread = (text: string, encoding: string): string => new TextDecoder(encoding).decode(Buffer.from(text));

test.each([
  {
    why: 'read as windows-1252, amid a line',
    text: `العنوان: ${misread('وزير الخارجية', 'windows-1252')} اليوم`,
    count: true,
  },
  {
    why: 'read as windows-1256, amid a line',
    text: `العنوان: ${misread('وزير الخارجية', 'windows-1256')} اليوم`,
    count: true,
  },
  {
    why: 'a whole text, which reading undoes',
    text: misread('قال وزير الخارجية إن البلاد بخير', 'windows-1252'),
    count: true,
  },
  { why: 'lost characters', text: 'قال الو\ufffd\ufffdير إنه مستعد', count: true },
  { why: 'plain Arabic', text: 'ظهر طائر الظبي في غابة قرب طابا، وطار.', count: false },
  { why: 'Scandinavian names', text: 'زار مدينة Ørsted وبلدة Ålesund في النرويج.', count: false },
  { why: 'French names', text: 'التقى François Müller في مدينة Besançon.', count: false },
  { why: 'Persian letters', text: 'گفت وزیر امور خارجه که این خبر درست نیست.', count: false },
])('mojibake: $why', ({ text, count }) => {
  expect(found('mojibake', text).length > 0).toBe(count);
});

test.each([
  { why: 'an override', text: 'نص \u202eمقلوب\u202c هنا', words: ['\u202e', '\u202c'] },
  { why: 'a mark', text: 'واس\u200f: قال', words: ['\u200f'] },
  { why: 'a run of them is one place', text: 'قال\u2067\u200fهنا', words: ['\u2067\u200f'] },
  { why: 'a zero-width joiner changes no direction', text: 'هـ\u200d نهاية', words: [] },
  { why: 'a no-break space', text: 'قال\u00a0الوزير', words: [] },
  { why: 'numbers and Latin words need none', text: 'ارتفع سهم Apple بنسبة 5%.', words: [] },
])('direction-controls: $why', ({ text, words }) => {
  expect(found('direction-controls', text)).toEqual(words);
});

test('settings decide how serious a finding is, and whether there is any', () => {
  const doc = storyOf(UNKNOWN);
  const severities = (severity: 'error' | 'warn' | 'off') => {
    const settings = { ...DEFAULT_SETTINGS, 'quote-without-speaker': severity };
    return checkStory(doc, resources, settings).map((finding) => finding.severity);
  };
  expect(severities('error')).toEqual(['error']);
  expect(severities('warn')).toEqual(['warn']);
  expect(severities('off')).toEqual([]);
});

test('a long text of nothing but marks and names is checked in time', () => {
  const doc = storyOf('«قال محمد حسن محمود حسان\n'.repeat(2000));
  const started = performance.now();
  checkStory(doc, resources);
  expect(performance.now() - started).toBeLessThan(3000);
});
