import { foldKey } from '../../text/normalize.ts';
import { splitServantName } from '../entities/name-key.ts';
import { ARTICLE } from './affixes.ts';

/** A word of a name, as it stands and folded. */
export interface Word {
  readonly text: string;
  readonly key: string;
}

/** The words between spaces and hyphens; عبدالرحمن is two. */
export function wordsOf(arabic: string): Word[] {
  const words: Word[] = [];
  for (const text of arabic.trim().split(/[\s\u2010-\u2013-]+/u)) {
    const [first, second] = splitServantName(foldKey(text)) as [string, string?];
    if (second === undefined) words.push({ text, key: first });
    else words.push({ text: first, key: first }, { text: second, key: second });
  }
  return words;
}

export function withoutArticle({ text, key }: Word): Word {
  return { text: text.slice(ARTICLE.length), key: key.slice(ARTICLE.length) };
}
