import { capitalize } from './capitals.ts';
import { lettersOf } from './letters.ts';
import { SCHEMES, type Scheme, type SchemeName, SUN_LETTERS } from './schemes.ts';
import { type SignedLetter, signedLetters } from './signed-letters.ts';

/** The name of God, whose long vowel is not written. */
const GOD = { arabic: 'الله', latin: 'Allāh' };

/**
 * Latin form of a name by a fixed scheme, every word with a capital. Short vowels are written where the text has the
 * signs for them and nowhere else, except those that the letters themselves tell: إ is i, أ at the start of a word a, and
 * before ة stands an a. و and ي without signs are consonants at the start of a word and beside alif, else long vowels.
 */
export function romanizeStrict(text: string, schemeName: SchemeName): string {
  const scheme = SCHEMES[schemeName];
  const words = text.trim().split(/\s+/u);
  return words.map((word, i) => romanizeWord(word, words[i + 1] ?? '', scheme)).join(' ');
}

function romanizeWord(word: string, next: string, scheme: Scheme): string {
  const plain = lettersOf(word);
  if (plain === '') return word;
  if (plain === GOD.arabic) return GOD.latin;
  const letters = signedLetters(word);
  if (!hasArticle(plain)) return capitalize(spell(letters, scheme, hasArticle(lettersOf(next))));
  const [first, ...others] = letters.slice(2) as [SignedLetter, ...SignedLetter[]];
  const isSun = SUN_LETTERS.includes(first.base);
  const article = isSun && scheme.assimilates ? `A${scheme.consonants[first.base]}` : scheme.article;
  // The shadda on a sun letter marks that it sounds for the ل too.
  const noun = [isSun ? { ...first, doubled: false } : first, ...others];
  return article + scheme.afterArticle + capitalize(spell(noun, scheme, false));
}

function hasArticle(letters: string): boolean {
  return letters.startsWith('ال') && letters.length > 3;
}

/** `owns`: the word stands before its owner, so that its ة sounds. */
function spell(letters: readonly SignedLetter[], scheme: Scheme, owns: boolean): string {
  let latin = '';
  for (const [i, letter] of letters.entries()) {
    const part = spellLetter(letters, i, scheme, owns);
    latin += letter.base === 'ه' && /[dtsk]$/u.test(latin) ? scheme.separator + part : part;
  }
  return latin;
}

function spellLetter(letters: readonly SignedLetter[], i: number, scheme: Scheme, owns: boolean): string {
  const letter = letters[i] as SignedLetter;
  const before = letters[i - 1];
  switch (letter.base) {
    case 'ا':
      return i === 0 ? letter.vowel || 'a' : isSilentAlif(letters, i) ? '' : 'ā';
    case 'آ':
      return i === 0 ? 'ā' : `${scheme.hamza}ā`;
    case 'أ':
    case 'إ':
      if (i > 0) return scheme.hamza + endingOf(letters, i, scheme);
      return endingOf(letters, i, scheme) || (isLengthened(letters, i) ? '' : letter.base === 'إ' ? 'i' : 'a');
    case 'ء':
    case 'ؤ':
    case 'ئ':
      return scheme.hamza + endingOf(letters, i, scheme);
    case 'ى':
      return before?.vowel === 'ā' ? '' : before?.vowel === 'i' ? 'ī' : 'á';
    case 'ة':
      return (before?.base === 'ا' || before?.vowel === 'a' ? '' : 'a') + (owns ? 't' : 'h');
    case 'و':
    case 'ي':
      return spellGlide(letters, i, scheme);
    default:
      return (scheme.consonants[letter.base] ?? '').repeat(letter.doubled ? 2 : 1) + endingOf(letters, i, scheme);
  }
}

/** The alif that only carries a sign of nunation, or follows the و of a plural. */
function isSilentAlif(letters: readonly SignedLetter[], i: number): boolean {
  const letter = letters[i] as SignedLetter;
  const before = letters[i - 1] as SignedLetter;
  return (
    before.nunation ||
    letter.nunation ||
    (i === letters.length - 1 && i > 2 && before.base === 'و' && isLong(letters, i - 1))
  );
}

/** The short vowel after a consonant, unless the next letter writes it long. */
function endingOf(letters: readonly SignedLetter[], i: number, scheme: Scheme): string {
  const letter = letters[i] as SignedLetter;
  const next = letters[i + 1];
  if (letter.nunation || (next?.base === 'ا' && next.nunation)) return scheme.nunation;
  return isLengthened(letters, i) ? '' : letter.vowel;
}

const LONG: Readonly<Record<string, string>> = { ا: 'a', ى: 'a', و: 'u', ي: 'i' };

function isLengthened(letters: readonly SignedLetter[], i: number): boolean {
  const { vowel } = letters[i] as SignedLetter;
  const next = letters[i + 1];
  if (next === undefined || vowel === '') return false;
  if (next.base === 'ى' && vowel === 'i') return true;
  if (LONG[next.base] !== vowel || next.closed) return false;
  return next.vowel === '' || (next.doubled && next.base !== 'ا');
}

function spellGlide(letters: readonly SignedLetter[], i: number, scheme: Scheme): string {
  const letter = letters[i] as SignedLetter;
  const isYa = letter.base === 'ي';
  const ending = endingOf(letters, i, scheme);
  if (letter.doubled && letters[i - 1]?.vowel === (isYa ? 'i' : 'u')) {
    if (isYa && i === letters.length - 1) return 'ī';
    return (isYa ? scheme.doubledYa : scheme.doubledWaw) + ending;
  }
  if (isLong(letters, i)) return isYa ? 'ī' : 'ū';
  return (scheme.consonants[letter.base] as string).repeat(letter.doubled ? 2 : 1) + ending;
}

/** و or ي is a long vowel: no sign of its own, not at the start, no alif or ة beside it and no other vowel before it. */
function isLong(letters: readonly SignedLetter[], i: number): boolean {
  const { base, vowel, doubled, closed, nunation } = letters[i] as SignedLetter;
  const before = letters[i - 1];
  if (before === undefined || vowel !== '' || doubled || closed || nunation) return false;
  if (before.vowel !== '' && before.vowel !== LONG[base]) return false;
  const after = letters[i + 1]?.base ?? '';
  const endsPlural = base === 'و' && after === 'ا' && i === letters.length - 2 && i > 1;
  return endsPlural || !('اآى'.includes(before.base) || (after !== '' && 'اآىة'.includes(after)));
}
