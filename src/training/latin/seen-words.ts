import { letterNumber } from '../../stages/latin/letters.ts';
import type { LatinModel, SeenWords } from '../../stages/latin/model.ts';
import { createWordReader } from '../../stages/latin/read-word.ts';
import { MOST_SEEN_LETTERS, SEEN_BUCKETS, seenPlace } from '../../stages/latin/word-memory.ts';
import type { SpelledWord } from './build-model.ts';

/** Words of at least this weight are kept in any case, lighter ones where the model would spell them otherwise. */
const SURE_WEIGHT = 1;

/** The usual spelling of each word of the training, by the tags of its letters. */
export function packSeenWords(words: readonly SpelledWord[], model: LatinModel): SeenWords {
  const read = createWordReader(model);
  const usual = new Map<string, SpelledWord>();
  for (const word of words) {
    if (word.weight > (usual.get(word.letters)?.weight ?? 0)) usual.set(word.letters, word);
  }
  const buckets: { readonly entry: number; readonly tags: readonly number[] }[][] = Array.from(
    { length: SEEN_BUCKETS },
    () => [],
  );
  for (const { letters, latin, tags, weight } of usual.values()) {
    if (letters.length > MOST_SEEN_LETTERS) continue;
    if (weight < SURE_WEIGHT && read(letters, '', 1)[0]?.latin === latin) continue;
    const { bucket, entry } = seenPlace(letters);
    const offsets = tags.map((tag, i) => tag - (model.firstTags[letterNumber(letters.charCodeAt(i))] as number));
    (buckets[bucket] as { entry: number; tags: number[] }[]).push({ entry, tags: offsets });
  }
  const entries = buckets.flat();
  return {
    lengths: Uint8Array.from(buckets, (bucket) => bucket.length),
    entries: Uint16Array.from(entries, ({ entry }) => entry),
    tags: Uint8Array.from(entries.flatMap(({ tags }) => tags)),
  };
}
