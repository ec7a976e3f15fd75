import { nameWords } from '../entities/name-key.ts';
import { groupArabic, groupLatin, splitAffix } from './affixes.ts';
import { REGIONS, type Region, regionOf, widening } from './regions.ts';

/** A full name of a person, or a name from a list, and its usual spelling. */
export interface SpelledName {
  readonly name: string;
  readonly latin: string;
  /** ISO 3166-1 alpha-2; none for names of everywhere. */
  readonly codes: readonly string[];
}

/** How a name or an affix is spelled, where that is always in one way. */
export type Spellings = string | VariedSpellings;

export interface VariedSpellings {
  /** The most frequent one first. */
  readonly latin: readonly string[];
  /** Share of each of them, in thousandths, everywhere and in the regions that are known to differ. */
  readonly shares: { readonly '': readonly number[] } & Readonly<Partial<Record<Region, readonly number[]>>>;
}

/** Spellings of names and of their affixes (see `affixes.ts`) by folded words with one space between. */
export interface LearnedSpellings {
  readonly names: Map<string, Spellings>;
  readonly affixes: Map<string, Spellings>;
}

/** That something is spelled in a way, and where. */
interface Vote {
  readonly latin: string;
  readonly region: Region;
  readonly weight: number;
}

type Votes = Map<string, Vote[]>;

/** What a listed spelling counts for in general, and in its countries. */
const LISTED = 20;
const LISTED_AT_HOME = 2;

/** What a vote for a name with its affix counts for the name without it. */
const WITHOUT_AFFIX = 0.4;

/** So many votes of a region are taken to be like those of the region around it. */
const PRIOR = 2;

/** Learns how the parts of names are spelled, and where: from full names, and from lists of names. */
export function learnSpellings(people: readonly SpelledName[], listed: readonly SpelledName[]): LearnedSpellings {
  const names: Votes = new Map();
  const affixes: Votes = new Map();
  const vote = (words: readonly string[], latin: string, region: Region, weight: number): void => {
    if (latin === '') return;
    addVote(names, words.join(' '), { latin, region, weight });
    const affixed = splitAffix(words, latin);
    if (affixed === null) return;
    addVote(affixes, affixed.affix, { latin: affixed.form, region, weight });
    vote(affixed.words, affixed.latin, region, weight * WITHOUT_AFFIX);
  };
  for (const { name, latin, codes } of people) {
    for (const { words, spelling } of pairParts(name, latin)) vote(words, spelling, regionOf(codes[0] ?? ''), 1);
  }
  for (const { name, latin, codes } of listed) {
    if (codes.length === 0) vote(nameWords(name), latin, '', LISTED);
    for (const code of codes) vote(nameWords(name), latin, regionOf(code), LISTED_AT_HOME / codes.length);
  }
  return { names: resolveAll(names), affixes: resolveAll(affixes) };
}

interface Part {
  readonly words: readonly string[];
  readonly spelling: string;
}

/** The parts of a full name, none where they cannot be told apart in both scripts. */
function pairParts(name: string, latin: string): Part[] {
  const arabicParts = groupArabic(nameWords(name));
  const latinParts = groupLatin(latin.split(/\s+/u));
  if (arabicParts.length < 2 || arabicParts.length !== latinParts.length) return [];
  return arabicParts.map((words, i) => ({ words, spelling: latinParts[i] as string }));
}

function addVote(votes: Votes, key: string, vote: Vote): void {
  const known = votes.get(key);
  if (known === undefined) votes.set(key, [vote]);
  else known.push(vote);
}

function resolveAll(votes: Votes): Map<string, Spellings> {
  return new Map([...votes].map(([key, own]) => [key, resolve(own)]));
}

function resolve(votes: readonly Vote[]): Spellings {
  const latin = mostFrequentFirst(votes);
  if (latin.length === 1) return latin[0] as string;
  const counts = countByRegion(votes, latin);
  const shares = new Map<Region, readonly number[]>();
  // Wider regions come before those that they hold.
  for (const region of REGIONS) {
    const own = counts.get(region);
    if (own === undefined) continue;
    const around = widening(region)[1];
    shares.set(region, sharesOf(own, around === undefined ? undefined : shares.get(around)));
  }
  return { latin, shares: Object.fromEntries(shares) as unknown as VariedSpellings['shares'] };
}

function mostFrequentFirst(votes: readonly Vote[]): string[] {
  const counts = new Map<string, number>();
  for (const { latin, weight } of votes) counts.set(latin, (counts.get(latin) ?? 0) + weight);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([latin]) => latin);
}

/** What each spelling counts for in each region; a vote counts in the regions around its own too. */
function countByRegion(votes: readonly Vote[], latin: readonly string[]): Map<Region, number[]> {
  const counts = new Map<Region, number[]>();
  for (const vote of votes) {
    const at = latin.indexOf(vote.latin);
    for (const region of widening(vote.region)) {
      const own = counts.get(region) ?? latin.map(() => 0);
      own[at]! += vote.weight;
      counts.set(region, own);
    }
  }
  return counts;
}

/** Thousandths of each count, given those in the region around. */
function sharesOf(counts: readonly number[], around?: readonly number[]): number[] {
  const prior = around === undefined ? 0 : PRIOR;
  const sum = counts.reduce((a, b) => a + b, prior);
  return counts.map((count, i) => Math.round((1000 * count + prior * (around?.[i] ?? 0)) / sum));
}
