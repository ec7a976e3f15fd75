import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLexicon } from '../../resources/lexicon.ts';
import { normalize } from '../../text/normalize.ts';
import { PREFIX_LETTERS, prefixFeatures, suffixFeatures } from './edge-features.ts';
import { readKnownWords } from './known-words.ts';
import { type Example, logit, trainLogistic } from './logistic.ts';
import type { Evidence } from './segment.ts';
import { countingKey, createStatistics, type Statistics } from './statistics.ts';
import { type EdgeLabel, readWordLabels } from './wikifane-labels.ts';

const EPOCHS = 60;
/** Log-odds above which a word that was left whole counts as forgotten. */
const FORGOTTEN = 2;
const NAME_WEIGHT = 1.5;
/** Log-odds against particles in words of names: of lists made by machine, and of the project's own lexicons. */
const LISTED_NAME = 2;
const LEXICON_NAME = 4;
const LEAST_NAME_COUNT = 3;
const LEAST_COUNT = 2;

/** Learns from labelled corpora in `directory` how words with counts `counts` fall apart. */
export function gatherEvidence(directory: string, counts: ReadonlyMap<string, number>): Evidence {
  const stats = createStatistics(counts);
  const persons = readNames(
    join(directory, 'names', 'wikidata-persons.tsv'),
    ([, , count]) => Number(count) >= LEAST_NAME_COUNT,
  );
  const titles = readNames(join(directory, 'names', 'google-wikipedia-titles.tsv'), () => true);
  const labels = readWordLabels(join(directory, 'ner', 'wikifane', 'all.conll'));
  const prefixes = [
    ...labelled(labels.prefix, stats, (word) => prefixFeatures(word, stats)),
    ...nameExamples(persons, stats),
  ];
  const suffixes = labelled(labels.suffix, stats, (word, pronoun) => suffixFeatures(word, pronoun, stats));
  return {
    stats,
    names: weighNames([...persons, ...titles], lexiconWords()),
    known: readKnownWords(new URL('known-words.txt', import.meta.url)),
    prefixWeights: train(prefixes),
    suffixWeights: train(suffixes),
  };
}

/** Trains twice: particles that the annotators forgot to cut are recognised by the first weights and left out. */
function train(examples: readonly Example[]): Float32Array {
  const options = { size: examples[0]?.slots.length ?? 0, epochs: EPOCHS };
  const first = trainLogistic(examples, options);
  return trainLogistic(
    examples.filter((example) => example.label || logit(first, example) < FORGOTTEN),
    options,
  );
}

/** Labels are keyed `word` or `word/pronoun`; the majority of a word's labels counts. */
function labelled(
  labels: ReadonlyMap<string, EdgeLabel>,
  stats: Statistics,
  featuresOf: (word: string, pronoun: string) => number[],
): Example[] {
  const examples: Example[] = [];
  for (const [key, { cut, whole }] of labels) {
    const [word, pronoun = ''] = key.split('/') as [string, string?];
    if (word.length < 3 || stats.count(word) < LEAST_COUNT) continue;
    examples.push(dense(featuresOf(word, pronoun), cut > whole, Math.log2(1 + cut + whole)));
  }
  return examples;
}

/** Names are whole words; the article of a family name like والي is left to the other labels. */
function nameExamples(names: ReadonlySet<string>, stats: Statistics): Example[] {
  return [...names]
    .filter((name) => PREFIX_LETTERS.includes(name[0] as string) && name.length > 2 && !name.startsWith('وال'))
    .filter((name) => stats.count(name) >= LEAST_NAME_COUNT)
    .map((name) => dense(prefixFeatures(name, stats), false, NAME_WEIGHT));
}

function dense(values: readonly number[], label: boolean, weight: number): Example {
  return { slots: values.map((_, i) => i), values, label, weight };
}

function weighNames(listed: readonly string[], lexicon: readonly string[]): Map<string, number> {
  const weight =
    (value: number) =>
    (name: string): [string, number] => [name, value];
  return new Map([...listed.map(weight(LISTED_NAME)), ...lexicon.map(weight(LEXICON_NAME))]);
}

/** Words of the people and places in the lexicons; names of bodies are left out, since they are phrases with particles. */
function lexiconWords(): string[] {
  const folder = new URL('../../resources/data/lexicon/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => /^(?:people|places)-.*\.tsv$/u.test(name))
    .sort()
    .flatMap((name) => readLexicon(new URL(name, folder)))
    .filter(({ type }) => type === 'PER' || type === 'GPE' || type === 'LOC')
    .flatMap(({ name, variants }) => [name, ...variants])
    .flatMap((name) => name.split(' ').map((word) => countingKey(normalize(word))))
    .filter((word) => !/^(?:[وفبك]?ال|[وف]?لل)/u.test(word));
}

/** First column of a table of names, of the rows that `isUsed` takes. */
function readNames(path: string, isUsed: (columns: readonly string[]) => boolean): Set<string> {
  const rows = readFileSync(path, 'utf8').split('\n').slice(1);
  const used = rows.map((row) => row.split('\t')).filter(isUsed);
  return new Set(used.map(([name]) => countingKey(normalize(name as string))));
}
