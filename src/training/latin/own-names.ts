import { readLexicons } from '../../resources/lexicon.ts';
import { readEntries } from '../../resources/word-list.ts';
import type { LexiconLine } from '../../stages/entities/gazetteer.ts';
import { lettersOf } from '../../stages/latin/letters.ts';
import { plainLatin } from '../../stages/latin/plain-latin.ts';
import { type Region, regionOf } from '../../stages/latin/regions.ts';
import type { NamePair } from './pairs.ts';

const DATA = new URL('../../resources/data/', import.meta.url);

/** They are written with care and for news: each counts as much as two rows of the lists. */
const WEIGHT = 2;

/** The people, places and organisations of the lexicons. */
export function readLexicon(): LexiconLine[] {
  return readLexicons(new URL('lexicon/', DATA));
}

/** A word of a name of the project's own, and the region whose habits its spelling follows. */
export interface OwnName extends NamePair {
  readonly region: Region;
}

interface Spelled {
  readonly name: string;
  readonly latin: string;
  /** ISO 3166-1 alpha-2, separated by |. */
  readonly codes: string;
}

/** Names of the project's own lists as pairs of words, where name and Latin form have as many words. */
export function readOwnNames(lexicon: readonly LexiconLine[] = readLexicon()): OwnName[] {
  return spelledNames(lexicon).flatMap(({ name, latin, codes }) => {
    const arabicWords = name.split(/[\s-]+/u);
    const latinWords = latin.split(/[\s-]+(?<!\b[ae]l-)/iu);
    if (arabicWords.length !== latinWords.length) return [];
    const region = commonRegion(codes);
    return arabicWords.flatMap((word, i) => pairsOf(lettersOf(word), latinWords[i] as string, region));
  });
}

function spelledNames(lexicon: readonly LexiconLine[]): Spelled[] {
  const given = readNames('first-names.tsv').map(({ columns: [name, latin] }) => [name, latin, '']);
  const families = readNames('family-names.tsv').map(({ columns: [name, latin, codes] }) => [name, latin, codes]);
  // The words of a place's longer name are translated more often than spelled.
  const entries = lexicon.filter(({ name, type }) => type === 'PER' || (type === 'GPE' && !name.includes(' ')));
  return [
    ...([...given, ...families] as [string, string, string][]).map(([name, latin, codes]) => ({ name, latin, codes })),
    ...entries.map(({ name, latin, code }) => ({ name, latin, codes: code })),
  ];
}

function readNames(file: string) {
  return readEntries(new URL(`names/${file}`, DATA), 4);
}

function commonRegion(codes: string): Region {
  const [region, ...others] = new Set(codes.split('|').map(regionOf));
  return region === undefined || others.length > 0 ? '' : region;
}

/**
 * A word with the article is learned without it too; the article is not part of what is learned, nor are regions told
 * from it.
 */
function pairsOf(arabic: string, latin: string, region: Region): OwnName[] {
  const article = /^[ae]l-/iu.test(latin) && arabic.startsWith('ال');
  const whole = { arabic, latin: plainLatin(article ? latin.slice(3) : latin), weight: WEIGHT, region };
  return article
    ? [
        { ...whole, region: '' },
        { ...whole, arabic: arabic.slice(2) },
      ]
    : [whole];
}
