import type { Word } from '../document.ts';
import {
  atDistance,
  BLIND_FEATURES,
  DISTANCES,
  EDGE,
  type FeatureSource,
  featuresOf,
  PAIR_FEATURES,
  pairFeatures,
  type WordFeatures,
} from '../stages/entities/tagger/features.ts';
import { findSlot, takeSlot } from '../stages/entities/tagger/hash.ts';

/** A sentence as the trainer sees it: the numbers of the features of each token. */
export interface IndexedSentence {
  readonly corpus: number;
  readonly allowed: readonly Uint8Array[];
  /** By token: numbers of its features. */
  readonly features: readonly Int32Array[];
}

export interface FeatureIndex {
  /** Hash of each feature. */
  readonly hashes: Int32Array;
  readonly sentences: readonly IndexedSentence[];
}

export interface IndexInput {
  readonly corpus: number;
  readonly words: readonly Word[];
  readonly allowed: readonly Uint8Array[];
  /** By token: hashes of features that do not come from the words alone. */
  readonly evidence: readonly (Int32Array | undefined)[];
}

/** Which features are used: all, or only those that do not give away which word it is that is to be labelled. */
export type View = 'full' | 'blind';

/** Pair features that a blind view may use; see pairFeatures. */
const BLIND_PAIRS = [2, 3, 4, 7, 9, 10, 11, 12];

/** Hashes of the features of the token at `at`. */
function hashesAt(
  sentence: readonly WordFeatures[],
  at: number,
  evidence: Int32Array | undefined,
  view: View,
): Int32Array {
  const hashes: number[] = [];
  for (const distance of DISTANCES) {
    const word = sentence[at + distance] ?? EDGE;
    const reach = Math.abs(distance);
    const count = reach === 0 ? word.hashes.length : reach === 1 ? word.near : word.far;
    const own = view === 'blind' && reach === 0 ? BLIND_FEATURES : undefined;
    for (let i = 0; i < count; i++) {
      if (own === undefined || own.includes(i)) hashes.push(atDistance(word.hashes[i] as number, distance));
    }
  }
  const pairs = new Int32Array(PAIR_FEATURES);
  const word = (distance: number) => sentence[at + distance] ?? EDGE;
  pairFeatures(word(-2), word(-1), word(0), word(1), pairs);
  if (view === 'blind') hashes.push(...BLIND_PAIRS.map((i) => pairs[i] as number));
  else hashes.push(...pairs, ...(evidence ?? []));
  return Int32Array.from(hashes);
}

/** Numbers the features of all sentences, leaving out those that come fewer than `least` times. */
export function indexFeatures(
  inputs: readonly IndexInput[],
  source: FeatureSource,
  least: number,
  view: View = 'full',
): FeatureIndex {
  const known = new Map<Word, WordFeatures>();
  const featuresOfWord = (word: Word): WordFeatures => {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const made = featuresOf(word, source);
    known.set(word, made);
    return made;
  };
  const keys = new Int32Array(1 << 25);
  const counts = new Uint16Array(1 << 25);
  const hashed = inputs.map((input) => {
    const features = input.words.map(featuresOfWord);
    return features.map((_, at) => {
      const hashes = hashesAt(features, at, input.evidence[at], view);
      for (const hash of hashes) {
        const slot = takeSlot(keys, hash);
        if ((counts[slot] as number) < 65535) counts[slot] = (counts[slot] as number) + 1;
      }
      return hashes;
    });
  });
  const numbers = new Int32Array(keys.length).fill(-1);
  const kept: number[] = [];
  for (let slot = 0; slot < keys.length; slot++) {
    if ((counts[slot] as number) < least) continue;
    numbers[slot] = kept.length;
    kept.push(keys[slot] as number);
  }
  const numbered = (hashes: Int32Array) =>
    hashes.map((hash) => numbers[findSlot(keys, hash)] as number).filter((n) => n >= 0);
  return {
    hashes: Int32Array.from(kept),
    sentences: inputs.map((input, i) => ({
      corpus: input.corpus,
      allowed: input.allowed,
      features: (hashed[i] as Int32Array[]).map(numbered),
    })),
  };
}
