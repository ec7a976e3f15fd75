import { PRONOUNS } from '../../stages/tokens/particle-letters.ts';
import {
  BUCKETS,
  type Decision,
  hashLetters,
  type ParticleModel,
  packEntry,
} from '../../stages/tokens/particle-model.ts';
import { FEATURE_SLOTS, unknownPrefixFeatures, unknownSuffixFeatures } from '../../stages/tokens/particle-unknown.ts';
import { type Example, trainLogistic } from './logistic.ts';
import { type Evidence, segment } from './segment.ts';

/** A word of the training text, cut with all the counts at hand. */
interface CutWord {
  readonly word: string;
  readonly decision: Decision;
  /** 0–3, from rare to frequent. */
  readonly frequency: number;
  readonly hash: number;
}

/** Rarer words are not listed in the model: unknown words are cut about as well. */
const LEAST_LISTED = 4;
/** Words about as rare as unknown words are, from which the model learns to cut those. */
const RARE = { from: 2, to: 12 };
const FREQUENT = [15, 100, 1000];
const EPOCHS = 8;

/** Lists the decisions for all words that are frequent enough, and learns from rare ones how to cut the others. */
export function buildModel(keys: Iterable<string>, evidence: Evidence): ParticleModel {
  const listed: CutWord[] = [];
  const rare: CutWord[] = [];
  for (const word of keys) {
    const count = evidence.stats.count(word);
    const isNamed = evidence.known.has(word) || evidence.names.has(word);
    if (count < RARE.from && !isNamed) continue;
    const frequency = FREQUENT.filter((least) => count >= least).length;
    const cut = { word, decision: segment(word, evidence), frequency, hash: hashLetters(word, 0, word.length) };
    if (count >= LEAST_LISTED || isNamed) listed.push(cut);
    if (count >= RARE.from && count < RARE.to) rare.push(cut);
  }
  listed.sort((a, b) => a.hash - b.hash || (a.word < b.word ? -1 : 1));
  return learnUnknown(listWords(listed), rare);
}

function listWords(words: readonly CutWord[]): ParticleModel {
  const buckets = new Uint32Array(BUCKETS + 1);
  for (const { hash } of words) {
    const next = (hash >>> 16) + 1;
    buckets[next] = (buckets[next] as number) + 1;
  }
  for (let i = 1; i <= BUCKETS; i++) buckets[i] = (buckets[i] as number) + (buckets[i - 1] as number);
  return {
    buckets,
    fingerprints: Uint16Array.from(words, ({ hash }) => hash & 0xffff),
    entries: Uint8Array.from(words, ({ decision, frequency }) => packEntry(decision, frequency)),
    prefixWeights: new Float32Array(FEATURE_SLOTS),
    suffixWeights: new Float32Array(FEATURE_SLOTS),
  };
}

function learnUnknown(model: ParticleModel, words: readonly CutWord[]): ParticleModel {
  const prefixes: Example[] = [];
  const suffixes: Example[] = [];
  for (const { word, decision } of words) {
    prefixes.push(...prefixExamples(model, word, decision));
    suffixes.push(...suffixExamples(model, word, decision));
  }
  const options = { size: FEATURE_SLOTS, epochs: EPOCHS };
  return { ...model, prefixWeights: trainLogistic(prefixes, options), suffixWeights: trainLogistic(suffixes, options) };
}

function prefixExamples(model: ParticleModel, word: string, { prefix }: Decision): Example[] {
  const places = 'وف'.includes(word[0] as string) && prefix > 0 ? [0, 1] : [0];
  return places
    .filter(
      (at) =>
        (at === 0 ? 'وفبلكس' : 'بلكس').includes(word[at] ?? '-') && word.length - at > 2 && !word.startsWith('لل', at),
    )
    .map((at) => ({ slots: unknownPrefixFeatures(model, word, at), label: prefix > at, weight: 1 }));
}

function suffixExamples(model: ParticleModel, word: string, { prefix, article, suffix }: Decision): Example[] {
  if (article !== 'none') return [];
  return PRONOUNS.filter((pronoun) => word.endsWith(pronoun) && word.length - prefix - pronoun.length >= 2).map(
    (pronoun) => ({
      slots: unknownSuffixFeatures(model, word, prefix, pronoun),
      label: suffix === pronoun.length,
      weight: 1,
    }),
  );
}
