import type { Word } from '../document.ts';
import { readLexicons } from '../resources/lexicon.ts';
import { readNameWords } from '../resources/names.ts';
import { createGazetteer, type Gazetteer } from '../stages/entities/gazetteer.ts';
import type { NameWords } from '../stages/entities/name-words.ts';
import { findEvidence } from '../stages/entities/tagger/evidence.ts';
import type { FeatureSource } from '../stages/entities/tagger/features.ts';
import { createTagger, type TaggedSpan, type TaggerOptions } from '../stages/entities/tagger/tagger.ts';
import type { Profile, ProfileWeights } from '../stages/entities/tagger/weights-file.ts';
import type { Lexer } from '../stages/tokens/word.ts';
import { CORPORA, type LabelledSentence } from './corpora.ts';
import { type CrfModel, trainCrf } from './crf-training.ts';
import { type FeatureIndex, type IndexedSentence, type IndexInput, indexFeatures, type View } from './feature-index.ts';
import { toHouseStyle } from './house-style.ts';
import { readLexer } from './lexer.ts';
import { fillOpenLabels } from './open-labels.ts';
import { packWeights } from './pack-weights.ts';
import { createRandom } from './random.ts';
import { hiddenWords } from './taught/hidden-words.ts';
import type { TaughtSentence } from './taught/taught-sentence.ts';
import { wordOf } from './words.ts';

/** What the product knows before any training. */
export interface Knowledge {
  readonly lexer: Lexer;
  readonly gazetteer: Gazetteer;
  readonly nameWords: NameWords;
}

const DATA = new URL('../resources/data/', import.meta.url);

export function readKnowledge(): Knowledge {
  return {
    lexer: readLexer(),
    gazetteer: createGazetteer(readLexicons(new URL('lexicon/', DATA))),
    nameWords: readNameWords(DATA),
  };
}

/** Number of the part of the model that follows the product's own conventions; those of the corpora come before it. */
export const HOUSE = CORPORA.length;

/** A sentence with the words that the product would see. */
export interface ReadSentence extends LabelledSentence {
  readonly words: readonly Word[];
}

export function readWords(sentence: LabelledSentence, { lexer }: Knowledge): ReadSentence {
  return { ...sentence, words: sentence.tokens.map((token) => wordOf(token, lexer)) };
}

/** Tags words that are not part of a text. */
export type WordTagger = (words: readonly Word[]) => TaggedSpan[];

export function wordTagger(
  weights: ProfileWeights,
  source: FeatureSource,
  { gazetteer }: Knowledge,
  options?: TaggerOptions,
): WordTagger {
  const tag = createTagger({ ...source, ...weights }, options);
  return (words) => tag(words, evidenceOf(words, gazetteer));
}

function evidenceOf(words: readonly Word[], gazetteer: Gazetteer): (Int32Array | undefined)[] {
  const tokens = words.map((word) => ({ start: 0, end: 0, word }));
  return findEvidence(tokens, { from: 0, to: tokens.length }, gazetteer);
}

const TRAINING = { rate: 0.1, decay: 0.001, dropout: 0.3, seed: 1 };

/** Features whose occurrences are worth less in all are left out: two in annotated text, or eight in taught text. */
const LEAST = 8;

function inputOf({ corpus, words, allowed }: ReadSentence, { gazetteer }: Knowledge): IndexInput {
  return { corpus, words, allowed, evidence: evidenceOf(words, gazetteer), isTaught: false };
}

/**
 * Every other taught sentence hides what the lexicons say, and what is known of its names, so that letters and company must do
 * for them as they must for names that nobody knows (clear features keep the weights of others from being learnt: Sutton,
 * Sindelar and McCallum 2006). Sentences that are read as they are teach the words themselves.
 */
function taughtInput({ words, allowed }: TaughtSentence, number: number, { gazetteer }: Knowledge): IndexInput {
  const named = allowed.news ?? [];
  const input = { corpus: HOUSE, words, allowed: named, isTaught: true };
  if (number % 2 === 0) return { ...input, evidence: evidenceOf(words, gazetteer) };
  return { ...input, evidence: [], hidden: hiddenWords(words, named, createRandom(number)) };
}

/** Parts of the model that learn from taught text, by profile. Wojood is large enough: with taught text it lost a point. */
const TAUGHT_PARTS: readonly (readonly [Profile, number])[] = [
  ['news', HOUSE],
  ['anercorp', CORPORA.findIndex(({ name }) => name === 'anercorp')],
];

/** A taught sentence by the conventions that it was tagged by. */
function readingsOf({ allowed }: TaughtSentence, indexed: IndexedSentence): IndexedSentence[] {
  return TAUGHT_PARTS.flatMap(([profile, corpus]) => {
    const labels = allowed[profile];
    return labels === undefined ? [] : [{ ...indexed, corpus, allowed: labels }];
  });
}

function indexed(
  sentences: readonly ReadSentence[],
  source: FeatureSource,
  knowledge: Knowledge,
  view: View,
): FeatureIndex {
  const inputs = sentences.map((sentence) => inputOf(sentence, knowledge));
  return indexFeatures(inputs, source, LEAST, view);
}

/** Annotated sentences count twice. */
function twice<T>(sentences: readonly T[]): T[] {
  return [...sentences, ...sentences];
}

export interface Trained {
  readonly hashes: Int32Array;
  readonly model: CrfModel;
}

/** Fills in the types that the other corpora do not annotate by a tagger trained on Wojood alone. */
export function completeLabels(
  sentences: readonly ReadSentence[],
  source: FeatureSource,
  knowledge: Knowledge,
): ReadSentence[] {
  const wojood = CORPORA.findIndex((corpus) => corpus.name === 'wojood');
  const { hashes, sentences: own } = indexed(
    sentences.filter(({ corpus }) => corpus === wojood),
    source,
    knowledge,
    'full',
  );
  if (own.length === 0) return [...sentences];
  const model = trainCrf(twice(own), hashes.length, wojood + 1, TRAINING);
  const shares = CORPORA.map((_, corpus) => (corpus === wojood ? 1 : 0));
  const tag = wordTagger(
    packWeights(hashes, model, { shares, boldness: 0, least: 0.02, features: Number.POSITIVE_INFINITY }),
    source,
    knowledge,
  );
  return sentences.map((sentence) =>
    sentence.corpus === wojood ? sentence : { ...sentence, ...fillOpenLabels(sentence, tag(sentence.words)) },
  );
}

/** Sentences whose features are numbered: annotated ones, the same as the product's conventions would have them, taught ones. */
export interface TrainingText {
  readonly hashes: Int32Array;
  readonly annotated: readonly IndexedSentence[];
  /** By annotated sentence, where its corpus comes near the product's conventions. */
  readonly house: readonly (IndexedSentence | null)[];
  readonly taught: readonly IndexedSentence[];
}

export function indexTrainingText(
  sentences: readonly ReadSentence[],
  taught: readonly TaughtSentence[],
  source: FeatureSource,
  knowledge: Knowledge,
): TrainingText {
  const inputs = [
    ...sentences.map((sentence) => inputOf(sentence, knowledge)),
    ...taught.map((sentence, number) => taughtInput(sentence, number, knowledge)),
  ];
  const index = indexFeatures(inputs, source, LEAST, 'full');
  const annotated = index.sentences.slice(0, sentences.length);
  const house = annotated.map((indexed, i) => {
    const sentence = sentences[i] as ReadSentence;
    if (CORPORA[sentence.corpus]?.isNearHouse !== true) return null;
    return { ...indexed, corpus: HOUSE, allowed: toHouseStyle(sentence, knowledge.nameWords) };
  });
  const machineTagged = index.sentences
    .slice(sentences.length)
    .flatMap((indexed, i) => readingsOf(taught[i] as TaughtSentence, indexed));
  return { hashes: index.hashes, annotated, house, taught: machineTagged };
}

/**
 * Trains the model, with a part of its own for each corpus and one for the product's own conventions. Of the annotated
 * sentences only those are read that `isUsed`.
 */
export function trainTagger(
  { hashes, annotated, house, taught }: TrainingText,
  isUsed: (number: number) => boolean,
): Trained {
  const read = [...annotated, ...house].filter((sentence, i) => sentence !== null && isUsed(i % annotated.length));
  const seen = [...twice(read as IndexedSentence[]), ...taught];
  return { hashes, model: trainCrf(seen, hashes.length, HOUSE + 1, TRAINING) };
}

/**
 * Trains a tagger that sees the neighbours of a word, but of the word itself next to nothing; of all corpora alike, read
 * as the product's conventions would have them.
 */
export function trainBlindTagger(
  sentences: readonly ReadSentence[],
  source: FeatureSource,
  knowledge: Knowledge,
): Trained {
  const index = indexed(sentences, source, knowledge, 'blind');
  const house = index.sentences.map((sentence, i) => ({
    ...sentence,
    corpus: 0,
    allowed: toHouseStyle(sentences[i] as ReadSentence, knowledge.nameWords),
  }));
  return { hashes: index.hashes, model: trainCrf(twice(house), index.hashes.length, 1, TRAINING) };
}
