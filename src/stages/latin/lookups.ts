import type { Origins } from './origins.ts';
import type { Spellings } from './spellings.ts';

/** What a word of names that is no name itself does. */
export type ParticleKind = 'place' | 'prefix' | 'servant' | 'suffix' | 'joined';

export interface NameParticle {
  readonly latin: string;
  readonly kind: ParticleKind;
}

/** What is known of names. */
export interface LatinLookups {
  /** Usual spellings by the words of a name as `nameWords` gives them, one space between. */
  readonly names: ReadonlyMap<string, Spellings>;
  /** Forms of the article and of particles, with the gap between them and the name, where regions differ. */
  readonly affixes: ReadonlyMap<string, Spellings>;
  /** By folded word: the first that fits counts. */
  readonly particles: ReadonlyMap<string, readonly NameParticle[]>;
  readonly origins: Origins;
}
