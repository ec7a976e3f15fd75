// The only door to `natural`: by sub-path, because its root loads database drivers, reads the user's .env and prints to stdout.
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js';

/**
 * Jaro–Winkler similarity of two words, 0 (nothing in common) to 1 (equal). Good for ranking candidates that other evidence
 * has found, not for deciding by itself: it scores محمد صلاح and محمد صالح .978.
 */
export function similarity(a: string, b: string): number {
  return JaroWinklerDistance(a, b);
}
