import { foldKey } from '../../text/normalize.ts';

/** Name written as folded words; عبد الله and عبدالله come out the same. */
export function nameWords(name: string): string[] {
  const words: string[] = [];
  for (const word of foldKey(name).split(/[\s-]+/u)) words.push(...splitServantName(word));
  return words;
}

/** عبدالله → عبد, الله: one name word of two, written together by many. */
export function splitServantName(key: string): string[] {
  return key.startsWith('عبدال') && key.length > 6 ? ['عبد', key.slice(3)] : [key];
}
