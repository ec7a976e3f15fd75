import type { Token, TokenSpan } from '../../document.ts';
import { rememberByWord } from '../word-memory.ts';

/** Sentences on either side that a sentence is read with. */
const NEIGHBOURS = 2;

/** Words of sport that a sentence without one needs around it: a line of results has none of its own. */
const ENOUGH = 2;

/** Those sentences that speak of sport. O(tokens). */
export type SportReader = (tokens: readonly Token[], sentences: readonly TokenSpan[]) => TokenSpan[];

/**
 * A sentence speaks of sport when it has a word of it (`sportWords`: folded, without attached particles) or a score, or two of them stand around it.
 */
export function createSportReader(sportWords: ReadonlySet<string>): SportReader {
  const isSportWord = rememberByWord(({ stemKey }) => sportWords.has(stemKey));
  return (tokens, sentences) => {
    const counts = sentences.map(({ from, to }) => {
      let count = 0;
      for (let at = from; at < to; at++) {
        if (isSportWord((tokens[at] as Token).word) || isScore(tokens, at)) count++;
      }
      return count;
    });
    return sentences.filter((_, i) => {
      const around = counts.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1);
      return (counts[i] as number) > 0 || around.reduce((sum, count) => sum + count, 0) >= ENOUGH;
    });
  };
}

/** Between the goals of two sides stands the token: 2-1, 3 - صفر. */
export function isScore(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word.key === '-' && isGoals(tokens[at - 1]) && isGoals(tokens[at + 1]);
}

function isGoals(token: Token | undefined): boolean {
  return token !== undefined && /^(?:[0-9]|صفر)$/u.test(token.word.key);
}
