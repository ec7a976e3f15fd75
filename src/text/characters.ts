/** What the tokenizer and the cleaner need to know of one UTF-16 code unit. */
export const CharClass = {
  Unknown: 0,
  Space: 1,
  LineBreak: 2,
  /** A letter of the Arabic script, presentation forms included. */
  Arabic: 3,
  /** A letter of any other script. */
  Letter: 4,
  /** A decimal digit of any script. */
  Digit: 5,
  /** Tatweel, short vowels, Quranic signs: decoration inside an Arabic word. */
  ArabicMark: 6,
  /** Zero-width characters, direction controls, soft hyphen, byte order mark: nothing to see. */
  Invisible: 7,
  /** A combining mark of another script, or a variation selector. */
  Mark: 8,
  Punctuation: 9,
  Symbol: 10,
  /** A control code other than a line break or tab. */
  Control: 11,
  /** Half of a surrogate pair: look at the code point. */
  Surrogate: 12,
} as const;

export type CharClass = (typeof CharClass)[keyof typeof CharClass];

/** First and last code unit of ranges whose class is known without asking the Unicode tables. Later rows win. */
const RANGES: readonly (readonly [first: number, last: number, kind: CharClass])[] = [
  [0x0000, 0x001f, CharClass.Control],
  [0x0009, 0x0009, CharClass.Space],
  [0x000a, 0x000d, CharClass.LineBreak],
  [0x0020, 0x0020, CharClass.Space],
  [0x0021, 0x002f, CharClass.Punctuation],
  [0x0024, 0x0024, CharClass.Symbol], // $
  [0x002b, 0x002b, CharClass.Symbol], // +
  [0x0030, 0x0039, CharClass.Digit],
  [0x003a, 0x0040, CharClass.Punctuation],
  [0x003c, 0x003e, CharClass.Symbol], // < = >
  [0x0041, 0x005a, CharClass.Letter],
  [0x005b, 0x0060, CharClass.Punctuation],
  [0x005e, 0x005e, CharClass.Symbol], // ^
  [0x0060, 0x0060, CharClass.Symbol], // `
  [0x0061, 0x007a, CharClass.Letter],
  [0x007b, 0x007e, CharClass.Punctuation],
  [0x007c, 0x007c, CharClass.Symbol], // |
  [0x007e, 0x007e, CharClass.Symbol], // ~
  [0x007f, 0x009f, CharClass.Control],
  [0x0085, 0x0085, CharClass.LineBreak], // NEXT LINE
  [0x00a0, 0x00a0, CharClass.Space], // NO-BREAK SPACE
  [0x00ad, 0x00ad, CharClass.Invisible], // SOFT HYPHEN
  [0x0600, 0x0605, CharClass.Symbol], // Arabic number signs
  [0x0606, 0x060b, CharClass.Symbol],
  [0x060c, 0x060d, CharClass.Punctuation], // ARABIC COMMA, DATE SEPARATOR
  [0x060e, 0x060f, CharClass.Symbol],
  [0x0610, 0x061a, CharClass.ArabicMark],
  [0x061b, 0x061b, CharClass.Punctuation], // ARABIC SEMICOLON
  [0x061c, 0x061c, CharClass.Invisible], // ARABIC LETTER MARK
  [0x061d, 0x061f, CharClass.Punctuation], // …, ARABIC QUESTION MARK
  [0x0620, 0x064a, CharClass.Arabic],
  [0x0640, 0x0640, CharClass.ArabicMark], // TATWEEL
  [0x064b, 0x065f, CharClass.ArabicMark],
  [0x0660, 0x0669, CharClass.Digit],
  [0x066a, 0x066d, CharClass.Punctuation], // percent sign, separators, star
  [0x066e, 0x066f, CharClass.Arabic],
  [0x0670, 0x0670, CharClass.ArabicMark], // SUPERSCRIPT ALEF
  [0x0671, 0x06d3, CharClass.Arabic],
  [0x06d4, 0x06d4, CharClass.Punctuation], // ARABIC FULL STOP
  [0x06d5, 0x06d5, CharClass.Arabic],
  [0x06d6, 0x06dc, CharClass.ArabicMark],
  [0x06dd, 0x06de, CharClass.Symbol],
  [0x06df, 0x06e8, CharClass.ArabicMark],
  [0x06e9, 0x06e9, CharClass.Symbol],
  [0x06ea, 0x06ed, CharClass.ArabicMark],
  [0x06ee, 0x06ef, CharClass.Arabic],
  [0x06f0, 0x06f9, CharClass.Digit],
  [0x06fa, 0x06fc, CharClass.Arabic],
  [0x06fd, 0x06fe, CharClass.Symbol],
  [0x06ff, 0x06ff, CharClass.Arabic],
  [0x0750, 0x077f, CharClass.Arabic],
  [0x08a0, 0x08c9, CharClass.Arabic],
  [0x08ca, 0x08ff, CharClass.ArabicMark],
  [0x180e, 0x180e, CharClass.Invisible], // MONGOLIAN VOWEL SEPARATOR
  [0x2000, 0x200a, CharClass.Space],
  [0x200b, 0x200f, CharClass.Invisible],
  [0x2028, 0x2029, CharClass.LineBreak],
  [0x202a, 0x202e, CharClass.Invisible],
  [0x202f, 0x202f, CharClass.Space],
  [0x205f, 0x205f, CharClass.Space],
  [0x2060, 0x206f, CharClass.Invisible],
  [0x3000, 0x3000, CharClass.Space],
  [0xd800, 0xdfff, CharClass.Surrogate],
  [0xfb50, 0xfbb1, CharClass.Arabic],
  [0xfbb2, 0xfbc2, CharClass.Symbol],
  [0xfbd3, 0xfd3d, CharClass.Arabic],
  [0xfd3e, 0xfd3f, CharClass.Punctuation], // ornate parentheses
  [0xfd50, 0xfdfb, CharClass.Arabic],
  [0xfdfa, 0xfdff, CharClass.Symbol], // whole phrases drawn as one sign, and the rial sign
  [0xfe00, 0xfe0f, CharClass.Mark], // variation selectors
  [0xfe70, 0xfefc, CharClass.Arabic],
  [0xfeff, 0xfeff, CharClass.Invisible], // BYTE ORDER MARK
];

const classes = new Uint8Array(0x10000);
for (const [first, last, kind] of RANGES) classes.fill(kind, first, last + 1);

/** Class of a UTF-16 code unit. The rare rest of Unicode is looked up once and remembered. */
export function classOf(unit: number): CharClass {
  return (classes[unit] as CharClass) || learn(unit);
}

function learn(unit: number): CharClass {
  const kind = classOfCodePoint(unit);
  classes[unit] = kind;
  return kind;
}

/** Class of any code point by its Unicode general category. */
export function classOfCodePoint(codePoint: number): CharClass {
  const character = String.fromCodePoint(codePoint);
  if (/\p{L}/u.test(character)) return CharClass.Letter;
  if (/\p{M}/u.test(character)) return CharClass.Mark;
  if (/\p{Nd}/u.test(character)) return CharClass.Digit;
  if (/\p{Z}/u.test(character)) return CharClass.Space;
  if (/\p{P}/u.test(character)) return CharClass.Punctuation;
  if (/\p{C}/u.test(character)) return /\p{Cf}/u.test(character) ? CharClass.Invisible : CharClass.Symbol;
  return CharClass.Symbol;
}

/** True for a letter or mark of the Arabic script. */
export function isArabicLetter(unit: number): boolean {
  return classOf(unit) === CharClass.Arabic;
}

/** True for tatweel, short vowels and invisible characters: none of them changes which word is written. */
export function isIgnorable(unit: number): boolean {
  const kind = classOf(unit);
  return kind === CharClass.ArabicMark || kind === CharClass.Invisible;
}
