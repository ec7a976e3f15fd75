import { normalize } from '../../text/normalize.ts';

/** Letters of names from elsewhere, and the Arabic letter that stands for them where they are not on the keyboard. */
const BORROWED: Readonly<Record<string, string>> = {
  '\u067e': '\u0628', // PEH → BEH
  '\u0686': '\u0634', // TCHEH → SHEEN
  '\u0698': '\u062c', // JEH → JEEM
  '\u06a4': '\u0641', // VEH → FEH
  '\u06af': '\u063a', // GAF → GHAIN
  '\u06a8': '\u0642', // QAF WITH THREE DOTS ABOVE → QAF
};

/** The Arabic letters of a word, normalized; nothing else of it stays. Empty for a word without any. */
export function lettersOf(word: string): string {
  const plain = normalize(word);
  for (let i = 0; i < plain.length; i++) if (!isLetter(plain.charCodeAt(i))) return lettersAmong(plain);
  return plain;
}

function lettersAmong(signs: string): string {
  let letters = '';
  for (const sign of signs) {
    const plain = BORROWED[sign] ?? sign;
    if (isLetter(plain.charCodeAt(0))) letters += plain;
  }
  return letters;
}

function isLetter(unit: number): boolean {
  return unit >= 0x621 && unit <= 0x64a && unit !== 0x640 && (unit <= 0x63a || unit >= 0x641);
}

/** Number of an Arabic letter, from 1; 0 marks the edges of a word. */
export function letterNumber(unit: number): number {
  return unit < 0x640 ? unit - 0x620 : unit - 0x640 + 26;
}

/** Letter numbers are below this. */
export const LETTERS = 37;
