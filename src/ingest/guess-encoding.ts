import { usualness } from './arabic-letters.ts';
import { tableOf, UNDEFINED_UNIT } from './single-byte.ts';

/** Code units looked at; more would not change the answer. */
const SAMPLE = 64 * 1024;

/** Share of UTF-16 units that have to be plain Arabic or Latin. Anything else reaches half of this at most. */
const MIN_PLAIN_SHARE = 0.9;

/** Recognises UTF-16 without a byte order mark by which of the two byte orders gives Arabic and Latin characters. */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (plainShare(bytes, 1) >= MIN_PLAIN_SHARE) return 'utf-16le';
  if (plainShare(bytes, 0) >= MIN_PLAIN_SHARE) return 'utf-16be';
  return null;
}

/** Share of units with the high byte at `high` that are Arabic, ASCII or Latin-1. General punctuation counts neither way. */
function plainShare(bytes: Uint8Array, high: 0 | 1): number {
  let plain = 0;
  let other = 0;
  const end = Math.min(bytes.length - 1, SAMPLE * 2);
  for (let i = 0; i < end; i += 2) {
    const page = bytes[i + high] as number;
    const low = bytes[i + 1 - high] as number;
    if (page === 0x06 || (page === 0 && isPlainLatin(low))) plain++;
    else if (page !== 0x20) other++;
  }
  return plain === 0 ? 0 : plain / (plain + other);
}

function isPlainLatin(low: number): boolean {
  return low >= 0xa0 || (low >= 0x20 && low < 0x7f) || (low >= 0x09 && low <= 0x0d);
}

interface Guess {
  readonly encoding: string;
  /** Mean points of the non-ASCII characters; below {@link READABLE} the text is not readable. */
  readonly score: number;
}

export const READABLE = 0;

/** In order of preference: the first of equals wins. */
const SINGLE_BYTE = ['windows-1256', 'iso-8859-6', 'windows-1252'] as const;
/** What it counts for that a page declares an encoding. Many declare a wrong one, so it settles close cases only. */
const DECLARED_BONUS = 0.5;

/** The single-byte encoding in which the bytes read best, and how well. Bytes below 0x80 are taken for ASCII. */
export function guessSingleByte(bytes: Uint8Array, declared: string | null): Guess {
  const sample = bytes.subarray(0, SAMPLE * 4);
  const guesses = SINGLE_BYTE.map((encoding) => ({
    encoding,
    score: scoreReading(sample, encoding) + (encoding === declared ? DECLARED_BONUS : 0),
  }));
  return guesses.reduce((best, guess) => (guess.score > best.score ? guess : best));
}

/** What scoring tells apart. */
const Kind = {
  Ascii: 0,
  AsciiLetter: 1,
  Accented: 2,
  Arabic: 3,
  Mark: 4,
  ArabicPunctuation: 5,
  Typographic: 6,
  Odd: 7,
} as const;
type Kind = (typeof Kind)[keyof typeof Kind];

const TYPOGRAPHIC = new Set(
  [...'\u00a0«»“”‘’„‚–—…•€£°·×™©®\u200c\u200d\u200e\u200f'].map((sign) => sign.charCodeAt(0)),
);

function kindOf(unit: number): Kind {
  if (unit < 0x80) return isAsciiLetter(unit) ? Kind.AsciiLetter : Kind.Ascii;
  if (usualness(unit) !== undefined || unit === 0x640) return Kind.Arabic;
  if (unit >= 0x64b && unit <= 0x652) return Kind.Mark;
  if (unit === 0x60c || unit === 0x61b || unit === 0x61f) return Kind.ArabicPunctuation;
  if (TYPOGRAPHIC.has(unit)) return Kind.Typographic;
  const isAccented = (unit >= 0xc0 && unit <= 0xff) || (unit >= 0x152 && unit <= 0x17e);
  return isAccented ? Kind.Accented : Kind.Odd;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** Mean points of the non-ASCII characters when the bytes are read in this encoding; -Infinity when they cannot be. */
function scoreReading(bytes: Uint8Array, encoding: string): number {
  const units = tableOf(encoding);
  const kinds = Uint8Array.from(units, kindOf) as Uint8Array & Record<number, Kind>;
  let points = 0;
  let count = 0;
  let arabic = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    if (units[byte] === UNDEFINED_UNIT) return Number.NEGATIVE_INFINITY;
    const kind = kinds[byte] as Kind;
    const before = i === 0 ? Kind.Ascii : (kinds[bytes[i - 1] as number] as Kind);
    const after = i + 1 === bytes.length ? Kind.Ascii : (kinds[bytes[i + 1] as number] as Kind);
    points += pointsOf(units[byte] as number, kind, before, after);
    count++;
    if (kind === Kind.Arabic) arabic++;
  }
  // Without an Arabic letter nothing speaks for an Arabic encoding.
  if (arabic === 0 && encoding !== 'windows-1252') return Number.NEGATIVE_INFINITY;
  return count === 0 ? 0 : points / count;
}

/** Rewards usual letters in usual company; a word in two scripts, or one of accented letters alone, is a misreading. */
function pointsOf(unit: number, kind: Kind, before: Kind, after: Kind): number {
  switch (kind) {
    case Kind.Arabic:
      return arabicPoints(unit, before, after);
    case Kind.Mark:
      return markPoints(unit, before, after);
    case Kind.ArabicPunctuation:
      return isLetter(after) ? -2 : 1;
    case Kind.Accented:
      return accentedPoints(before, after);
    case Kind.Typographic:
      return 0.2;
    default:
      return -2;
  }
}

function arabicPoints(unit: number, before: Kind, after: Kind): number {
  if (isLatin(before) || isLatin(after)) return -3;
  const endsWord = unit === 0x629 || unit === 0x649; // TEH MARBUTA, ALEF MAKSURA
  if (endsWord && after === Kind.Arabic) return -3;
  return usualness(unit) ?? 0;
}

function markPoints(unit: number, before: Kind, after: Kind): number {
  if (before !== Kind.Arabic && before !== Kind.Mark) return -4;
  const endsWord = unit === 0x64c || unit === 0x64d; // DAMMATAN, KASRATAN
  return endsWord && after === Kind.Arabic ? -3 : 0.2;
}

function accentedPoints(before: Kind, after: Kind): number {
  if (before === Kind.Arabic || after === Kind.Arabic) return -4;
  const inAscii = before === Kind.AsciiLetter || after === Kind.AsciiLetter;
  if (before === Kind.Accented || after === Kind.Accented) return inAscii ? 0 : -3;
  return inAscii ? 1 : -0.5;
}

function isLatin(kind: Kind): boolean {
  return kind === Kind.AsciiLetter || kind === Kind.Accented;
}

function isLetter(kind: Kind): boolean {
  return kind === Kind.Arabic || isLatin(kind);
}
