import { levenshtein } from './levenshtein.ts';
import { STEP } from './model.ts';
import type { Origin } from './origins.ts';
import type { Reading } from './read-word.ts';
import { type Region, widening } from './regions.ts';
import type { Spellings, VariedSpellings } from './spellings.ts';

/** Spellings that differ in more letters are equally wrong for each other. */
const MOST_LETTERS = 3;

/** Cost of the model's best reading where a spelling is known; spellings that are used as rarely are left to the model. */
export const BEHIND_KNOWN = 40;

/** What comes behind the chosen spelling costs so much at least, however often it is used. */
const LEAST_BEHIND = 1;

/** Chooses among the spellings of a name by where the name is from. */
export interface SpellingChoice {
  /**
   * The one that is nearest, on average, to how the name is spelled in all regions that it may be from (least Bayes risk,
   * by letters that differ).
   */
  readonly choose: (spellings: Spellings, origin: () => Origin) => string;
  /** That one, and the others behind it by how often they are used there. */
  readonly rank: (spellings: Spellings, origin: () => Origin) => Reading[];
}

export function createSpellingChoice(): SpellingChoice {
  const known = new WeakMap<VariedSpellings, Uint8Array>();
  const distancesOf = (spellings: VariedSpellings): Uint8Array => {
    const distances = known.get(spellings) ?? distancesBetween(spellings.latin);
    known.set(spellings, distances);
    return distances;
  };
  // Of two, each is as far from the other: no letters need be compared.
  const bestOf = (spellings: VariedSpellings, shares: readonly number[]): number =>
    shares.length === 2 ? indexOfLargest(shares) : indexOfLeastRisk(shares, distancesOf(spellings));
  return {
    choose: (spellings, origin) => {
      if (typeof spellings === 'string') return spellings;
      return spellings.latin[bestOf(spellings, expectedShares(spellings, origin()))] as string;
    },
    rank: (spellings, origin) => {
      if (typeof spellings === 'string') return [{ latin: spellings, cost: 0 }];
      const shares = expectedShares(spellings, origin());
      return rankBehind(bestOf(spellings, shares), spellings.latin, shares);
    },
  };
}

function rankBehind(best: number, latin: readonly string[], shares: readonly number[]): Reading[] {
  const costs = shares.map((share) => Math.log((shares[best] as number) / share) / STEP);
  const others = latin
    .map((spelling, i) => ({ latin: spelling, cost: Math.max(LEAST_BEHIND, costs[i] as number), isBest: i === best }))
    .filter(({ isBest, cost }) => !isBest && cost < BEHIND_KNOWN)
    .map(({ latin: spelling, cost }) => ({ latin: spelling, cost }));
  return [{ latin: latin[best] as string, cost: 0 }, ...others.sort((a, b) => a.cost - b.cost)];
}

function expectedShares({ latin, shares }: VariedSpellings, { likely }: Origin): number[] {
  const expected = latin.map(() => 0);
  for (const { region, share } of likely) {
    const own = shares[nearestListed(shares, region)] as readonly number[];
    for (let i = 0; i < expected.length; i++) expected[i]! += share * (own[i] as number);
  }
  return expected;
}

function nearestListed(shares: VariedSpellings['shares'], region: Region): Region {
  return widening(region).find((wider) => shares[wider] !== undefined) as Region;
}

function indexOfLargest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

/** Least sum of distances to all others, each weighed by its share. One row of `distances` for each spelling. */
function indexOfLeastRisk(shares: readonly number[], distances: Uint8Array): number {
  let best = 0;
  let leastRisk = Number.POSITIVE_INFINITY;
  for (let i = 0; i < shares.length; i++) {
    let risk = 0;
    for (let j = 0; j < shares.length; j++)
      risk += (shares[j] as number) * (distances[i * shares.length + j] as number);
    if (risk >= leastRisk) continue;
    leastRisk = risk;
    best = i;
  }
  return best;
}

/** Each pair is measured once. */
function distancesBetween(latin: readonly string[]): Uint8Array {
  const plain = latin.map((spelling) => spelling.toLowerCase());
  const distances = new Uint8Array(plain.length ** 2);
  for (const [i, a] of plain.entries()) {
    for (const [j, b] of plain.slice(0, i).entries()) {
      const distance = Math.min(MOST_LETTERS, levenshtein(a, b));
      distances[i * plain.length + j] = distance;
      distances[j * plain.length + i] = distance;
    }
  }
  return distances;
}
