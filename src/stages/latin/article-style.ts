import { nameWords } from '../entities/name-key.ts';

/** How the article of a family's name is written: it differs from country to country. */
export const ARTICLE_STYLES = ['al-', 'el-', ''] as const;

/** How often names with this word, or of this country, have each of {@link ARTICLE_STYLES}. */
export type StyleCounts = readonly [number, number, number];

/** By folded name word, by country code, and over all names under the empty key. */
export type ArticleStyles = ReadonlyMap<string, StyleCounts>;

export interface SpelledPerson {
  readonly name: string;
  readonly latin: string;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly code: string;
}

const ARTICLE = 'ال';

/** Counts the styles of names whose last word has the article. */
export function countArticleStyles(people: Iterable<SpelledPerson>): Map<string, StyleCounts> {
  const styles = new Map<string, StyleCounts>([['', [1, 1, 1]]]);
  for (const { name, latin, code } of people) {
    const words = nameWords(name);
    const family = latin.split(' ');
    if (words.length < 2 || family.length < 2 || !(words.at(-1) as string).startsWith(ARTICLE)) continue;
    const style = styleOf(family.at(-1) as string);
    for (const key of new Set(['', code, ...words.slice(0, -1)])) addCount(styles, key, style);
  }
  return styles;
}

function styleOf(family: string): number {
  const start = family.slice(0, 3).toLowerCase();
  return start === 'al-' ? 0 : start === 'el-' ? 1 : 2;
}

function addCount(styles: Map<string, StyleCounts>, key: string, style: number): void {
  const counts = styles.get(key) ?? [0, 0, 0];
  styles.set(key, counts.map((count, i) => count + (i === style ? 1 : 0)) as unknown as StyleCounts);
}

/** Names of one word that the average over all names counts for. */
const PRIOR = 2;

/** The likeliest style of a family's name that stands with these words, in this country (naive Bayes). */
export function likeliestStyle(styles: ArticleStyles, keys: readonly string[]): (typeof ARTICLE_STYLES)[number] {
  const all = styles.get('') ?? [1, 0, 0];
  const sum = all[0] + all[1] + all[2];
  const scores = all.map((count, style) => {
    const share = count / sum;
    return keys.reduce((score, key) => {
      const counts = styles.get(key);
      if (counts === undefined || key === '') return score;
      const total = counts[0] + counts[1] + counts[2];
      return score + Math.log(((counts[style] as number) + PRIOR * share) / (total + PRIOR) / share);
    }, Math.log(share));
  });
  return ARTICLE_STYLES[scores.indexOf(Math.max(...scores))] as (typeof ARTICLE_STYLES)[number];
}
