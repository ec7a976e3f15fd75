import type { Entity, Mention, Resolution, Sentence } from '../../document.ts';
import type { Cue } from './find-cues.ts';
import type { RoleBook } from './holders.ts';
import type { Source } from './read-source.ts';
import type { PhraseContext } from './source-phrase.ts';

/** A cue and who it says is speaking. */
export interface Attribution {
  readonly cue: Cue;
  readonly source: Source | null;
  readonly resolution: Resolution;
  /** The outlet that passes the source on. */
  readonly via: Source | null;
  /** Those who may equally well be meant, when that leaves no source: قال فلان وفلان …. وأضاف. */
  readonly tied?: readonly Mention[];
}

/** Somebody who did or said something, at the token where the text says so. */
export interface Appearance {
  readonly token: number;
  readonly sentence: number;
  readonly source: Source;
  readonly speaks: boolean;
  /** The text names the source here, rather than referring back to it. */
  readonly named: boolean;
}

export interface DiscourseContext extends PhraseContext {
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly roles: RoleBook;
  /** Tokens inside marked spans that may be speech. */
  readonly quoted: ReadonlySet<number>;
}
