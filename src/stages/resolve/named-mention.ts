import type { Mention } from '../../document.ts';
import type { LexiconEntry } from '../entities/gazetteer.ts';
import type { BodyName } from './body-name.ts';

export type Gender = 'm' | 'f' | 'u';

/** What a name says by itself. One object for all mentions that are written alike. */
export interface DescribedName {
  readonly name: string;
  /** Of a person without a title that was taken into it. */
  readonly bareName: string;
  /** Folded words. */
  readonly words: readonly string[];
  /** Parts of a person's name; see `nameUnits`. */
  readonly units: readonly string[];
  /** Of an organisation or place. */
  readonly body: BodyName | undefined;
  /** What the lexicons know of exactly this name. */
  readonly entry: LexiconEntry | undefined;
  /** The lexicons know the name, but as a thing of another kind: القاهرة of an organisation. */
  readonly isListedOtherwise: boolean;
}

/** A mention with what its words and the words around it say. */
export interface NamedMention extends DescribedName {
  readonly mention: Mention;
  /** Titles as written beside the name. */
  readonly roles: readonly string[];
  /** Words of the title before or after the name, without article and feminine ending. */
  readonly roleWords: ReadonlySet<string>;
  /** By title or given name. */
  readonly gender: Gender;
  /** By the verb before the name, whose subject it may be: a hint where several people could be meant. */
  readonly verbGender: Gender;
  /** After a word for a thing that bears a person's name: الإعصار دانيال. */
  readonly isThing: boolean;
}

export interface Cluster {
  readonly members: NamedMention[];
}
