import fc from 'fast-check';

const WORDS = [
  'قال', 'وقالت', 'وأضاف', 'الوزير', 'وزير', 'الدفاع', 'خلوصي', 'أكار', 'محمد', 'عبدالله', 'عبد', 'الله', 'أنقرة', 'لأنقرة', 'وتركيا', 'للأمم', 'المتحدة', 'إن', 'أن',
  'كتاب', 'بحسب', 'مضيفا', 'وبكتابهم', 'فسيعودون', 'شارك', 'المقال', 'د.', 'أ.ش.أ', 'ال', 'بـ', 'و', '\ufefbعب', '\ufdf2', 'می\u200cرود', 'الجزيرة',
]; // biome-ignore format: words side by side
const MARKS = [
  '"',
  '«',
  '»',
  '“',
  '”',
  '„',
  '‹',
  '›',
  "'",
  "''",
  '((',
  '))',
  '<<',
  '>>',
  '&quot;',
  '&laquo;',
  ':',
  '،',
  '؛',
  '.',
  '...',
  '…',
  '؟',
  '!',
  '(',
  ')',
  '-',
  '–',
];
const DECORATION = [
  '\u0640',
  '\u064e',
  '\u0651',
  '\u0652',
  '\u0670',
  '\u200f',
  '\u200e',
  '\u202b',
  '\u202c',
  '\u2067',
  '\u2069',
  '\u200b',
  '\u200c',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u061c',
];
const BREAKS = ['\n', '\r', '\r\n', '\n\n', '\u2028', '\u2029', '\u0085', '\v', '\f'];
const SPACES = [' ', ' ', ' ', '  ', '\t', '\u00a0', '\u2009', '\u3000'];
const FOREIGN = [
  'BBC',
  'Café',
  "O'Neill",
  'e\u0301',
  'Ж',
  '漢字',
  'https://example.org/a?b=1',
  'www.',
  'a@b.org',
  '@user',
  '#وسم_عاجل',
  '#',
  'x.com.',
];
const NUMBERS = ['7', '12', '٣٫٥', '3.5', '1,250', '27/10/2022', '10:30', 'و25', 'الـ3', '٪', '$'];
const ASTRAL = [
  '😀',
  '👍🏽',
  '👨\u200d👩\u200d👧',
  '🤷\u200d♂\ufe0f',
  '🇪🇬',
  '🇪🇬🇯🇴',
  '𝔸',
  '𞸀',
  '\ud83d',
  '\ude00',
  '\ud83c',
  '☀\ufe0f',
  '\u20e3',
];
const CONTROLS = ['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u009b', '\ufffe', '\ufff9'];

/** Texts with everything that articles, broken exports and hostile input hold. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 10, arbitrary: fc.constantFrom(...SPACES) },
      { weight: 6, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 4, arbitrary: fc.constantFrom(...DECORATION) },
      { weight: 2, arbitrary: fc.constantFrom(...BREAKS) },
      { weight: 2, arbitrary: fc.constantFrom(...FOREIGN) },
      { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
      { weight: 2, arbitrary: fc.constantFrom(...ASTRAL) },
      { weight: 1, arbitrary: fc.constantFrom(...CONTROLS) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** Decoration that may stand behind any letter of a word, and direction marks that may stand around it. */
const VOWELS = ['\u0640', '\u064e', '\u064f', '\u0650', '\u0651', '\u0652', '\u0640\u0640'];
const DIRECTIONS = ['\u200f', '\u200e', '\u202b', '\u202c', '\u2068', '\u2069'];

/** The same words with vowels and tatweel on letters of Arabic and direction marks before and after words. */
export function decorated(text: string, seed: number): string {
  let state = seed >>> 0 || 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (list: readonly string[]): string => list[random(list.length)] as string;
  return text.replace(/[\u0621-\u063a\u0641-\u064a]+/gu, (word) => {
    const letters = [...word].map((letter) => (random(4) === 0 ? letter + pick(VOWELS) : letter)).join('');
    return (random(8) === 0 ? pick(DIRECTIONS) : '') + letters + (random(8) === 0 ? pick(DIRECTIONS) : '');
  });
}
