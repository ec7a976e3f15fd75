import type { Token } from '../../document.ts';
import { foldKey } from '../../text/normalize.ts';
import type { NameWords, Title } from '../entities/name-words.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { bare } from './name-units.ts';

/**
 * The title that a word is, as it is written: أمام is not the title إمام, though both have one key, and زميله is زميل with a
 * pronoun, not زميلة.
 */
export function titleOf(token: Token, { titles }: NameWords): Title | undefined {
  const key = bareKey(token);
  const title = titles.get(key);
  if (title === undefined) return undefined;
  const written = token.word.normal.slice(-key.length);
  if (hasOtherHamza(written, title.spelling)) return undefined;
  if (!title.spelling.endsWith('ة') || !written.endsWith('ه')) return title;
  return titles.get(key.slice(0, -1)) ?? (title.ambiguous ? undefined : title);
}

/** A letter of hamza at one place in both words, written otherwise. Without hamza (امام) it may be either. */
function hasOtherHamza(written: string, spelling: string): boolean {
  const isHamza = (letter: string | undefined): boolean => letter !== undefined && 'أإآ'.includes(letter);
  return [...written].some((letter, i) => isHamza(letter) && isHamza(spelling[i]) && letter !== spelling[i]);
}

/** الطبيبة فلانة → فلانة, سيناتور فلان → فلان: a name that a title was taken into, without it. */
export function withoutTitle(name: string, { titles, firstNames }: NameWords): string {
  const end = name.indexOf(' ');
  const first = foldKey(name.slice(0, Math.max(0, end)));
  const title = titles.get(bare(first));
  const isTitle = first.startsWith('ال') || (title?.ambiguous === false && !firstNames.has(first));
  return title !== undefined && isTitle ? name.slice(end + 1) : name;
}
