import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { knownSorts } from '../stages/entities/encoder/known-names.ts';
import { findNames } from '../stages/entities/gazetteer.ts';
import { LABELS } from '../stages/entities/tagger/labels.ts';
import { PROFILE_PARTS } from '../stages/entities/tagger/vocabulary.ts';
import { createCache } from './cache.ts';
import { ANERCORP_HEAD, CORPORA, readCorpus } from './corpora.ts';
import { toHouseStyle } from './house-style.ts';
import { trainNameModel } from './name-model.ts';
import { rawFiles } from './raw-text.ts';
import { readRawVocabulary } from './raw-vocabulary.ts';
import { completeLabels, type Knowledge, type ReadSentence, readKnowledge, readWords } from './recipe.ts';

/** A sentence as the encoder's training reads it. Sets of labels are sums of powers of two, the labels being the exponents. */
interface TrainingLine {
  readonly corpus: string;
  readonly words: readonly string[];
  readonly tags: readonly string[];
  /** By word, what its corpus leaves possible. */
  readonly allowed: readonly number[];
  /** By word, what the product's conventions leave possible, where the corpus comes near them. */
  readonly house?: readonly number[];
  /** By word, what the lexicons say; see `knownSorts`. */
  readonly known: readonly number[];
}

/** The training sentences just as the fast tagger sees them, types filled in that a corpus does not annotate. */
async function readTrainingSentences(data: string, folder: string | undefined, knowledge: Knowledge) {
  const raw = await readRawVocabulary(rawFiles(data), knowledge.lexer, {
    share: 1,
    cache: createCache(folder),
    log: console.error,
  });
  const source = {
    vocabulary: { ...raw.vocabulary, profiles: new Uint8Array(raw.vocabulary.keys.length * PROFILE_PARTS) },
    names: trainNameModel(data, raw.stems, raw.counts),
    nameWords: knowledge.nameWords,
  };
  const sentences = CORPORA.flatMap(({ name }, number) => {
    const all = readCorpus(data, number);
    return name === 'anercorp' ? all.slice(0, ANERCORP_HEAD) : all;
  });
  return completeLabels(
    sentences.map((sentence) => readWords(sentence, knowledge)),
    source,
    knowledge,
  );
}

function lineOf(sentence: ReadSentence, knowledge: Knowledge): TrainingLine {
  const corpus = CORPORA[sentence.corpus];
  if (corpus === undefined) throw new RangeError(`no corpus ${sentence.corpus}`);
  const { tokens: words, tags, allowed } = sentence;
  const line = { corpus: corpus.name, words, tags, allowed: allowed.map(bitsOf), known: knownIn(sentence, knowledge) };
  return corpus.isNearHouse ? { ...line, house: toHouseStyle(sentence, knowledge.nameWords).map(bitsOf) } : line;
}

function knownIn({ words }: ReadSentence, { gazetteer }: Knowledge): number[] {
  const tokens = words.map((word) => ({ start: 0, end: 0, word }));
  const sentence = { from: 0, to: tokens.length };
  return [...knownSorts(findNames(tokens, sentence, gazetteer), sentence)];
}

/** Exact, as there are fewer labels than a number has bits. */
function bitsOf(mask: Uint8Array): number {
  let bits = 0;
  for (let label = 0; label < LABELS; label++) if (mask[label] === 1) bits += 2 ** label;
  return bits;
}

/** Those that measure. What they may be is not filled in: only their tags count. */
function readHeldOut(data: string, knowledge: Knowledge): ReadSentence[] {
  const anercorp = readCorpus(data, numberOf('anercorp')).slice(ANERCORP_HEAD);
  const wojood = readCorpus(data, numberOf('wojood'), 'wojood/dev.conll');
  return [...anercorp, ...wojood].map((sentence) => readWords(sentence, knowledge));
}

function numberOf(corpus: string): number {
  return CORPORA.findIndex(({ name }) => name === corpus);
}

async function write(path: string, sentences: readonly ReadSentence[], knowledge: Knowledge): Promise<void> {
  const file = createWriteStream(path);
  for (const sentence of sentences) {
    if (!file.write(`${JSON.stringify(lineOf(sentence, knowledge))}\n`)) await once(file, 'drain');
  }
  file.end();
}

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    cache: { type: 'string' },
    out: { type: 'string' },
    /** Where the sentences go that training does not see. */
    held: { type: 'string' },
  },
});

if (options.data === undefined || options.out === undefined) {
  console.error('usage: npx tsx src/training/export-corpora.ts --data DIR --out FILE [--held FILE] [--cache DIR]');
  process.exitCode = 2;
} else {
  const knowledge = readKnowledge();
  await write(options.out, await readTrainingSentences(options.data, options.cache, knowledge), knowledge);
  if (options.held !== undefined) await write(options.held, readHeldOut(options.data, knowledge), knowledge);
}
