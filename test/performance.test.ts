import { describe, expect, test } from 'vitest';
import { createPipeline } from '../src/pipeline.ts';
import { resources, sourceDoc } from './helpers/analyze.ts';

/** How many times as long four times the length may take: less than three times for each doubling. */
const MOST = 9;

const analyze = createPipeline(resources());

/** Without the tagger, whose work per word hides what the other stages do with strange input. */
const analyzeWithoutTagger = createPipeline({ ...resources(), tagger: () => [] });

/** Milliseconds of processor time of the cheapest of two analyses: other programs on the machine do not count. */
function costOf(run: typeof analyze, text: string): number {
  const costs = [1, 2].map(() => {
    const before = process.cpuUsage();
    run(sourceDoc(text));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...costs);
}

const SENTENCES = [
  'قال وزير الدفاع التركي خلوصي أكار: "نحن نعمل على ذلك معا منذ سنوات طويلة". ',
  'وأضاف أن أنقرة مستعدة للحوار مع الولايات المتحدة وروسيا في الأسابيع المقبلة. ',
  'وكانت صحيفة «الشرق الأوسط» ذكرت أن 25 قتيلا سقطوا في 3.5 ساعات من القصف على المدينة. ',
  'من جهته، اعتبر الأمين العام للأمم المتحدة أنطونيو غوتيريش أن "الوضع خطير جدا". ',
];

/** One line of some `bytes` bytes that looks like news. */
function oneLine(bytes: number): string {
  const block = SENTENCES.join('');
  return block.repeat(Math.ceil(bytes / Buffer.byteLength(block)));
}

test('a long single line takes about four times as long as a quarter of it', () => {
  costOf(analyze, oneLine(30_000));
  expect(costOf(analyze, oneLine(240_000)) / costOf(analyze, oneLine(60_000))).toBeLessThan(MOST);
});

/** Input that makes a careless search look at everything again and again. */
const HOSTILE: readonly {
  readonly why: string;
  readonly unit: string;
  readonly start?: string;
  readonly times: number;
}[] = [
  { why: 'no full stop', unit: 'قال خلوصي أكار "نحن نعمل على ذلك معا" وأضاف أن أنقرة مستعدة، ', times: 400 },
  {
    why: 'one cue and many quotes',
    start: 'قال الوزير: ',
    unit: '"نحن نعمل على ذلك معا" وهذا كلام كثير، ',
    times: 400,
  },
  { why: 'verbs alone', unit: 'قال ', times: 2500 },
  { why: 'verbs and subjects', unit: 'قال الوزير ', times: 2500 },
  { why: 'verbs that agree with nobody', start: 'قال الوزير محمد علي. ', unit: 'وأضافت ثم وأضافت. ', times: 2000 },
  { why: 'opening marks', unit: '«كلمة ', times: 3000 },
  { why: 'closing marks', unit: 'كلمة» ', times: 3000 },
  { why: 'straight marks', unit: '"كلمة ', times: 3000 },
  { why: 'all marks', unit: "\"كلمة» “أن '' ((", times: 1000 },
  { why: 'brackets', unit: '(كلمة ', times: 8000 },
  { why: 'titles', unit: 'الوزير الرئيس ', times: 5000 },
  { why: 'heads of organisations', unit: 'وزارة حزب جامعة ', times: 3000 },
  { why: 'one surname', start: 'قال خلوصي أكار نعم. ', unit: 'أكار ', times: 5000 },
  { why: 'persons and roles', unit: 'قال وزير الدفاع التركي خلوصي أكار نعم. وقال الوزير التركي لا. ', times: 400 },
  { why: 'one word', unit: 'وكِتاب', times: 20_000 },
  { why: 'Latin letters and hyphens', unit: 'a-', times: 2500 },
  { why: 'Latin letters and stops', unit: 'a.', times: 2500 },
  { why: 'digits and separators', unit: '1.', times: 20_000 },
  { why: 'emoji', unit: '😀\u200d', times: 5000 },
  { why: 'empty lines', unit: 'و\n', times: 20_000 },
  { why: 'initials', unit: 'أ.', times: 5000 },
];

describe('four times the length takes about four times the time', () => {
  test.each(HOSTILE)('$why', ({ start = '', unit, times }) => {
    const text = start + unit.repeat(times);
    const longer = start + unit.repeat(times * 4);
    costOf(analyzeWithoutTagger, text);
    const cost = Math.max(costOf(analyzeWithoutTagger, text), SMALLEST_COST);
    expect(costOf(analyzeWithoutTagger, longer) / cost).toBeLessThan(MOST);
  });
});

/** Below this many milliseconds the clock and the garbage collector decide. */
const SMALLEST_COST = 8;

test('an article that names hundreds of people is no slower per name', () => {
  const letters = 'بتجحخدرزسشصطعغفقكلمنهوي';
  const letter = (i: number): string => letters[Math.floor(i) % letters.length] as string;
  const name = (i: number): string => `ال${letter(i)}${letter(i / 23)}${letter(i / 529)}ي`;
  const crowd = (count: number): string =>
    Array.from({ length: count }, (_, i) => `وصل الدكتور محمد ${name(i)}. `).join('');
  costOf(analyze, crowd(200));
  expect(costOf(analyze, crowd(800)) / costOf(analyze, crowd(200))).toBeLessThan(MOST);
});
