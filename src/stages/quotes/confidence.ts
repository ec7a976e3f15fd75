import type { Quote, Resolution } from '../../document.ts';
import type { Link } from './link.ts';

/** What the certainty of a quote depends on. */
export interface Certainty {
  readonly strength: Link['strength'] | 'indirect';
  /** Both marks are there. */
  readonly isBalanced: boolean;
}

/** Estimated probability of being right, by how the words hang on their source; docs/QUOTES.md has the counts behind it. */
const QUOTE = { strong: 0.98, loose: 0.78, bare: 0.6, indirect: 0.7 } as const;

/** Taken off where a mark is missing and the end is a guess. */
const UNBALANCED = 0.1;

/** Taken off for one to three words, which may be a term as well. */
const FRAGMENT = 0.2;

/** Taken off for the speaker, by how it was found. */
const SPEAKER: Readonly<Record<Resolution, number>> = { named: 0.02, implicit: 0.05, pronoun: 0.05, context: 0.1 };

/** That the words are reported, and where they begin and end. */
export function quoteConfidence(kind: Quote['kind'], { strength, isBalanced }: Certainty): number {
  return QUOTE[strength] - (isBalanced ? 0 : UNBALANCED) - (kind === 'fragment' ? FRAGMENT : 0);
}

/** That they are, and that this is who is quoted. */
export function speakerConfidence(kind: Quote['kind'], certainty: Certainty, resolution: Resolution): number {
  return quoteConfidence(kind, certainty) - SPEAKER[resolution];
}
