import { lettersOf } from './letters.ts';

/** One letter with the signs that are written over and under it. */
export interface SignedLetter {
  readonly base: string;
  /** a, u, i, ā (a small alif), or nothing when none is written. */
  readonly vowel: string;
  readonly doubled: boolean;
  /** Marked as without vowel. */
  readonly closed: boolean;
  /** Fathatan; the other two signs of nunation are never romanized. */
  readonly nunation: boolean;
}

const VOWELS: Readonly<Record<string, string>> = { '\u064e': 'a', '\u064f': 'u', '\u0650': 'i', '\u0670': 'ā' };
const FATHATAN = '\u064b';
const SHADDA = '\u0651';
const SUKUN = '\u0652';

export function signedLetters(word: string): SignedLetter[] {
  const letters: SignedLetter[] = [];
  for (const sign of word.normalize('NFC')) {
    const base = lettersOf(sign);
    const last = letters.at(-1);
    if (base !== '') letters.push({ base, vowel: '', doubled: false, closed: false, nunation: false });
    else if (last !== undefined) letters[letters.length - 1] = withSign(last, sign);
  }
  return letters;
}

function withSign(letter: SignedLetter, sign: string): SignedLetter {
  if (sign === SHADDA) return { ...letter, doubled: true };
  if (sign === SUKUN) return { ...letter, closed: true };
  if (sign === FATHATAN) return { ...letter, nunation: true };
  return { ...letter, vowel: VOWELS[sign] ?? letter.vowel };
}
