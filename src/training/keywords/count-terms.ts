import { isDefinite, termOf } from '../../stages/keywords/term.ts';
import type { Lexer } from '../../stages/tokens/word.ts';
import { rawFiles, rawLines } from '../raw-text.ts';

/** A maximal run of letters and marks of the Arabic script. */
const WORD = /[\u0621-\u065f\u0670-\u06d3]+/gu;

/** What is counted of a term. */
export interface TermCount {
  /** Articles that hold it. */
  articles: number;
  occurrences: number;
  /** Occurrences with the article ال. */
  definite: number;
  lastArticle: number;
}

export interface TermCounts {
  readonly articles: number;
  readonly terms: ReadonlyMap<string, TermCount>;
}

/** Lines of an article at most: where a file has no blank lines, every so many make one. */
const LONGEST_ARTICLE = 40;

/** Counts the terms of the raw text below `dataDir`, article by article. */
export async function countTerms(dataDir: string, lexer: Lexer): Promise<TermCounts> {
  const terms = new Map<string, TermCount>();
  let article = 0;
  for (const file of rawFiles(dataDir)) {
    let lines = 0;
    for await (const line of rawLines(file)) {
      if (line.trim() === '' || lines === LONGEST_ARTICLE) {
        if (lines > 0) article++;
        lines = 0;
      }
      if (line.trim() === '') continue;
      lines++;
      countLine(line, article, terms, lexer);
    }
    article++;
  }
  return { articles: article, terms };
}

function countLine(line: string, article: number, terms: Map<string, TermCount>, lexer: Lexer): void {
  for (const [form] of line.matchAll(WORD)) {
    const word = lexer(form, 'word');
    const term = termOf(word);
    const count = terms.get(term) ?? { articles: 0, occurrences: 0, definite: 0, lastArticle: -1 };
    if (count.lastArticle < 0) terms.set(term, count);
    if (count.lastArticle !== article) count.articles++;
    count.lastArticle = article;
    count.occurrences++;
    if (isDefinite(word.stemKey)) count.definite++;
  }
}
