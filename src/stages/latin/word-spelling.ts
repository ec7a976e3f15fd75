import { normalize } from '../../text/normalize.ts';
import { ARTICLE, ARTICLE_AFFIX, hasArticle, prefixed } from './affixes.ts';
import { capitalizeName } from './capitals.ts';
import { lettersOf } from './letters.ts';
import type { LatinLookups } from './lookups.ts';
import type { Word } from './name-words.ts';
import type { Origin } from './origins.ts';
import type { Reading, WordReader } from './read-word.ts';
import { BEHIND_KNOWN, type SpellingChoice } from './spelling-choice.ts';
import type { WordMemory } from './word-memory.ts';

/** What the parts of one name are written by. */
export interface Context {
  readonly lookups: LatinLookups;
  readonly recall: WordMemory;
  readonly read: WordReader;
  readonly choice: SpellingChoice;
  readonly origin: () => Origin;
  /** Readings wanted of each part. */
  readonly alternatives: number;
}

/** Ways to write one word, the likeliest first: as it is known, else as it is read. What is not Arabic stays as it is. */
export function spellWord({ text, key }: Word, context: Context): readonly Reading[] {
  const letters = lettersOf(text);
  if (letters === '') return [{ latin: normalize(text), cost: 0 }];
  const known = knownSpellings(key, context);
  if (known.length === 0) return readName(letters, context);
  return context.alternatives === 1 ? known : ahead(known, readName(letters, context));
}

const NONE: readonly Reading[] = [];

/** Usual spellings of a name by its folded words, none where it is not known. */
export function usualSpellings(name: string, { lookups, choice, origin, alternatives }: Context): readonly Reading[] {
  const spellings = lookups.names.get(name);
  if (spellings === undefined) return NONE;
  return alternatives === 1 ? [{ latin: choice.choose(spellings, origin), cost: 0 }] : choice.rank(spellings, origin);
}

/** Spellings that are known, put before the readings of the model. */
export function ahead(known: readonly Reading[], readings: readonly Reading[]): Reading[] {
  const behind = BEHIND_KNOWN - (readings[0]?.cost ?? 0);
  const others = readings.filter(({ latin }) => !known.some((each) => each.latin === latin));
  return [...known, ...others.map(({ latin, cost }) => ({ latin, cost: cost + behind }))];
}

/** Of the word, or of what stands behind its article. */
function knownSpellings(key: string, context: Context): readonly Reading[] {
  const whole = usualSpellings(key, context);
  if (whole.length > 0 || !hasArticle(key)) return whole;
  const bare = usualSpellings(key.slice(ARTICLE.length), context);
  return bare.length === 0 ? NONE : behindArticle(bare, context);
}

function behindArticle(readings: readonly Reading[], { lookups, choice, origin }: Context): Reading[] {
  const article = choice.choose(lookups.affixes.get(ARTICLE_AFFIX) ?? 'al-', origin);
  return readings.map(({ latin, cost }) => ({ latin: prefixed(article, latin), cost }));
}

/** Letters that hardly any foreign name is written with. */
const ARAB_LETTERS = /[حخذصضطظعقةىئؤء]/u;

/** Readings of one word, with the article set off where the word is an Arab name. */
function readName(letters: string, context: Context): readonly Reading[] {
  if (!hasArticle(letters)) return readWhole(letters, context);
  const bare = letters.slice(ARTICLE.length);
  if (!ARAB_LETTERS.test(bare)) {
    const whole = readWhole(letters, context);
    if (/^[AEI]l/u.test(whole[0]?.latin ?? '')) return whole;
  }
  return behindArticle(readWhole(bare, context), context);
}

/** As it was spelled in training, else as it is read. */
function readWhole(letters: string, { recall, read, origin, alternatives }: Context): readonly Reading[] {
  const latin = recall(letters);
  const seen = latin === undefined ? NONE : [{ latin: capitalizeName(latin), cost: 0 }];
  if (seen.length > 0 && alternatives === 1) return seen;
  const readings = read(letters, origin().region, alternatives);
  const named = readings.map((reading) => ({ latin: capitalizeName(reading.latin), cost: reading.cost }));
  return seen.length > 0 ? ahead(seen, named) : named;
}
