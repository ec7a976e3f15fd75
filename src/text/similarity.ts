// The only door to `natural`: by sub-path, because its root loads database drivers, reads the user's .env and prints to stdout.
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';
import { TfIdf } from 'natural/lib/natural/tfidf/index.js';

/**
 * Jaro–Winkler similarity of two words, 0 (nothing in common) to 1 (equal). Good for ranking candidates that other evidence
 * has found, not for deciding by itself: it scores محمد صلاح and محمد صالح .978.
 */
export function similarity(a: string, b: string): number {
  return JaroWinklerDistance(a, b);
}

export interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/**
 * Weighs the terms of one text by how often they stand in it and how rare they are elsewhere, the strongest first.
 *
 * @param rarity - Inverse document frequency of a term: natural counts it over documents that it was given, and those that
 * we counted are too many to keep.
 */
export function weighTerms(terms: readonly string[], rarity: (term: string) => number): WeighedTerm[] {
  const index = Object.assign(new TfIdf(), { idf: rarity });
  index.addDocument([...terms]);
  return index.listTerms(0).map(({ term, tfidf }) => ({ term, weight: tfidf }));
}
