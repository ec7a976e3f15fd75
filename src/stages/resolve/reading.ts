import type { Mention } from '../../document.ts';
import type { LexiconEntry } from '../entities/gazetteer.ts';

export type Rank = 'country' | 'capital' | 'city' | 'region';

/** One of the places that bear a name. */
export interface Reading {
  readonly entry: LexiconEntry;
  readonly rank: Rank;
  /** Marks of pronunciation that tell it, as letter:mark; letters count from 1. */
  readonly signs: readonly string[];
  /** Meant where nothing else decides. */
  readonly isDefault: boolean;
  /** Meant only where the words right beside the name say so. */
  readonly isBeside: boolean;
}

/** Names that several places bear, by folded words. */
export type SharedNames = ReadonlyMap<string, readonly Reading[]>;

/** A mention and what the lexicons know of its name. */
export interface PlaceMention {
  readonly mention: Mention;
  /** Folded words of the name. */
  readonly words: readonly string[];
  readonly entry: LexiconEntry | undefined;
}

export interface PlaceKnowledge {
  readonly sharedNames: SharedNames;
  /** ISO code of a nationality adjective. */
  readonly countryOf: (word: string) => string | undefined;
  readonly isCountry: (entry: LexiconEntry) => boolean;
}
