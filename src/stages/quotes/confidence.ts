import type { Resolution } from '../../document.ts';
import type { Link } from './link.ts';

/** What the certainty of a quote or speaker depends on. */
export interface Certainty {
  readonly strength: Link['strength'] | 'indirect';
  /** Both marks are there. */
  readonly isBalanced: boolean;
  /** How the speaker was found; absent when only the quote itself is meant. */
  readonly resolution?: Resolution;
}

const QUOTE = { strong: 0.95, loose: 0.7, bare: 0.6, indirect: 0.7 } as const;
const UNBALANCED = 0.15;
const NOT_NAMED = 0.1;

/** Estimated probability of being right, by the class of link; docs/QUOTES.md has the table it rests on. */
export function confidenceOf({ strength, isBalanced, resolution = 'named' }: Certainty): number {
  return QUOTE[strength] - (isBalanced ? 0 : UNBALANCED) - (resolution === 'named' ? 0 : NOT_NAMED);
}
