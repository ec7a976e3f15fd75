import { readLexicons } from '../../resources/lexicon.ts';
import { readEntries } from '../../resources/word-list.ts';
import type { LexiconLine } from '../../stages/entities/gazetteer.ts';
import { lettersOf } from '../../stages/latin/letters.ts';
import { plainLatin } from '../../stages/latin/plain-latin.ts';
import type { NamePair } from './pairs.ts';

const DATA = new URL('../../resources/data/', import.meta.url);

/** They are written with care and for news: each counts as much as two rows of the lists. */
const WEIGHT = 2;

/** The people, places and organisations of the lexicons. */
export function readLexicon(): LexiconLine[] {
  return readLexicons(new URL('lexicon/', DATA));
}

/** Names of the project's own lists as pairs of words, where name and Latin form have as many words. */
export function readOwnNames(lexicon: readonly LexiconLine[] = readLexicon()): NamePair[] {
  return spelledNames(lexicon).flatMap(([arabic, latin]) => {
    const arabicWords = arabic.split(/[\s-]+/u);
    const latinWords = latin.split(/[\s-]+(?<!\b[ae]l-)/iu);
    if (arabicWords.length !== latinWords.length) return [];
    return arabicWords.flatMap((word, i) => pairsOf(lettersOf(word), latinWords[i] as string));
  });
}

function spelledNames(lexicon: readonly LexiconLine[]): [string, string][] {
  const files = ['first-names.tsv', 'family-names.tsv'].map((file) => new URL(`names/${file}`, DATA));
  const names = files.flatMap((file) =>
    readEntries(file, 4).map(({ columns: [name, latin] }) => [name, latin] as [string, string]),
  );
  // The words of a place's longer name are translated more often than spelled.
  const entries = lexicon.filter(({ name, type }) => type === 'PER' || (type === 'GPE' && !name.includes(' ')));
  return [...names, ...entries.map(({ name, latin }) => [name, latin] as [string, string])];
}

/** A word with the article is learned without it too; the article is not part of what is learned. */
function pairsOf(arabic: string, latin: string): NamePair[] {
  const article = /^[ae]l-/iu.test(latin) && arabic.startsWith('ال');
  const plain = plainLatin(article ? latin.slice(3) : latin);
  const whole = { arabic, latin: plain, weight: WEIGHT };
  return article ? [whole, { ...whole, arabic: arabic.slice(2) }] : [whole];
}
