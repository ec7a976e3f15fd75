import type { Decision } from '../../stages/tokens/particle-model.ts';
import { PREFIX_LETTERS, PRONOUNS, prefixFeatures, suffixFeatures } from './edge-features.ts';
import type { Edges } from './known-words.ts';
import type { Statistics } from './statistics.ts';

/** All that is known when the words of the training text are cut. */
export interface Evidence {
  readonly stats: Statistics;
  readonly known: ReadonlyMap<string, Edges>;
  /** Words of names, by counting key: log-odds that must be overcome before one of their letters counts as a particle. */
  readonly names: ReadonlyMap<string, number>;
  readonly prefixWeights: ArrayLike<number>;
  readonly suffixWeights: ArrayLike<number>;
}

/** Log-odds that a letter must reach to count as a particle. Tuned on the development half of UD_Arabic-PUD. */
const PREFIX_THRESHOLD: Readonly<Record<string, number>> = { و: 0, ف: 0.3, ب: 0.3, ل: 0, ك: 0.6, س: 0 };
const SUFFIX_THRESHOLD: Readonly<Record<string, number>> = {
  ه: 0,
  ها: 0,
  هم: 0,
  هما: 0,
  نا: 0.5,
  ني: 3,
  ك: 2.5,
  كن: 5,
};
const OTHER_SUFFIX_THRESHOLD = 2;
/** What is so many times as frequent wins: the rest behind a particle over a name, ة over the pronoun ه. */
const CLEARLY_MORE = 10;
/** A noun that stands so many times as often without the article as with it is a name that takes none. */
const BARE_NAME = 8;
/** A word that begins with the article stands without it at least once in so many times. */
const ARTICLE_SHARE = 3000;
const SHORTEST_HOST = 2;

/** Cuts the particles off `word`, a counting key, with all the counts of the training text at hand. */
export function segment(word: string, evidence: Evidence): Decision {
  const conjunction = !evidence.known.has(word) && 'وف'.includes(word[0] as string) && isPrefix(word, evidence) ? 1 : 0;
  const rest = word.slice(conjunction);
  const edges = evidence.known.get(rest);
  if (edges !== undefined) {
    const article = hasArticle(rest.slice(edges.prefix), evidence) ? 'written' : 'none';
    return { prefix: conjunction + edges.prefix, article, suffix: edges.suffix };
  }
  if (rest.startsWith('لل') && (rest.length > 3 || rest === 'لله')) {
    return segmentMerged(conjunction + 1, rest, evidence);
  }
  const preposition = 'بلكس'.includes(rest[0] as string) && isPrefix(rest, evidence) ? 1 : 0;
  return segmentHost(conjunction + preposition, rest.slice(preposition), evidence);
}

function segmentHost(prefix: number, host: string, evidence: Evidence): Decision {
  const edges = evidence.known.get(host);
  if (edges !== undefined) return { prefix, article: 'none', suffix: edges.suffix };
  if (hasArticle(host, evidence)) return { prefix, article: 'written', suffix: 0 };
  return { prefix, article: 'none', suffix: suffixLength(host, evidence) };
}

/**
 * للجنة is ل + اللجنة: the second ل is the noun's own when the article stands in front of it elsewhere. للبنان has no
 * article: the noun hardly ever takes one.
 */
function segmentMerged(prefix: number, word: string, evidence: Evidence): Decision {
  const { stats } = evidence;
  const own = stats.count(`ال${word.slice(1)}`);
  const article = stats.count(`ال${word.slice(2)}`);
  const bare = stats.count(word.slice(1));
  const takesNone = bare > BARE_NAME * (own + article) && !isPrefix(word.slice(1), evidence);
  if (takesNone) return { prefix, article: 'none', suffix: 0 };
  return { prefix, article: own > article ? 'absorbed' : 'merged', suffix: 0 };
}

function isPrefix(word: string, evidence: Evidence): boolean {
  const letter = word[0] as string;
  if (word.length <= SHORTEST_HOST || !PREFIX_LETTERS.includes(letter)) return false;
  if (letter === 'س' && !(word.length > 3 && 'يتنا'.includes(word[1] as string))) return false;
  const base = withoutPronoun(word, evidence.stats);
  if (base !== undefined && evidence.known.get(base)?.prefix === 0) return false;
  const own = prefixOdds(word, evidence);
  const odds = base === undefined ? own : (own + prefixOdds(base, evidence)) / 2;
  return odds > (PREFIX_THRESHOLD[letter] as number);
}

function prefixOdds(word: string, { stats, names, prefixWeights }: Evidence): number {
  const isRare = stats.count(word.slice(1)) > CLEARLY_MORE * (stats.count(word) + 1);
  return dot(prefixWeights, prefixFeatures(word, stats)) - (isRare ? 0 : (names.get(word) ?? 0));
}

/** The form without a pronoun at its end, where that is the better known: وفاتهم → وفاة. */
function withoutPronoun(word: string, stats: Statistics): string | undefined {
  const pronoun = PRONOUNS.find((ending) => ending !== 'ي' && ending !== 'ك' && word.endsWith(ending));
  if (pronoun === undefined) return undefined;
  const host = word.slice(0, -pronoun.length);
  const base = host.endsWith('ت') ? `${host.slice(0, -1)}ة` : host;
  return base.length > 3 && stats.count(base) > stats.count(word) ? base : undefined;
}

/** ال is the article where the word also stands without it, or behind ل, which swallows the alif of an article only. */
function hasArticle(word: string, { stats, known }: Evidence): boolean {
  if (!word.startsWith('ال') || word.length < 4 || known.has(word)) return false;
  const bare = word.slice(2);
  return (stats.count(`لل${bare}`) + stats.family(bare)) * ARTICLE_SHARE >= stats.count(word);
}

function suffixLength(word: string, evidence: Evidence): number {
  let best = 0;
  let length = 0;
  for (const pronoun of PRONOUNS) {
    if (pronoun === 'ي' || !word.endsWith(pronoun) || word.length - pronoun.length < SHORTEST_HOST) continue;
    const margin = suffixMargin(word, pronoun, evidence);
    if (margin <= best) continue;
    best = margin;
    length = pronoun.length;
  }
  return length;
}

/** By how much the log-odds for the pronoun exceed what is asked for. */
function suffixMargin(word: string, pronoun: string, { stats, names, suffixWeights }: Evidence): number {
  if (pronoun === 'ه' && isFeminine(word.slice(0, -1), stats)) return 0;
  const threshold = (SUFFIX_THRESHOLD[pronoun] ?? OTHER_SUFFIX_THRESHOLD) + (names.get(word) ?? 0);
  return dot(suffixWeights, suffixFeatures(word, pronoun, stats)) - threshold;
}

/** Some write ه for ة: مدرسه is مدرسة, since مدرس is so much rarer, while مكتبه is مكتب with a pronoun. */
function isFeminine(host: string, { family, nominal }: Statistics): boolean {
  if (host.endsWith('ت')) return false;
  const whole = `${host}ة`;
  return family(whole) + nominal(whole) > CLEARLY_MORE * (family(host) + nominal(host));
}

function dot(weights: ArrayLike<number>, values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
}
