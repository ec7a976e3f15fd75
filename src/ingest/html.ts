import type { Declared } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import type { Line } from './html/block-lines.ts';
import { parsePage } from './html/dom.ts';
import { findArticle } from './html/find-article.ts';
import { removeFurniture } from './html/furniture.ts';
import { readMetadata } from './html/metadata.ts';

/** The article on a web page, and what the page says of itself. */
export interface Page extends Declared {
  /** Headline and paragraphs, one a line. The offsets of the analysis point into this. */
  readonly text: string;
}

/**
 * Reads the article on a saved page: no menus, share bars, comments or related links. Blocks and `<br>` make lines,
 * entities are characters. No script runs and nothing is fetched. Any string gives a page, at worst an empty one; only
 * one with far more markup than an article has throws an input error (reason `too-large`).
 *
 * This module loads the HTML libraries (some 100 ms), so import it only when there is a page to read.
 */
export function readPage(html: string): Page {
  refuseHugeMarkup(html);
  const document = parsePage(html);
  const root = document.documentElement;
  const { headings, ...declared } = readMetadata(root);
  removeFurniture(root);
  const found = findArticle(document);
  const prose = found.filter(isProse);
  const lines = (prose.length > 0 ? prose : found).map(({ text }) => text);
  const title = declared.title ?? headings[0];
  return { text: withTitle(title, lines).join('\n'), ...declared };
}

/** Tags and entities that a page may hold; a long article with comments has some ten thousand. */
const MAX_MARKUP = 400_000;
const LESS_THAN = 0x3c;
const AMPERSAND = 0x26;

/** The parser takes about a kilobyte of memory for each tag. */
function refuseHugeMarkup(html: string): void {
  let markup = 0;
  for (let i = 0; i < html.length; i++) {
    const unit = html.charCodeAt(i);
    if (unit === LESS_THAN || unit === AMPERSAND) markup++;
  }
  if (markup <= MAX_MARKUP) return;
  const message = `a page with ${markup} tags and entities, more than ${MAX_MARKUP}. Save the article as text.`;
  throw new AnalysisError('input', message, 'too-large');
}

/** Lines that may stand before the headline: a section's name, a date. */
const LINES_BEFORE_TITLE = 4;

/** The headline goes first, once. */
function withTitle(title: string | undefined, lines: readonly string[]): readonly string[] {
  if (title === undefined) return lines;
  const at = lines.slice(0, LINES_BEFORE_TITLE).indexOf(title);
  return at < 0 ? [title, ...lines] : [title, ...lines.slice(0, at), ...lines.slice(at + 1)];
}

/** Words that lead to another article. */
const POINTER = /^(?:اقرأ|إقرأ|اقرئي|شاهد|طالع|تابع|المزيد|للمزيد|ذات صلة|مواضيع ذات صلة|Read (?:more|also)|See also)/i;
/** Longest heading of a list of links, in characters. */
const LONGEST_LABEL = 40;

/** False for a line that is nothing but a link, one that points to another article, and the heading of several links. */
function isProse({ text, linked }: Line, index: number, lines: readonly Line[]): boolean {
  if (linked >= text.length || (POINTER.test(text) && linked * 2 > text.length)) return false;
  const isLabel = text.length <= LONGEST_LABEL && isLinkLine(lines[index + 1]) && isLinkLine(lines[index + 2]);
  return !isLabel;
}

function isLinkLine(line: Line | undefined): boolean {
  return line !== undefined && line.linked >= line.text.length;
}
