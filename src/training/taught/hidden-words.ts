import type { Word } from '../../document.ts';
import { isInside, kindOf, OUTSIDE, TYPES } from '../../stages/entities/tagger/labels.ts';
import type { Random } from '../random.ts';

/** Of the words that name nothing, one in so many is hidden where names are, so that to be unknown is no sign of a name. */
const OTHERS = 12;

const PERSON = 1 + TYPES.indexOf('PER');

/** Names of one word that are of these kinds are mostly of no other use. */
const NAMED = new Set((['ORG', 'GPE', 'LOC', 'FAC'] as const).map((type) => 1 + TYPES.indexOf(type)));

/**
 * Which words of a sentence are to be read as if nobody knew them: names of people, and other names of one word; longer ones
 * are made of words that all know. `allowed` are the labels that each word may have. By word, 1 for those.
 */
export function hiddenWords(words: readonly Word[], allowed: readonly Uint8Array[], random: Random): Uint8Array {
  const labels = allowed.map((mask) => mask.indexOf(1));
  return Uint8Array.from(words, ({ kind }: Word, at) => {
    const label = labels[at] as number;
    if (kind !== 'word') return 0;
    if (label === OUTSIDE) return random() * OTHERS < 1 ? 1 : 0;
    const isAlone = !isInside(label) && !isInside(labels[at + 1] ?? OUTSIDE);
    return kindOf(label) === PERSON || (isAlone && NAMED.has(kindOf(label))) ? 1 : 0;
  });
}
