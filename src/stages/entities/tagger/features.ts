import type { TokenKind, Word } from '../../../document.ts';
import type { NameWords } from '../name-words.ts';
import { hashText, mix } from './hash.ts';
import { type NameModel, nameScore } from './name-likeness.ts';
import { findWord, PROFILE_PARTS, type Vocabulary } from './vocabulary.ts';

/** What the features of a word are looked up in. */
export interface FeatureSource {
  readonly vocabulary: Vocabulary;
  readonly names: NameModel;
  readonly nameWords: NameWords;
}

/** Everything the tagger looks at in one written form; hashes stand for features. */
export interface WordFeatures {
  /** Features of the word itself; the first `near` of them also speak to its neighbours, the first `far` to the next but one. */
  readonly hashes: Int32Array;
  readonly near: number;
  readonly far: number;
  /** Runs of `hashes`, one after the other from {@link RUNS_BEGIN} on, that many words have in common. */
  readonly runs: readonly HashRun[];
  /** Numbers that features of several words together are made of; see {@link Joint}. */
  readonly joint: Int32Array;
}

/** Places in a word's joint numbers: hash of its stem, its clusters, its likeness to names. */
const Joint = { Stem: 0, Coarse: 1, Middle: 2, Fine: 3, Likeness: 4 } as const;

/** How many joint numbers a word has. */
export const JOINT = 5;

/** Features that often come together; the runs of one `key` are the same in all words. */
export interface HashRun {
  readonly key: number;
  readonly length: number;
}

/** Where in the hashes of a word its first run begins. */
export const RUNS_BEGIN = 1;

const UNKNOWN_CLUSTER = 2047;

const KINDS: readonly TokenKind[] = [
  'word',
  'number',
  'punctuation',
  'latin',
  'url',
  'email',
  'hashtag',
  'mention',
  'emoji',
  'symbol',
];

/** Numbers that keep features of different sorts apart. */
const Template = {
  Kind: 1,
  Key: 2,
  Stem: 3,
  Coarse: 4,
  Middle: 5,
  Fine: 6,
  Likeness: 7,
  Prefix: 8,
  FirstLetters: 16,
  LastLetters: 24,
  Length: 32,
  Profile: 40,
  ClusterPrefix: 50,
  Normal: 51,
  LikenessSum: 52,
  Article: 53,
  Suffix: 54,
  Digits: 55,
  LikenessPrefix: 56,
  NamePart: 57,
} as const;

const LONGEST_AFFIX = 4;
const ARTICLE = '\u0627\u0644';

/** The features of one written form. */
export function featuresOf(word: Word, source: FeatureSource): WordFeatures {
  const { vocabulary } = source;
  const slot = word.kind === 'word' || word.kind === 'latin' ? findWord(vocabulary, word.stemKey) : -1;
  const fine = slot < 0 ? UNKNOWN_CLUSTER - (word.kind === 'word' ? 1 : 0) : (vocabulary.clusters[slot] as number);
  const middle = slot < 0 ? 255 + fine : (vocabulary.middle[fine] as number);
  const coarse = slot < 0 ? 255 + fine : (vocabulary.coarse[fine] as number);
  const stem = stemOf(word);
  const prefix = hashText(word.normal, 0, word.kind === 'word' ? prefixLength(word) : 0);
  const score = word.kind === 'word' ? nameScore(source.names, word.stemKey) : 0;
  const likeness = word.kind === 'word' ? bin(score / (word.stemKey.length + 1), 1.5, 10) : 31;
  const hashes: number[] = [
    stemFeature(word),
    mix(Template.Coarse, coarse),
    mix(Template.Middle, middle),
    mix(Template.Fine, fine),
    mix(Template.Kind, KINDS.indexOf(word.kind)),
    mix(Template.Likeness, likeness),
  ];
  const kindKey = KINDS.indexOf(word.kind) * 64 + likeness + 16;
  const profileKey = addProfile(hashes, vocabulary, slot);
  const runs: HashRun[] = [
    { key: fine, length: 3 },
    { key: (1 << 12) + kindKey, length: 2 },
    { key: (1 << 13) + profileKey, length: hashes.length - RUNS_BEGIN - 5 },
  ];
  addNameParts(hashes, word, source.nameWords);
  const far = hashes.length;
  hashes.push(mix(Template.Prefix, prefix), mix(mix(Template.ClusterPrefix, middle), prefix));
  if (word.key !== word.stemKey) hashes.push(keyFeature(word));
  addAffixes(hashes, word.stemKey, 2, 3);
  const near = hashes.length;
  addAffixes(hashes, word.stemKey, 1, 1);
  addAffixes(hashes, word.stemKey, LONGEST_AFFIX, LONGEST_AFFIX);
  hashes.push(mix(Template.Length, Math.min(word.key.length, 12)), mix(Template.LikenessSum, bin(score, 6, 12)));
  hashes.push(mix(mix(Template.LikenessPrefix, likeness), prefix));
  if (word.normal !== word.key) hashes.push(normalFeature(word));
  if (word.stemKey.startsWith(ARTICLE)) hashes.push(mix(Template.Article, bin(score, 12, 6)));
  const joint = Int32Array.of(stem, coarse, middle, fine, likeness);
  return { hashes: Int32Array.from(hashes), near, far, runs, joint };
}

/** Features that stand for this word and no other; its first letters, clusters and the like it shares with others. */
export function identityOf(word: Word): number[] {
  return [stemFeature(word), keyFeature(word), normalFeature(word)];
}

function stemOf(word: Word): number {
  return hashText(word.kind === 'number' ? digitShape(word.key) : word.stemKey);
}

const stemFeature = (word: Word): number => mix(Template.Stem, stemOf(word));
const keyFeature = (word: Word): number => mix(Template.Key, hashText(word.key));
const normalFeature = (word: Word): number => mix(Template.Normal, hashText(word.normal));

/** Length of the prefixes in normal form: what the stem lacks of the key. */
function prefixLength(word: Word): number {
  return Math.max(0, word.key.length - word.stemKey.length);
}

/** Digits as 0, so that 25 and 31 look alike; a year keeps its century. */
function digitShape(key: string): string {
  if (/^(?:19|20)\d\d$/u.test(key)) return 'year';
  return key.replace(/\d/gu, '0');
}

function addAffixes(hashes: number[], stem: string, shortest: number, longest: number): void {
  for (let length = shortest; length <= longest && length < stem.length; length++) {
    hashes.push(mix(Template.FirstLetters + length, hashText(stem, 0, length)));
    hashes.push(mix(Template.LastLetters + length, hashText(stem, stem.length - length)));
  }
}

const UNKNOWN_PROFILE = 1 << 16;

/** Returns a number that stands for the whole profile. */
function addProfile(hashes: number[], { profiles }: Vocabulary, slot: number): number {
  let key = slot < 0 ? UNKNOWN_PROFILE : 0;
  for (let part = 0; part < PROFILE_PARTS; part++) {
    const share = slot < 0 ? 255 : (profiles[slot * PROFILE_PARTS + part] as number);
    if (share > 0) hashes.push(mix(Template.Profile + part, share));
    if (slot >= 0) key = key * 16 + share;
  }
  return key;
}

/** What the word lists say of the word: part of names of people, title, head of an organisation's name. */
function addNameParts(hashes: number[], { kind, key, stemKey }: Word, words: NameWords): void {
  if (kind !== 'word') return;
  const bare = stemKey.startsWith(ARTICLE) ? stemKey.slice(2) : stemKey;
  const article = bare === stemKey ? 0 : 1;
  const add = (part: number) => hashes.push(mix(Template.NamePart, part));
  const given = words.firstNames.get(stemKey);
  if (given !== undefined) add(given.ambiguous ? 1 : 2);
  if (words.familyNames.has(stemKey) || words.familyNames.has(bare)) add(3 + article);
  if (words.nameParticles.has(key)) add(5);
  const title = words.titles.get(stemKey) ?? words.titles.get(bare);
  if (title !== undefined) add(6 + article);
  const head = words.organisationHeads.get(stemKey) ?? words.organisationHeads.get(bare);
  if (head !== undefined) add(8 + HEAD_TYPES.indexOf(head.type) * 4 + (head.included ? 2 : 0) + article);
}

const HEAD_TYPES: readonly string[] = ['ORG', 'FAC', 'GPE', 'LOC'];

/** Whole number nearest to `value / width`, kept within ±`limit`. */
function bin(value: number, width: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, Math.round(value / width)));
}

/** Distances at which a word's features count, in the order of their cached scores. */
export const DISTANCES: readonly number[] = [-2, -1, 0, 1, 2];

/** Bits of a feature's hash below those that tell at which distance it is seen. */
const DISTANCE_AT = 29;

/**
 * A word's feature as seen from the token at `distance` from it. Only the highest bits differ, so that what a feature says
 * at all distances lies in one place of a table.
 */
export function atDistance(hash: number, distance: number): number {
  return hash ^ (distance << DISTANCE_AT);
}

/** What {@link distanceOf} says of another feature: beyond all distances. */
const NOWHERE = 4;

/** The distance at which `hash` is seen as `seen`. */
export function distanceOf(hash: number, seen: number): number {
  const difference = hash ^ seen;
  return difference << (32 - DISTANCE_AT) === 0 ? difference >> DISTANCE_AT : NOWHERE;
}

/** Stands beyond both ends of a sentence. */
export const EDGE: WordFeatures = {
  hashes: Int32Array.of(mix(Template.Stem, 1)),
  near: 1,
  far: 1,
  runs: [],
  joint: Int32Array.of(1, 511, 511, 4095, 32),
};

/** Places in `hashes` of what tells little of which word it is: coarse and middle cluster, kind, likeness to names. */
export const BLIND_FEATURES: readonly number[] = [1, 2, 4, 5];

/** How many features {@link pairFeatures} writes. */
export const PAIR_FEATURES = 13;

/**
 * Features of a token and its neighbours together, written to `out`.
 *
 * @param joints numbers of {@link JOINT} for each word of a row.
 * @param at where those of the second word before the token begin.
 */
export function pairFeatures(joints: Int32Array, at: number, out: Int32Array): void {
  const [before2, before, here, after] = [at, at + JOINT, at + 2 * JOINT, at + 3 * JOINT];
  const stem2 = joints[before2 + Joint.Stem] as number;
  const stemBefore = joints[before + Joint.Stem] as number;
  const stem = joints[here + Joint.Stem] as number;
  const stemAfter = joints[after + Joint.Stem] as number;
  const coarseBefore = joints[before + Joint.Coarse] as number;
  const coarse = joints[here + Joint.Coarse] as number;
  const middle = joints[here + Joint.Middle] as number;
  const fine = joints[here + Joint.Fine] as number;
  out[0] = mix(mix(101, stemBefore), stem);
  out[1] = mix(mix(102, stem), stemAfter);
  out[2] = mix(103, ((joints[before + Joint.Middle] as number) << 9) | middle);
  out[3] = mix(104, (middle << 9) | (joints[after + Joint.Middle] as number));
  out[4] = mix(105, (coarseBefore << 20) | (coarse << 10) | (joints[after + Joint.Coarse] as number));
  out[5] = mix(106, ((joints[before + Joint.Fine] as number) << 12) | fine);
  out[6] = mix(107, (fine << 12) | (joints[after + Joint.Fine] as number));
  out[7] = mix(mix(108, stemBefore), middle);
  out[8] = mix(mix(109, middle), stemAfter);
  out[9] = mix(mix(110, stemBefore), joints[here + Joint.Likeness] as number);
  out[10] = mix(mix(111, stem2), stemBefore);
  out[11] = mix(112, ((joints[before2 + Joint.Coarse] as number) << 20) | (coarseBefore << 10) | coarse);
  out[12] = mix(mix(113, stemBefore), stemAfter);
}
