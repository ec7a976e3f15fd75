import type { BodyName } from './body-name.ts';

/** A foreign word shorter than this may be an article or a particle. */
const SHORTEST_NAME = 4;

/**
 * True when one name of an organisation or place is the other cut short after two words or more (وزارة العمل), after one word that is
 * a name (كاسبرسكي of كاسبرسكي لاب), or after a definite noun of a noun and its adjective (المملكة of المملكة المغربية); a class word
 * may be missing in front. الجزيرة is not الجزيرة مباشر.
 *
 * @param isListedOtherwise the lexicons know the short name as a thing of another kind.
 */
export function isShortFormOf(short: BodyName, long: BodyName, isListedOtherwise: boolean): boolean {
  if (short.kind === 'FAC') return false;
  const places = long.start === 0 ? [0] : [0, long.start];
  const begins = places.filter((at) => isPartAt(short.words, long.words, at));
  if (short.words.length > 1) return begins.length > 0 && short.kind === 'ORG';
  if (short.definite[0]) return begins.some((at) => long.definite[at] && long.definite[at + 1]);
  const isName = (short.words[0] as string).length >= SHORTEST_NAME && !isListedOtherwise;
  return begins.length > 0 && short.kind === 'ORG' && isName;
}

/** The words stand in the longer name from a place on, and more follow. */
function isPartAt(words: readonly string[], longer: readonly string[], at: number): boolean {
  return words.length < longer.length - at && words.every((word, i) => word === longer[at + i]);
}
