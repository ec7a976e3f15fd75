import { BEAM, createBeam } from './beam.ts';
import { createKnownLookup, EMPTY_HASH, extendHash, finishHash } from './known-words.ts';
import { createLetterTags, MAX_LETTERS } from './letter-tags.ts';
import type { LatinModel } from './model.ts';
import { REGIONS, type Region } from './regions.ts';

/** One way to write a word, lower case. Scores are logarithms in steps of the model, smaller is likelier. */
export interface Reading {
  readonly latin: string;
  readonly cost: number;
}

/** Reads a word as people of a region write it: the likeliest readings, at most `most` of them. */
export type WordReader = (letters: string, region?: Region, most?: number) => Reading[];

/** What a word is given for being known, by how common it is. */
const KNOWN_BONUS = [48, 54, 58, 64] as const;

const NO_LETTERS = finishHash(EMPTY_HASH);

/** A reader of words; its working memory is made once and shared by all its calls. */
export function createWordReader(model: LatinModel): WordReader {
  const { chunks } = model;
  const letterTags = createLetterTags(model);
  const beam = createBeam(model, letterTags);
  const frequencyOf = createKnownLookup(model.known);
  const path = new Uint16Array(MAX_LETTERS);
  const hashes = new Uint32Array(BEAM);
  const costs = new Int32Array(BEAM);
  const order = new Uint8Array(BEAM);

  /** Reads the letters of the word that was taken in, and its end; returns the number of readings. */
  const readAll = (length: number, region: number): number => {
    let alive = 1;
    for (let row = 0; row <= length; row++) {
      const count = row < length ? letterTags.open(row, region) : letterTags.openEnd();
      alive = beam.readOn(row, alive, count);
      letterTags.close(count);
    }
    return alive;
  };

  const hashOf = (reading: number, length: number): number => {
    beam.trace(length, reading, path);
    let hash = EMPTY_HASH;
    for (let i = 0; i < length; i++) hash = extendHash(hash, chunks[path[i] as number] as string);
    return finishHash(hash);
  };

  const latinOf = (reading: number, length: number): string => {
    beam.trace(length, reading, path);
    let latin = '';
    for (let i = 0; i < length; i++) latin += chunks[path[i] as number] as string;
    return latin;
  };

  /** Puts the readings in order of their costs, known words cheaper, and returns how many different ones there are. */
  const rank = (alive: number, length: number): number => {
    let ranked = 0;
    for (let reading = 0; reading < alive; reading++) {
      const hash = hashOf(reading, length);
      hashes[reading] = hash;
      if (hash === NO_LETTERS || hashes.indexOf(hash) < reading) continue;
      const frequency = frequencyOf(hash);
      const cost = beam.costOf(length + 1, reading) - (frequency < 0 ? 0 : (KNOWN_BONUS[frequency] as number));
      costs[reading] = cost;
      let at = ranked++;
      for (; at > 0 && (costs[order[at - 1] as number] as number) > cost; at--) order[at] = order[at - 1] as number;
      order[at] = reading;
    }
    return ranked;
  };

  return (letters, region = '', most = BEAM) => {
    const length = letterTags.takeWord(letters);
    const ranked = rank(readAll(length, REGIONS.indexOf(region)), length);
    const readings: Reading[] = [];
    for (let i = 0; i < ranked && i < most; i++) {
      const reading = order[i] as number;
      readings.push({ latin: latinOf(reading, length), cost: costs[reading] as number });
    }
    return readings;
  };
}
