import { capitalize } from './capitals.ts';

/*
 * Words of a name that only stand with another: عبد, أبو, بن before it, الدين and الله behind it, and the article. Countries
 * differ in how they write them and whether they set them off: Abdul Karim, Abdel Karim, Abdelkrim.
 */

export const ARTICLE = 'ال';
/** Key of the article; that of آل, the house of, is folded to its letters. */
export const ARTICLE_AFFIX = `${ARTICLE}+`;
const HOUSE = 'ال';
const SERVANT = 'عبد';
const RELIGION = 'الدين';
const GOD = 'الله';

/** Latin forms of what stands before a name, with the gap behind them, by folded word. */
const PREFIXES: ReadonlyMap<string, RegExp> = new Map([
  [ARTICLE_AFFIX, /^(?:[ae]l[- ])?/iu],
  [HOUSE, /^[ae]l[- ]/iu],
  [SERVANT, /^abd(?: [ae]l-|(?:[aeu][lrs]|[eu]n)?(?:[- ]|(?=\p{Ll}{3})|(?=\p{Lu})))/iu],
  ['ابو', /^ab(?:ou|u|o)[- ]?/iu],
  ['ابي', /^abi[- ]/iu],
  ['ابا', /^aba[- ]/iu],
  ['ام', /^(?:umm?|oumm?|om)[- ]/iu],
  ['بن', /^(?:b[ei]n[- ]?|ibn[- ])/iu],
  ['ابن', /^(?:ibn|ben)[- ]/iu],
  ['بنت', /^bint[- ]/iu],
  ['ولد', /^(?:ould|wal[ae]d)[- ]/iu],
  ['بو', /^b(?:ou|u)[- ]?/iu],
  ['بني', /^b[ae]ni[- ]/iu],
  ['ايت', /^a[iï]t[- ]/iu],
  ['ذو', /^(?:dh|z|th)(?:u|ou?) ?(?:[au]l-?)?/iu],
]);

/** ألكسندرو, Alexandru: no article at all, or one that is part of the name. */
const GROWN_TOGETHER = /^[aei]l(?![- ])/iu;

const RELIGION_FORM = /(?:[- ]?[aeu][ld]| |-)?[- ]?d{1,2}(?:i|e|ee|ie)ne?$/iu;

/** A Latin word that goes with the one behind it. */
const LATIN_PREFIX =
  /^(?:abd(?:[aeu]l)?|ab(?:ou?|u|i|a)l?|bin|ben|ibn|bint|[ae]l|ould|wal[ae]d|a[iï]t|bou|oumm?|umm?|om|b[ae]ni)$/iu;

/** A Latin word that goes with the one before it. */
const LATIN_SUFFIX = /^(?:[aeu][ld]-?d[ei]{1,2}ne?|d?eddine?|allah)$/iu;

/** The words of a name in groups of one name each, whatever goes with it: محمد | بن سلمان | آل سعود. */
export function groupArabic(words: readonly string[]): string[][] {
  return group(
    words,
    (word) => PREFIXES.has(word),
    (word) => word === RELIGION || word === GOD,
  );
}

/** The same for a name in Latin letters: Mohammed | bin Salman | Al Saud. */
export function groupLatin(words: readonly string[]): string[] {
  return group(
    words,
    (word) => LATIN_PREFIX.test(word),
    (word) => LATIN_SUFFIX.test(word),
  ).map((unit) => unit.join(' '));
}

function group(
  words: readonly string[],
  isPrefix: (word: string) => boolean,
  isSuffix: (word: string) => boolean,
): string[][] {
  const groups: string[][] = [];
  for (const [i, word] of words.entries()) {
    const joins = i > 0 && (isPrefix(words[i - 1] as string) || isSuffix(word));
    if (joins) (groups.at(-1) as string[]).push(word);
    else groups.push([word]);
  }
  return groups;
}

/** What goes with a name, how it is written, and the name without it. */
export interface AffixedName {
  readonly affix: string;
  /** With the gap between it and the name. */
  readonly form: string;
  readonly words: readonly string[];
  readonly latin: string;
}

/** Parts the outermost affix from a name, or returns null where there is none or its Latin form is unusual. */
export function splitAffix(words: readonly string[], latin: string): AffixedName | null {
  if (words.length > 1 && words.at(-1) === RELIGION) {
    const found = RELIGION_FORM.exec(latin);
    if (found === null) return null;
    return { affix: RELIGION, form: found[0], words: words.slice(0, -1), latin: latin.slice(0, found.index) };
  }
  const [first = '', ...others] = words;
  if (others.length > 0 && PREFIXES.has(first)) {
    const form = PREFIXES.get(first)?.exec(latin)?.[0] ?? '';
    return form === '' ? null : rest(first, form, first === SERVANT ? withoutArticle(others) : others, latin);
  }
  if (others.length > 0 || !hasArticle(first) || GROWN_TOGETHER.test(latin)) return null;
  return rest(ARTICLE_AFFIX, PREFIXES.get(ARTICLE_AFFIX)?.exec(latin)?.[0] ?? '', [first.slice(ARTICLE.length)], latin);
}

function rest(affix: string, form: string, words: readonly string[], latin: string): AffixedName {
  return { affix, form, words, latin: capitalize(latin.slice(form.length)) };
}

function withoutArticle([first = '', ...others]: readonly string[]): string[] {
  return [first.startsWith(ARTICLE) ? first.slice(ARTICLE.length) : first, ...others];
}

/** The word is long enough for its ال to be the article. */
export function hasArticle(word: string): boolean {
  return word.startsWith(ARTICLE) && word.length > 4;
}

/** A name with its affix, small where nothing parts them: Abdel + Karim, bin + Salman, Noureddine. */
export function prefixed(form: string, latin: string): string {
  return /\p{L}$/u.test(form) ? form + latin.toLowerCase() : form + latin;
}
