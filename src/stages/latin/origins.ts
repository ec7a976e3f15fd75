import { cluesOf, EVERYBODY, tellingWords } from './origin-keys.ts';
import { isArab, REGIONS, type Region, regionOf } from './regions.ts';

/**
 * What the words of a name tell about where it is from: pairs of a region's number in `REGIONS` and what is added to its
 * score, in hundredths of a natural logarithm; regions that are not listed get nothing. The empty key is for all names;
 * clues of a word (see `cluesOf`) have keys of their own.
 */
export type Origins = ReadonlyMap<string, readonly number[]>;

/** Steps of evidence in one natural logarithm. */
export const EVIDENCE_STEPS = 100;

/** Where a name is from. */
export interface Origin {
  /** The region that is as good as sure, maybe a wider one; else the empty one. */
  readonly region: Region;
  /** Regions that it may be from. */
  readonly likely: readonly LikelyRegion[];
}

export interface LikelyRegion {
  readonly region: Region;
  /** Probability, 0–1. */
  readonly share: number;
}

/** Anywhere: names are spelled as most are. */
export const ANYWHERE: Origin = madeOf('');

function madeOf(region: Region): Origin {
  return { region, likely: [{ region, share: 1 }] };
}

/** Where a name of a country (ISO 3166-1 alpha-2) is from; {@link ANYWHERE} where the country tells nothing. */
export function originOf(country: string): Origin {
  const region = regionOf(country);
  return region === '' ? ANYWHERE : madeOf(region);
}

/** Finds out where a name is from when that is first asked for: many names are spelled in one way everywhere. */
export function whenAsked(find: () => Origin): () => Origin {
  let found: Origin | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

/** True when the name is known to be of one region, not of a group of them. */
export function isSure({ region }: Origin): boolean {
  return region !== '' && region !== 'arab';
}

/** Tells from the words of a name, folded, where it is from. */
export type OriginGuess = (words: readonly string[]) => Origin;

export function createOriginGuess(origins: Origins): OriginGuess {
  const scores = new Float64Array(REGIONS.length);
  const start = new Float64Array(REGIONS.length).fill(Number.NEGATIVE_INFINITY);
  for (const region of regionsIn(origins.get(EVERYBODY) ?? [])) start[region] = 0;
  /** Adds what a key tells and says whether it tells anything. */
  const add = (key: string): boolean => {
    const evidence = origins.get(key);
    if (evidence === undefined) return false;
    for (let i = 0; i < evidence.length; i += 2) {
      scores[evidence[i] as number]! += (evidence[i + 1] as number) / EVIDENCE_STEPS;
    }
    return true;
  };
  return (words) => {
    scores.set(start);
    add(EVERYBODY);
    for (const word of tellingWords(words)) {
      if (!add(word)) for (const clue of cluesOf(word)) add(clue);
    }
    return originBy(scores);
  };
}

function regionsIn(evidence: readonly number[]): number[] {
  return evidence.filter((_, i) => i % 2 === 0);
}

/** A region is taken for granted from so much probability on, and so is a group of them. */
const SURE = 0.6;

/** For each of `REGIONS`. */
const ARE_ARAB = REGIONS.map(isArab);

/** Logarithm of how much less likely than the likeliest region the others may be. */
const REACH = Math.log(100);

function originBy(scores: Float64Array): Origin {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) highest = Math.max(highest, scores[i] as number);
  if (highest === Number.NEGATIVE_INFINITY) return ANYWHERE;
  const likely: { readonly region: Region; share: number }[] = [];
  let sum = 0;
  let arab = 0;
  for (let i = 0; i < scores.length; i++) {
    const behind = highest - (scores[i] as number);
    if (behind > REACH) continue;
    const share = Math.exp(-behind);
    likely.push({ region: REGIONS[i] as Region, share });
    sum += share;
    if (ARE_ARAB[i]) arab += share;
  }
  for (const each of likely) each.share /= sum;
  const sure = likely.find(({ share }) => share >= SURE);
  return { region: sure?.region ?? (arab / sum >= SURE ? 'arab' : ''), likely };
}
