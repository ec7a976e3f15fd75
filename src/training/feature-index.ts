import type { Word } from '../document.ts';
import {
  atDistance,
  BLIND_FEATURES,
  DISTANCES,
  EDGE,
  type FeatureSource,
  featuresOf,
  identityOf,
  JOINT,
  PAIR_FEATURES,
  pairFeatures,
  type WordFeatures,
} from '../stages/entities/tagger/features.ts';
import { EMPTY, findSlot, takeSlot } from '../stages/entities/tagger/hash.ts';

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
  /** Tagged by a machine: its occurrences count less, and of features new to it only those of single words are taken. */
  readonly isTaught: boolean;
  /** By token, where given: 1 for words of which no more is to be seen than of one that nobody knows. */
  readonly hidden?: Uint8Array;
}

/** The distances of a token's neighbours after that of its own. */
const OWN_FIRST = [...DISTANCES].sort((a, b) => Math.abs(a) - Math.abs(b));

/** Which features are used: all, or only those that do not give away which word it is that is to be labelled. */
export type View = 'full' | 'blind';

/** Pair features that a blind view may use; see pairFeatures. */
const BLIND_PAIRS = [2, 3, 4, 7, 9, 10, 11, 12];

/** What an occurrence in annotated text is worth, against 1 in taught text. */
const GOLD_WORTH = 4;

/** More than a token can have features. */
const MOST_FEATURES = 512;

const scratch = new Int32Array(MOST_FEATURES);
const pairs = new Int32Array(PAIR_FEATURES);

/** Hashes of the features of the token at `at`, its own first. */
function hashesAt(
  sentence: readonly WordFeatures[],
  joints: Int32Array,
  at: number,
  evidence: Int32Array | undefined,
  view: View,
): Int32Array {
  let count = 0;
  const word = (distance: number) => sentence[at + distance] ?? EDGE;
  for (const distance of OWN_FIRST) {
    const { hashes, near, far } = word(distance);
    const reach = Math.abs(distance);
    const end = reach === 0 ? hashes.length : reach === 1 ? near : far;
    const isBlind = view === 'blind' && reach === 0;
    for (let i = 0; i < end; i++) {
      if (!isBlind || BLIND_FEATURES.includes(i)) scratch[count++] = atDistance(hashes[i] as number, distance);
    }
  }
  pairFeatures(joints, at * JOINT, pairs);
  for (let i = 0; i < PAIR_FEATURES; i++) {
    if (view === 'full' || BLIND_PAIRS.includes(i)) scratch[count++] = pairs[i] as number;
  }
  if (view === 'full' && evidence !== undefined) for (const hash of evidence) scratch[count++] = hash;
  return scratch.slice(0, count);
}

/** Stands in for a stem that is not to be seen; no word has it. */
const HIDDEN_STEM = 0x48494445;

/** A table of words without any. */
const NO_KEYS = Int32Array.of(EMPTY, EMPTY);

/** Features of a word as if raw text and lists did not have it: its letters and particles tell what they can. */
function featuresOfUnknown(word: Word, { names, nameWords, vocabulary }: FeatureSource): WordFeatures {
  const made = featuresOf(word, {
    names,
    nameWords: { ...nameWords, firstNames: new Map(), familyNames: new Set() },
    vocabulary: { ...vocabulary, keys: NO_KEYS },
  });
  const identity = identityOf(word);
  const joint = made.joint.slice();
  joint[0] = HIDDEN_STEM;
  return { ...made, hashes: made.hashes.map((hash) => (identity.includes(hash) ? HIDDEN_STEM : hash)), joint };
}

/** Joint numbers of a sentence from the second word before it to the second behind it. */
function jointsOf(sentence: readonly WordFeatures[]): Int32Array {
  const words = [EDGE, EDGE, ...sentence, EDGE, EDGE];
  const joints = new Int32Array(words.length * JOINT);
  for (const [i, { joint }] of words.entries()) joints.set(joint, i * JOINT);
  return joints;
}

/** Slots for hashes: many more than there are features in some five million words. */
const SLOTS = 1 << 25;

/** Numbers the features of all sentences, leaving out those whose occurrences are worth less than `least` together. */
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
  const keys = new Int32Array(SLOTS);
  const counts = new Uint16Array(SLOTS);
  const hashed = inputs.map(({ words, evidence, isTaught, hidden }) => {
    const features = words.map((word, at) =>
      hidden?.[at] === 1 ? featuresOfUnknown(word, source) : featuresOfWord(word),
    );
    const joints = jointsOf(features);
    return features.map(({ hashes: own }, at) => {
      const hashes = hashesAt(features, joints, at, evidence[at], view);
      const taken = isTaught ? own.length : hashes.length;
      for (let i = 0; i < hashes.length; i++) {
        const hash = hashes[i] as number;
        const slot = i < taken ? takeSlot(keys, hash) : findSlot(keys, hash);
        if (slot >= 0) counts[slot] = Math.min(65535, (counts[slot] as number) + (isTaught ? 1 : GOLD_WORTH));
      }
      return hashes;
    });
  });
  const numbers = new Int32Array(SLOTS).fill(-1);
  const kept: number[] = [];
  for (let slot = 0; slot < SLOTS; slot++) {
    if ((counts[slot] as number) < least) continue;
    numbers[slot] = kept.length;
    kept.push(keys[slot] as number);
  }
  return {
    hashes: Int32Array.from(kept),
    sentences: inputs.map(({ corpus, allowed }, i) => ({
      corpus,
      allowed,
      features: (hashed[i] as Int32Array[]).map((hashes) => toNumbers(hashes, keys, numbers)),
    })),
  };
}

/** Puts the numbers of features in the place of their hashes, leaving out those that have none. */
function toNumbers(hashes: Int32Array, keys: Int32Array, numbers: Int32Array): Int32Array {
  let count = 0;
  for (let i = 0; i < hashes.length; i++) {
    const slot = findSlot(keys, hashes[i] as number);
    const number = slot < 0 ? -1 : (numbers[slot] as number);
    if (number >= 0) hashes[count++] = number;
  }
  return hashes.subarray(0, count);
}
