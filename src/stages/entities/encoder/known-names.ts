import type { TokenSpan } from '../../../document.ts';
import type { GazetteerMatch } from '../gazetteer.ts';
import { TYPES } from '../tagger/labels.ts';

/** What the lexicons may say of a word. */
export const KNOWN_SORTS = 1 + 4 * TYPES.length;

/**
 * What the lexicons say of each word of a span: 0 nothing, else the type of the name that begins there or goes on, and whether
 * it may mean something else.
 */
export function knownSorts(names: readonly GazetteerMatch[], { from, to }: TokenSpan): Uint8Array {
  const sorts = new Uint8Array(to - from);
  for (const { from: first, to: end, entry } of names) {
    const type = TYPES.indexOf(entry.type);
    if (type < 0) continue;
    const sort = 1 + 4 * type + (entry.ambiguous ? 2 : 0);
    for (let at = first; at < end; at++) sorts[at - from] = at === first ? sort : sort + 1;
  }
  return sorts;
}
