import { LETTERS, letterNumber } from '../../stages/latin/letters.ts';
import type { LatinModel } from '../../stages/latin/model.ts';
import type { AlignedPair } from './align.ts';
import { trainHistories } from './ngrams.ts';
import { packKnownWords } from './pack-known.ts';
import { trainWindows } from './windows.ts';

/** Chunks that weigh less in all are taken for noise, and pairs with such a chunk too. */
const LEAST_CHUNK = 2;

/** Trains the model from aligned pairs and the weights of known Latin words. */
export function buildModel(pairs: readonly AlignedPair[], known: ReadonlyMap<string, number>): LatinModel {
  const names = listTags(pairs);
  const numbers = new Map(names.map((name, i) => [name, i + 1]));
  const firstTags = Uint16Array.from({ length: LETTERS + 1 }, (_, letter) => {
    const first = names.findIndex((name) => letterNumber(name.charCodeAt(0)) >= letter);
    return (first < 0 ? names.length : first) + 1;
  });
  const words = pairs.flatMap(({ arabic, chunks, weight }) => {
    const tags = chunks.map((chunk, i) => numbers.get((arabic[i] as string) + chunk) ?? 0);
    return tags.includes(0) ? [] : [{ letters: arabic, tags, weight }];
  });
  return {
    chunks: ['', ...names.map((name) => name.slice(1))],
    firstTags,
    histories: trainHistories(
      words.map(({ tags, weight }) => ({ tags: [0, ...tags, 0], weight })),
      names.length + 1,
    ),
    windows: trainWindows(words, firstTags),
    known: packKnownWords(known),
  };
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
