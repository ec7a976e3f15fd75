import type { Word } from '../../document.ts';
import { beginOf, insideOf, LABELS, OUTSIDE, TYPES } from '../../stages/entities/tagger/labels.ts';
import type { Profile } from '../../stages/entities/tagger/weights-file.ts';

/** A span of words, its type, and how sure the teacher is. */
export type TaughtSpan = readonly [from: number, to: number, type: string, confidence: number];

/** A sentence of raw text that was tagged by a machine. */
export interface TaughtSentence {
  readonly words: readonly Word[];
  /** By profile whose conventions it was tagged by: the labels that this leaves possible for each word. */
  readonly allowed: Readonly<Partial<Record<Profile, readonly Uint8Array[]>>>;
}

/** Sentences of fewer or more words are mostly not sentences. */
export const SHORTEST = 4;
export const LONGEST = 120;

const OUTSIDE_ALONE = only(OUTSIDE);
const ANYTHING = new Uint8Array(LABELS).fill(1);
const ALONE = Array.from({ length: LABELS }, (_, label) => only(label));

/**
 * The labels of `words` words that are possible after what a teacher found. Mentions of which it is not `sure` teach
 * nothing: their words may have any label.
 */
export function allowedBy(spans: readonly TaughtSpan[], words: number, sure: number): Uint8Array[] {
  const allowed: Uint8Array[] = Array.from({ length: words }, () => OUTSIDE_ALONE);
  for (const [from, to, type, confidence] of spans) {
    const k = (TYPES as readonly string[]).indexOf(type);
    for (let at = from; at < Math.min(to, words); at++) {
      const label = at === from ? beginOf(k) : insideOf(k);
      allowed[at] = k < 0 || confidence < sure ? ANYTHING : (ALONE[label] as Uint8Array);
    }
  }
  return allowed;
}

function only(label: number): Uint8Array {
  const mask = new Uint8Array(LABELS);
  mask[label] = 1;
  return mask;
}
