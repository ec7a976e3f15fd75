import { foldKey, foldNormal, isPlainPhrase } from '../../text/normalize.ts';

/** Name written as folded words; عبد الله and عبدالله come out the same. */
export function nameWords(name: string): string[] {
  const words: string[] = [];
  for (const word of wordsIn(name)) words.push(...splitServantName(word));
  return words;
}

/** Folded, what stands between spaces and hyphens. */
function wordsIn(name: string): readonly string[] {
  return isPlainPhrase(name) ? foldNormal(name).split(' ') : foldKey(name).split(/[\s-]+/u);
}

/** عبدالله → عبد, الله: one name word of two, written together by many. */
export function splitServantName(key: string): string[] {
  return key.startsWith('عبدال') && key.length > 6 ? ['عبد', key.slice(3)] : [key];
}
