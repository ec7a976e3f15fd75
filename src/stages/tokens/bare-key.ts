import type { Token } from '../../document.ts';

/** Key of a word without particles and article, so that المتحدث and متحدث are one word. */
export function bareKey({ word }: Token): string {
  return withoutArticle(word.stemKey);
}

/** Of a word of two letters and ال the article is a part: اله. */
export function withoutArticle(key: string): string {
  return key.startsWith('ال') && key.length > 4 ? key.slice(2) : key;
}
