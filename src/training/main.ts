import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { FeatureSource } from '../stages/entities/tagger/features.ts';
import { createTagger } from '../stages/entities/tagger/tagger.ts';
import { PROFILE_PARTS } from '../stages/entities/tagger/vocabulary.ts';
import {
  BODY_AT,
  formatTaggerModel,
  HASH_AT,
  PROFILES,
  type Profile,
  type ProfileWeights,
} from '../stages/entities/tagger/weights-file.ts';
import { createCache } from './cache.ts';
import { ANERCORP_HEAD, CORPORA, readCorpus } from './corpora.ts';
import { report } from './figures.ts';
import { trainNameModel } from './name-model.ts';
import { averageOf, type PackOptions, packReading, packWeights, readAs } from './pack-weights.ts';
import { openRawFiles, rawFiles } from './raw-text.ts';
import { readRawVocabulary } from './raw-vocabulary.ts';
import {
  completeLabels,
  indexTrainingText,
  readKnowledge,
  readWords,
  type Trained,
  trainBlindTagger,
  trainTagger,
} from './recipe.ts';
import { readSelfTaught } from './taught/self-taught.ts';
import { readTaughtFile } from './taught/taught-file.ts';
import type { TaughtSentence } from './taught/taught-sentence.ts';
import { profileWords } from './word-profiles.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    /** Folder in which clusters and profiles are kept from run to run. */
    cache: { type: 'string' },
    /** Trains on text with an open licence alone. */
    open: { type: 'boolean', default: false },
    /** Text that the accurate model has tagged, a training for each file; else the tagger teaches itself. */
    taught: { type: 'string', multiple: true, default: [] },
    /** Share of all data that is used, greater than 0: a small one tries out the training itself. */
    share: { type: 'string', default: '1' },
    /** Where the weights go. */
    out: { type: 'string', default: fileURLToPath(new URL('../resources/model/ner.bin', import.meta.url)) },
  },
});

const started = Date.now();

function log(message: string): void {
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s  ${message}`);
}

/** Words of raw text that the blind tagger reads. */
const PROFILED_WORDS = 8_000_000;

/** Parts of the model by number: HOUSE is the last. */
const PARTS: readonly string[] = [...CORPORA.map(({ name }) => name), 'house'];

/** Words of raw text that the product tags for its tagger to learn from, in each round. */
const TAUGHT_WORDS = 4_500_000;

/**
 * How the model is read to teach, by round. Before it has been taught, what two corpora have on their own steadies the
 * product's conventions.
 */
const TEACHERS: readonly PackOptions[] = [
  {
    shares: PARTS.map((name) => ({ anercorp: 0.35, wikifane: 0.35, house: 0.3 })[name] ?? 0),
    boldness: 0.5,
    least: 0.02,
    features: Number.POSITIVE_INFINITY,
  },
  { ...packOptions('news'), features: Number.POSITIVE_INFINITY },
];

/** Those that text with an open licence teaches. */
const OPEN_PROFILES: readonly Profile[] = ['news', 'anercorp'];

/** How each profile is blended from the parts of the model; see PackOptions. */
function packOptions(profile: Profile): PackOptions {
  const share = (corpus: string) => PARTS.map((name) => (name === corpus ? 1 : 0));
  switch (profile) {
    case 'news':
      return { shares: share('house'), boldness: 0, least: 0.1, features: 131_000 };
    case 'wojood':
      return { shares: share('wojood'), boldness: 0, least: 0.1, features: 65_000 };
    case 'anercorp':
      return { shares: share('anercorp'), boldness: 0.3, least: 0.1, features: 131_000 };
  }
}

/** The mean of several trainings, as each profile reads it. */
function pack(trained: readonly Trained[], profiles: readonly Profile[]): Partial<Record<Profile, ProfileWeights>> {
  return Object.fromEntries(
    profiles.map((profile) => {
      const options = packOptions(profile);
      const readings = trained.map(({ hashes, model }) => readAs(hashes, model, options.shares));
      return [profile, packReading(averageOf(readings), options)];
    }),
  );
}

async function main(dataDir: string): Promise<void> {
  const knowledge = readKnowledge();
  const cache = createCache(options.cache);
  const share = Number(options.share);
  const files = options.open ? openRawFiles(dataDir) : rawFiles(dataDir);
  const { vocabulary: unread, stems, counts } = await readRawVocabulary(files, knowledge.lexer, { share, cache, log });
  const blank: FeatureSource = {
    vocabulary: { ...unread, profiles: new Uint8Array(unread.keys.length * PROFILE_PARTS) },
    names: trainNameModel(dataDir, stems, counts),
    nameWords: knowledge.nameWords,
  };
  const chosen = CORPORA.flatMap((corpus, i) =>
    !options.open || corpus.isOpen ? firstOf(readCorpus(dataDir, i), share) : [],
  );
  const all = completeLabels(
    chosen.map((sentence) => readWords(sentence, knowledge)),
    blank,
    knowledge,
  );
  log(`${all.length} sentences, open labels filled in`);
  let number = 0;
  const head = all.filter((sentence) => sentence.corpus !== 0 || number++ < ANERCORP_HEAD);

  const profiles = await cache('profiles', async () => {
    const blind = trainBlindTagger(head, blank, knowledge);
    log('blind tagger trained');
    const everything = { shares: [1], boldness: 0, least: 0.02, features: Number.POSITIVE_INFINITY };
    const weights = packWeights(blind.hashes, blind.model, everything);
    return profileWords({ ...blank, ...weights }, files, knowledge.lexer, share * PROFILED_WORDS);
  });
  const source: FeatureSource = { ...blank, vocabulary: { ...blank.vocabulary, profiles } };
  log('words profiled');

  const heads = new Set(head);
  const isHead = all.map((sentence) => heads.has(sentence));

  /** Raw articles as the product reads them with the tagger as trained so far. */
  const teachItself = ({ hashes, model }: Trained, round: number) => {
    const teacher = packWeights(hashes, model, TEACHERS[round] as PackOptions);
    return readSelfTaught(files, createTagger({ ...source, ...teacher }), share * TAUGHT_WORDS, round);
  };

  const profilesShipped = options.open ? OPEN_PROFILES : PROFILES;
  const rounds: Trained[] = [];
  /** Trains on annotated and taught text, and prints figures of the mean of the trainings on taught text. */
  const learn = (taught: readonly TaughtSentence[]): Trained => {
    const text = indexTrainingText(all, taught, source, knowledge);
    const trained = trainTagger(text, (number) => isHead[number] === true);
    log(`trained, ${taught.length} taught sentences, ${text.hashes.length} features`);
    if (taught.length > 0) rounds.push(trained);
    report(pack(taught.length > 0 ? rounds : [trained], profilesShipped), source, knowledge, dataDir);
    return trained;
  };
  for (const file of options.taught) learn(await readTaughtFile(file, knowledge.lexer, share));
  if (rounds.length === 0) {
    let latest = learn([]);
    for (const round of TEACHERS.keys()) latest = learn(await teachItself(latest, round));
  }
  const shipped = pack(rounds, profilesShipped);
  const bytes = formatTaggerModel({ vocabulary: source.vocabulary, names: source.names, profiles: shipped });
  bytes.set(createHash('sha256').update(bytes.subarray(BODY_AT)).digest(), HASH_AT);
  writeFileSync(`${options.out}.part`, bytes);
  renameSync(`${options.out}.part`, options.out);
  log(`${options.out}: ${bytes.length} bytes`);
}

function firstOf<T>(items: readonly T[], share: number): readonly T[] {
  return items.slice(0, Math.ceil(share * items.length));
}

if (options.data === undefined) {
  console.error('usage: npm run train -- --data DIR [--taught FILE]… [--cache DIR] [--open] [--share F] [--out FILE]');
  process.exitCode = 2;
} else await main(options.data);
