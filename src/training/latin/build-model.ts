import { hashWord } from '../../stages/latin/known-words.ts';
import { LETTERS, letterNumber } from '../../stages/latin/letters.ts';
import type { LatinModel, SeenWords } from '../../stages/latin/model.ts';
import { SEEN_BUCKETS } from '../../stages/latin/word-memory.ts';
import type { AlignedPair } from './align.ts';
import { trainLeanings } from './leanings.ts';
import { trainHistories } from './ngrams.ts';
import type { OwnName } from './own-names.ts';
import { packKnown } from './pack-known.ts';
import { packSeenWords } from './seen-words.ts';
import { type TaggedWord, trainWindows } from './windows.ts';

/** A word of the training with its spelling. */
export interface SpelledWord extends TaggedWord {
  readonly latin: string;
}

const NONE_SEEN: SeenWords = {
  lengths: new Uint8Array(SEEN_BUCKETS),
  entries: new Uint16Array(),
  tags: new Uint8Array(),
};

/** Chunks that weigh less in all are taken for noise, and pairs with such a chunk too. */
const LEAST_CHUNK = 2;

/**
 * Trains the model from aligned pairs and the weights of known Latin words; those of the `own` names that are among the
 * pairs and have a region tell how names are written there.
 */
export function buildModel(
  pairs: readonly AlignedPair[],
  known: ReadonlyMap<string, number>,
  own: readonly OwnName[] = [],
): LatinModel {
  const names = listTags(pairs);
  const numbers = new Map(names.map((name, i) => [name, i + 1]));
  const firstTags = Uint16Array.from({ length: LETTERS + 1 }, (_, letter) => {
    const first = names.findIndex((name) => letterNumber(name.charCodeAt(0)) >= letter);
    return (first < 0 ? names.length : first) + 1;
  });
  const words = pairs.flatMap(({ arabic, latin, chunks, weight }) => {
    const tags = chunks.map((chunk, i) => numbers.get((arabic[i] as string) + chunk) ?? 0);
    return tags.includes(0) ? [] : [{ letters: arabic, latin, tags, weight }];
  });
  const byPair = new Map(words.map((word) => [`${word.letters} ${word.latin}`, word]));
  const regional = own.flatMap(({ arabic, latin, region }) => {
    const word = byPair.get(`${arabic} ${latin}`);
    return region === '' || word === undefined ? [] : [{ ...word, region }];
  });
  const model = {
    chunks: ['', ...names.map((name) => name.slice(1))],
    firstTags,
    histories: trainHistories(
      words.map(({ tags, weight }) => ({ tags: [0, ...tags, 0], weight })),
      names.length + 1,
    ),
    windows: trainWindows(words, firstTags),
    known: packKnown([...known].map(([word, weight]) => [hashWord(word), weight])),
    leanings: trainLeanings(words, regional, names.length + 1),
    seen: NONE_SEEN,
  };
  return { ...model, seen: packSeenWords(words, model) };
}

/** Arabic letter and chunk in one string, by letter. */
function listTags(pairs: readonly AlignedPair[]): string[] {
  const weights = new Map<string, number>();
  for (const { arabic, chunks, weight } of pairs) {
    for (const [i, chunk] of chunks.entries()) {
      const name = (arabic[i] as string) + chunk;
      weights.set(name, (weights.get(name) ?? 0) + weight);
    }
  }
  return [...weights]
    .filter(([, weight]) => weight >= LEAST_CHUNK)
    .map(([name]) => name)
    .sort((a, b) => letterNumber(a.charCodeAt(0)) - letterNumber(b.charCodeAt(0)) || (a < b ? -1 : 1));
}
