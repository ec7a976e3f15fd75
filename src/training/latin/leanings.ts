import { letterNumber } from '../../stages/latin/letters.ts';
import { STEP } from '../../stages/latin/model.ts';
import { isArab, REGIONS, type Region } from '../../stages/latin/regions.ts';
import type { TaggedWord } from './windows.ts';

/** A word as it is written in one region. */
export interface RegionalWord extends TaggedWord {
  readonly region: Region;
}

/** Tags seen and tags expected are taken to be so many more, against chance. */
const PRIOR = 1;

/** Leanings are taken so much stronger than they are seen: the model has learned from the same words. */
const GAIN = 1.4;

const MOST = 48;

/** A letter and the one behind it in one number. */
const pairKey = (letters: string, at: number): number =>
  letterNumber(letters.charCodeAt(at)) * 64 + (at + 1 < letters.length ? letterNumber(letters.charCodeAt(at + 1)) : 0);

/**
 * How much more often each tag is used in a region than the letter and the one behind it let expect, for each of
 * `REGIONS`, in steps of the model and negative where it is more often.
 */
export function trainLeanings(
  words: readonly TaggedWord[],
  regional: readonly RegionalWord[],
  tagCount: number,
): Int8Array {
  const usual = countTags(words);
  const seen = new Float64Array(REGIONS.length * tagCount);
  const expected = new Float64Array(REGIONS.length * tagCount);
  for (const { letters, tags, region } of regional) {
    for (const row of rowsOf(region)) {
      for (const [i, tag] of tags.entries()) {
        seen[row * tagCount + tag]! += 1;
        const { counts, sum } = usual.get(pairKey(letters, i)) ?? NEVER;
        for (const [usualTag, count] of counts) expected[row * tagCount + usualTag]! += count / sum;
      }
    }
  }
  return Int8Array.from(seen, (count, i) => {
    const leaning = Math.log((count + PRIOR) / ((expected[i] as number) + PRIOR));
    return Math.max(-MOST, Math.min(MOST, Math.round((-GAIN * leaning) / STEP)));
  });
}

interface TagCounts {
  readonly counts: Map<number, number>;
  sum: number;
}

const NEVER: TagCounts = { counts: new Map(), sum: 1 };

function countTags(words: readonly TaggedWord[]): Map<number, TagCounts> {
  const usual = new Map<number, TagCounts>();
  for (const { letters, tags, weight } of words) {
    for (const [i, tag] of tags.entries()) {
      const key = pairKey(letters, i);
      const found = usual.get(key) ?? { counts: new Map(), sum: 0 };
      found.counts.set(tag, (found.counts.get(tag) ?? 0) + weight);
      found.sum += weight;
      usual.set(key, found);
    }
  }
  return usual;
}

/** Rows of the regions that a word tells something about. */
function rowsOf(region: Region): number[] {
  const regions: Region[] = isArab(region) ? [region, 'arab'] : [region];
  return regions.map((name) => REGIONS.indexOf(name));
}
