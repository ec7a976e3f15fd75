import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { BoilerplateMatch, BoilerplatePhrase } from '../stages/clean/boilerplate.ts';
import type { Demonym } from '../stages/entities/demonyms.ts';
import { compileGazetteer, type GazetteerIndex } from '../stages/entities/gazetteer-index.ts';
import type { NameWords } from '../stages/entities/name-words.ts';
import type { CreditResources } from '../stages/find-credits.ts';
import type { LatinLookups } from '../stages/latin/romanizer.ts';
import type { SpeechLexicon } from '../stages/quotes/speech-lexicon.ts';
import type { SharedNames } from '../stages/resolve/reading.ts';
import { foldKey } from '../text/normalize.ts';
import { readLatinLookups } from './latin.ts';
import { lazy } from './lazy.ts';
import { readDemonyms, readLexicon, readLexicons } from './lexicon.ts';
import { readNameWords } from './names.ts';
import { readSharedNames } from './shared-names.ts';
import { readSpeechLexicon } from './speech.ts';
import { readClubs, readSportWords, type SportWords } from './sport.ts';
import { readEntries, readWordList } from './word-list.ts';

/** All that the data files say, checked and folded. */
export interface Knowledge {
  /** Hash over data files and weights. */
  readonly version: string;
  readonly gazetteer: GazetteerIndex;
  readonly demonyms: readonly Demonym[];
  /** Names that clubs go by in sport. */
  readonly clubs: GazetteerIndex;
  readonly sport: SportWords;
  /** Names that several places bear. */
  readonly sharedNames: SharedNames;
  /** Countries by their Latin names. */
  readonly countries: ReadonlySet<string>;
  readonly nameWords: NameWords;
  readonly speech: SpeechLexicon;
  readonly boilerplate: readonly BoilerplatePhrase[];
  readonly abbreviations: ReadonlySet<string>;
  readonly stateBodies: ReadonlySet<string>;
  readonly genericBodies: ReadonlySet<string>;
  readonly credits: CreditResources;
  /** Known Latin spellings; read when a name is first romanized. */
  readonly latin: () => LatinLookups;
}

/**
 * Reads and checks the data files below `home`.
 *
 * @throws AnalysisError 'resource' that names file and line.
 */
export function readKnowledge(home: URL): Knowledge {
  const data = new URL('data/', home);
  const lexicons = readLexicons(new URL('lexicon/', data));
  const sport = readSportWords(data);
  return {
    version: hashOf(home),
    gazetteer: compileGazetteer(lexicons),
    demonyms: readDemonyms(new URL('lexicon/', data)),
    clubs: compileGazetteer(readClubs(new URL('lexicon/', data), sport)),
    sport,
    sharedNames: readSharedNames(new URL('shared-names.tsv', data)),
    countries: readCountries(new URL('lexicon/places-countries.tsv', data)),
    nameWords: readNameWords(data),
    speech: readSpeechLexicon(new URL('quotes/', data)),
    boilerplate: readBoilerplate(new URL('boilerplate.tsv', data)),
    abbreviations: readKeys(new URL('abbreviations.txt', data)),
    stateBodies: readKeys(new URL('state-bodies.txt', data)),
    genericBodies: readKeys(new URL('generic-bodies.txt', data)),
    credits: {
      months: readMonths(new URL('time/gregorian-months.tsv', data)),
      bylineWords: readKeys(new URL('byline-words.txt', data)),
      agencies: readKeys(new URL('agencies.txt', data)),
    },
    latin: lazy(() => readLatinLookups(home, lexicons)),
  };
}

function readKeys(file: URL): Set<string> {
  return new Set(readWordList(file).map((phrase) => foldKey(phrase).toLowerCase()));
}

/** Entries without a code are regions and states of the past. */
function readCountries(file: URL): Set<string> {
  return new Set(readLexicon(file).flatMap(({ latin, code }) => (code === '' ? [] : [latin])));
}

function readMonths(file: URL): Map<string, number> {
  return new Map(readEntries(file, 2).map(({ columns: [name, month] }) => [foldKey(name as string), Number(month)]));
}

function readBoilerplate(file: URL): BoilerplatePhrase[] {
  return readEntries(file, 3).map(({ columns: [reason, match, phrase] }) => ({
    reason: reason as string,
    match: match as BoilerplateMatch,
    phrase: phrase as string,
  }));
}

/** Short hash over the names and contents of every data and weights file below `folder`. */
function hashOf(folder: URL): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(?:txt|tsv|bin)$/u.test(name)) hash.update(name).update(readFileSync(new URL(name, folder)));
  }
  return hash.digest('hex').slice(0, 12);
}
