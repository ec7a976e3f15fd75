import { nameWords } from '../entities/name-key.ts';
import { cluesOf, EVERYBODY, isClue, tellingWords } from './origin-keys.ts';
import { EVIDENCE_STEPS } from './origins.ts';
import { REGIONS, regionOf } from './regions.ts';
import type { SpelledName } from './spellings.ts';

/** Clues that fewer people have tell nothing. */
const LEAST_PEOPLE = 3;

/** People whose regions are taken to be those of all, for a word and for a clue. */
const WORD_PRIOR = 2;
const CLUE_PRIOR = 30;

/** Learns in which regions people have which words in their names. */
export function learnOrigins(people: readonly SpelledName[]): Map<string, number[]> {
  const counts = countRegions(people);
  const all = counts.get(EVERYBODY) ?? new Map<number, number>();
  const total = sumOf(all);
  const origins = new Map<string, number[]>();
  for (const [key, regions] of counts) {
    if (isClue(key) && sumOf(regions) < LEAST_PEOPLE) continue;
    const prior = isClue(key) ? CLUE_PRIOR : WORD_PRIOR;
    const evidence = ([region, count]: readonly [number, number]): number => {
      const share = (all.get(region) as number) / total;
      return Math.log(key === EVERYBODY ? share : 1 + count / (prior * share));
    };
    origins.set(
      key,
      [...regions].flatMap((entry) => [entry[0], Math.round(EVIDENCE_STEPS * evidence(entry))]),
    );
  }
  return origins;
}

/** People of each region, by its number, for each key. */
function countRegions(people: readonly SpelledName[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const { name, codes } of people) {
    const keys = new Set(tellingWords(nameWords(name)).flatMap((word) => [word, ...cluesOf(word)]));
    for (const region of new Set(codes.map((code) => REGIONS.indexOf(regionOf(code))))) {
      for (const key of [EVERYBODY, ...keys]) {
        const regions = counts.get(key) ?? new Map<number, number>();
        counts.set(key, regions.set(region, (regions.get(region) ?? 0) + 1));
      }
    }
  }
  return counts;
}

const sumOf = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
