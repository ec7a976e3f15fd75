import { foldKey, normalize } from '../../text/normalize.ts';
import { nameWords } from '../entities/name-key.ts';
import { type ArticleStyles, likeliestStyle } from './article-style.ts';
import { capitalize } from './capitals.ts';
import { lettersOf } from './letters.ts';
import type { LatinModel } from './model.ts';
import { createWordReader, type Reading, type WordReader } from './read-word.ts';

/** What a word of names that is no name itself does. */
export type ParticleKind = 'prefix' | 'servant' | 'suffix' | 'joined';

export interface NameParticle {
  readonly latin: string;
  readonly kind: ParticleKind;
}

/** Names whose usual spelling is known. */
export interface LatinLookups {
  /** By the words of a name as `nameWords` gives them, one space between. */
  readonly names: ReadonlyMap<string, string>;
  /** By folded word. */
  readonly particles: ReadonlyMap<string, NameParticle>;
  readonly articleStyles: ArticleStyles;
}

export interface Romanizer {
  /**
   * A name as English-language media would write it, the likeliest spelling first, at most `alternatives` of them. What
   * is not in Arabic letters stays as it is. `country` (ISO 3166-1 alpha-2) tells how the article is written.
   */
  readonly name: (arabic: string, alternatives?: number, country?: string) => string[];
  /** The same for one word: no particles of names are looked for. */
  readonly word: (arabic: string, alternatives?: number) => string[];
}

/** Words in the longest name that is looked up whole. */
const LONGEST_NAME = 3;

/** Added to the costs of the model's readings where a lookup knows the word. */
const BEHIND_LOOKUP = 40;

const ARTICLE = 'ال';
const SON = 'بن';

export function createRomanizer(model: LatinModel, lookups: LatinLookups): Romanizer {
  const read = createWordReader(model);
  return {
    name: (arabic, alternatives = 1, country = '') => combine(partsOf(arabic, country, lookups, read), alternatives),
    word: (arabic, alternatives = 1) =>
      combine([readPart(arabic, contextOf([arabic], '', lookups, read))], alternatives),
  };
}

/** What the words of a name tell about how each of them is written. */
interface Context {
  readonly names: LatinLookups['names'];
  readonly read: WordReader;
  /** The article before a family's name. */
  readonly article: string;
}

function contextOf(words: readonly string[], country: string, lookups: LatinLookups, read: WordReader): Context {
  const others = words.slice(0, -1).flatMap(nameWords);
  const article = words.some((word) => word.startsWith(ARTICLE))
    ? likeliestStyle(lookups.articleStyles, [country, ...others])
    : '';
  return { names: lookups.names, read, article };
}

/** The ways to write one part of a name, and what parts it from the part before. */
interface Part {
  readonly gap: string;
  readonly readings: readonly Reading[];
}

function partsOf(arabic: string, country: string, lookups: LatinLookups, read: WordReader): Part[] {
  const words = arabic
    .trim()
    .split(/[\s\u2010-\u2013-]+/u)
    .flatMap(splitServant);
  const context = contextOf(words, country, lookups, read);
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const known = findCompound(words, at, lookups);
    if (known !== null) {
      parts.push(fixed(known.latin, ' '));
      at = known.to;
      continue;
    }
    const word = words[at] as string;
    const particle = lookups.particles.get(foldKey(word));
    if (particle === undefined || !fits(particle, at, words)) parts.push(readPart(word, context));
    else if (particle.kind === 'joined') parts.push(fixed(particle.latin, ''));
    else parts.push(fixed(particle.latin, ' '));
    at++;
    if (particle?.kind === 'servant' && at < words.length) words[at] = (words[at] as string).slice(ARTICLE.length);
  }
  return parts;
}

/** عبدالرحمن → عبد, الرحمن. */
function splitServant(word: string): string[] {
  return /^عبدال.{2,}$/u.test(word) ? ['عبد', word.slice(3)] : [word];
}

function fits({ kind }: NameParticle, at: number, words: readonly string[]): boolean {
  if (kind === 'suffix' || kind === 'joined') return at > 0;
  const next = words[at + 1];
  if (next === undefined) return false;
  return kind === 'prefix' || (next.startsWith(ARTICLE) && next.length > 3);
}

const fixed = (latin: string, gap: string): Part => ({ gap, readings: [{ latin, cost: 0 }] });

/** The longest name of several words that begins at word `at`. */
function findCompound(
  words: readonly string[],
  at: number,
  { names }: LatinLookups,
): { latin: string; to: number } | null {
  for (let to = Math.min(words.length, at + LONGEST_NAME); to > at + 1; to--) {
    const latin = names.get(nameWords(words.slice(at, to).join(' ')).join(' '));
    // "بن سالم" is a family's name at the end of a name; within one it says whose son somebody is.
    if (latin !== undefined && !(words[at] === SON && at > 0 && to < words.length)) return { latin, to };
  }
  return null;
}

function readPart(word: string, context: Context): Part {
  const letters = lettersOf(word);
  if (letters === '') return fixed(normalize(word), ' ');
  const readings = readName(letters, context);
  const known = knownSpelling(letters, context);
  if (known === undefined) return { gap: ' ', readings };
  const behind = BEHIND_LOOKUP - (readings[0]?.cost ?? 0);
  const rivals = readings.map(({ latin, cost }) => ({ latin, cost: cost + behind }));
  return { gap: ' ', readings: [{ latin: known, cost: 0 }, ...rivals] };
}

/** Of the word, or of what stands behind its article. */
function knownSpelling(letters: string, { names, article }: Context): string | undefined {
  const key = foldKey(letters);
  const known = names.get(key);
  if (known !== undefined || !letters.startsWith(ARTICLE) || letters.length < 5) return known;
  const bare = names.get(key.slice(ARTICLE.length));
  return bare === undefined ? undefined : article + bare;
}

/** Letters that hardly any foreign name is written with. */
const ARAB_LETTERS = /[حخذصضطظعقةىئؤء]/u;

/** Readings of one word by the model, with the article set off where the word is an Arab name. */
function readName(letters: string, { read, article }: Context): Reading[] {
  const whole = read(letters);
  if (!letters.startsWith(ARTICLE) || letters.length < 5) return whole.map(capitalized);
  const isForeign = /^[aei]l/u.test(whole[0]?.latin ?? '') && !ARAB_LETTERS.test(letters.slice(ARTICLE.length));
  if (isForeign) return whole.map(capitalized);
  return read(letters.slice(ARTICLE.length)).map(({ latin, cost }) => ({ latin: article + capitalize(latin), cost }));
}

function capitalized({ latin, cost }: Reading): Reading {
  return {
    latin: capitalize(latin).replace(
      /^Mc(?=[b-df-hj-np-tv-z])./u,
      (start) => `Mc${(start[2] as string).toUpperCase()}`,
    ),
    cost,
  };
}

/** The cheapest ways to write all parts, in order of cost. The readings of each part come in that order. */
function combine(parts: readonly Part[], alternatives: number): string[] {
  if (parts.length === 1) return latinsOf((parts[0] as Part).readings.slice(0, alternatives));
  let ways: Reading[] = [{ latin: '', cost: 0 }];
  for (const { gap, readings } of parts) {
    if (readings.every(({ latin }) => latin === '')) continue;
    ways = ways
      .flatMap((way) =>
        readings.map(({ latin, cost }) => ({ latin: join(way.latin, gap, latin), cost: way.cost + cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, alternatives);
  }
  return latinsOf(ways);
}

function latinsOf(readings: readonly Reading[]): string[] {
  return [...new Set(readings.map(({ latin }) => latin))].filter((latin) => latin !== '');
}

function join(before: string, gap: string, latin: string): string {
  return before === '' ? latin : before + gap + latin;
}
