import { createDemonymLookup } from '../stages/entities/demonyms.ts';
import type { LexiconLine } from '../stages/entities/gazetteer.ts';
import { withoutArticle } from '../stages/tokens/bare-key.ts';
import { foldKey } from '../text/normalize.ts';
import { readDemonyms, readLexicon } from './lexicon.ts';
import { readWordList } from './word-list.ts';

/** Words that tell sport from other news, and clubs from cities; folded, without attached particles. */
export interface SportWords {
  readonly sportWords: ReadonlySet<string>;
  /** Before a club's name: فريق. */
  readonly clubCues: ReadonlySet<string>;
  /** Before a preposition and a club's name: فوزه على. */
  readonly matchWords: ReadonlySet<string>;
}

/** Reads them from the folder of the data files. */
export function readSportWords(data: URL): SportWords {
  const read = (file: string) => new Set(readWordList(new URL(file, data)).map(foldKey));
  return {
    sportWords: read('sport-words.txt'),
    clubCues: read('club-cues.txt'),
    matchWords: read('match-words.txt'),
  };
}

/**
 * The clubs of the lexicons under the names that reports call them by once it is clear that they speak of sport: without the class
 * word (نادي الشمال → الشمال) and the country (العربي القطري → العربي). Those that a club is not itself listed by are marked ambiguous, as
 * cities and ordinary words are called so, too. Those of countries are left out, since a national team is called so, and words of
 * sport: الملعب التونسي is no الملعب.
 */
export function readClubs(lexicon: URL, { sportWords, clubCues }: SportWords): LexiconLine[] {
  const demonymOf = createDemonymLookup(readDemonyms(lexicon));
  const countries = readLexicon(new URL('places-countries.tsv', lexicon));
  const names = countries.flatMap(({ name, variants }) => [name, ...variants]);
  const countryKeys = new Set(names.map(foldKey));
  const isOther = (key: string) => {
    const bare = withoutArticle(key);
    return countryKeys.has(key) || sportWords.has(key) || clubCues.has(bare);
  };
  const clubs = readLexicon(new URL('organisations-sport-clubs.tsv', lexicon));
  const byShortName = new Map<string, LexiconLine[]>();
  const lines: LexiconLine[] = [];
  for (const club of clubs) {
    const names = [club.name, ...club.variants];
    const short = new Set(names.map((name) => shortName(name, (key) => (demonymOf(key)?.code ?? '') !== '')));
    lines.push(
      ...lineOf(
        club,
        [...short].filter((name) => names.includes(name)),
      ),
    );
    for (const name of short) {
      if (!names.includes(name) && !isOther(foldKey(name)))
        byShortName.set(name, [...(byShortName.get(name) ?? []), club]);
    }
  }
  return [...lines, ...[...byShortName].map(([name, bearers]) => sharedLine(name, bearers))];
}

function lineOf(club: LexiconLine, [name, ...variants]: readonly string[]): LexiconLine[] {
  return name === undefined ? [] : [{ ...club, name, variants }];
}

/** A short name says no more than what all its bearers have in common: العربي of Qatar and of Kuwait. */
function sharedLine(name: string, bearers: readonly LexiconLine[]): LexiconLine {
  const first = bearers[0] as LexiconLine;
  const common = (field: 'latin' | 'code') =>
    bearers.every((other) => other[field] === first[field]) ? first[field] : '';
  return { name, variants: [], type: first.type, latin: common('latin'), code: common('code'), ambiguous: true };
}

const CLASS_WORD = 'نادي ';

const ARTICLE = 'ال';

function shortName(name: string, isNationality: (key: string) => boolean): string {
  const bare = name.startsWith(CLASS_WORD) ? name.slice(CLASS_WORD.length) : name;
  const words = bare.split(' ');
  const last = words.at(-1) as string;
  const isCountryLast = words.length > 1 && last.startsWith(ARTICLE) && isNationality(foldKey(last));
  return isCountryLast ? words.slice(0, -1).join(' ') : bare;
}
