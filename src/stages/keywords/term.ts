import type { Word } from '../../document.ts';
import { normalize } from '../../text/normalize.ts';

const ARTICLE = 'ال';

/** Shorter stems keep what looks like an article: الم, الى. */
const SHORTEST_DEFINITE = 4;

/**
 * What a word is counted by: its folded letters without attached particles, article and pronoun. بقراراتها, القرارات and
 * قرارات are one term.
 */
export function termOf({ stemKey, clitics, text }: Word): string {
  const pronouns = clitics
    .filter(({ role }) => role === 'pronoun')
    .reduce((sum, { start, end }) => sum + normalize(text.slice(start, end)).length, 0);
  const start = isDefinite(stemKey) ? ARTICLE.length : 0;
  return stemKey.slice(start, stemKey.length - pronouns);
}

/** True when a folded stem begins with the article. */
export function isDefinite(stemKey: string): boolean {
  return stemKey.startsWith(ARTICLE) && stemKey.length > SHORTEST_DEFINITE;
}
