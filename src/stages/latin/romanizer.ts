import { foldKey } from '../../text/normalize.ts';
import type { LatinLookups } from './lookups.ts';
import type { LatinModel } from './model.ts';
import { type Part, partsOf } from './name-parts.ts';
import { type Word, wordsOf } from './name-words.ts';
import { ANYWHERE, createOriginGuess, originOf, whenAsked } from './origins.ts';
import { readOnce } from './read-once.ts';
import { createWordReader, type Reading } from './read-word.ts';
import { createSpellingChoice } from './spelling-choice.ts';
import { createWordMemory } from './word-memory.ts';
import { type Context, spellWord } from './word-spelling.ts';

export type { LatinLookups } from './lookups.ts';

export interface Romanizer {
  /**
   * A name as English-language media would write it, the likeliest spelling first, at most `alternatives` of them. What
   * is not in Arabic letters stays as it is. `country` (ISO 3166-1 alpha-2) tells by what habits names are spelled; where
   * it is not known they are guessed from the words of the name.
   */
  readonly name: (arabic: string, alternatives?: number, country?: string) => string[];
  /** The likeliest spelling alone, the empty one for a name without signs. */
  readonly best: (arabic: string, country?: string) => string;
  /** {@link name} for one word: no particles of names are looked for. */
  readonly word: (arabic: string, alternatives?: number) => string[];
}

export function createRomanizer(model: LatinModel, lookups: LatinLookups): Romanizer {
  const recall = createWordMemory(model);
  const read = readOnce(() => createWordReader(model));
  const choice = createSpellingChoice();
  const guess = createOriginGuess(lookups.origins);
  const compoundStarts = startsOfCompounds(lookups.names.keys());
  const isCompoundStart = (key: string): boolean => compoundStarts.has(key);
  const contextOf = (words: readonly Word[], alternatives: number, country: string): Context => {
    const told = originOf(country);
    const origin = whenAsked(() => (told === ANYWHERE ? guess(words.map(({ key }) => key)) : told));
    return { lookups, recall, read, choice, origin, alternatives };
  };
  const partsIn = (arabic: string, alternatives: number, country: string): Part[] => {
    const words = wordsOf(arabic);
    return partsOf(words, contextOf(words, alternatives, country), isCompoundStart);
  };
  return {
    name: (arabic, alternatives = 1, country = '') => combine(partsIn(arabic, alternatives, country), alternatives),
    best: (arabic, country = '') => firstOf(partsIn(arabic, 1, country)),
    word: (arabic, alternatives = 1) => {
      const word = { text: arabic, key: foldKey(arabic) };
      return combine([{ gap: ' ', readings: spellWord(word, contextOf([word], alternatives, '')) }], alternatives);
    },
  };
}

/** First words of the names of several words. */
function startsOfCompounds(names: Iterable<string>): Set<string> {
  const starts = new Set<string>();
  for (const name of names) {
    const end = name.indexOf(' ');
    if (end > 0) starts.add(name.slice(0, end));
  }
  return starts;
}

/** All parts by their first readings. */
function firstOf(parts: readonly Part[]): string {
  let latin = '';
  for (const { gap, readings } of parts) {
    const first = readings[0]?.latin ?? '';
    if (first !== '') latin = join(latin, gap, first);
  }
  return latin;
}

/** The cheapest ways to write all parts, in order of cost. The readings of each part come in that order. */
function combine(parts: readonly Part[], alternatives: number): string[] {
  if (alternatives === 1) return [firstOf(parts)].filter((latin) => latin !== '');
  let ways: Reading[] = [{ latin: '', cost: 0 }];
  for (const { gap, readings } of parts) {
    if (readings.every(({ latin }) => latin === '')) continue;
    ways = ways.flatMap((way) =>
      readings.map(({ latin, cost }) => ({ latin: join(way.latin, gap, latin), cost: way.cost + cost })),
    );
    if (ways.length > alternatives) ways = ways.sort((a, b) => a.cost - b.cost).slice(0, alternatives);
  }
  return [...new Set(ways.map(({ latin }) => latin))].filter((latin) => latin !== '');
}

/** What nothing parts is one word. */
function join(before: string, gap: string, latin: string): string {
  if (before === '') return latin;
  return gap === '' ? before + latin.toLowerCase() : before + gap + latin;
}
