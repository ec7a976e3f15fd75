import { Readability } from '@mozilla/readability';
import { type Line, linesUnder } from './block-lines.ts';
import { isElement, type PageDocument, type PageNode, traverse } from './dom.ts';

/** Characters from which a line is prose rather than a label. */
const PROSE = 40;
/** Blocks around a line that it speaks for, and how much of it counts for each. */
const SHARES = [1, 0.8, 0.4] as const;
/** Share of the densest block's prose that Readability has to find to be believed. */
const MIN_KEPT = 0.8;

/** Readability takes more than linear time on pages that are larger or deeper than saved articles are. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 100;

/**
 * Lines of the article on a page without furniture: what Readability finds, or the block with the most prose when
 * that is more, or the whole body when nothing on the page is prose.
 */
export function findArticle(document: PageDocument): readonly Line[] {
  const root = document.documentElement;
  const all = linesUnder(root);
  const dense = densestLines(all);
  if (dense.length === 0) return all;
  const read = isModest(root) ? readArticle(document) : [];
  return proseIn(read) >= proseIn(dense) * MIN_KEPT ? read : dense;
}

function readArticle(document: PageDocument): readonly Line[] {
  const options = { serializer: (node: unknown) => node as PageNode, disableJSONLD: true };
  try {
    const article = new Readability<PageNode>(document as never, options).parse();
    return article?.content ? linesUnder(article.content) : [];
  } catch {
    // A page that the library trips over still has its densest block.
    return [];
  }
}

function isModest(root: PageNode): boolean {
  let nodes = 0;
  let depth = 0;
  let deepest = 0;
  const enter = (node: PageNode) => {
    nodes++;
    if (!isElement(node)) return false;
    deepest = Math.max(deepest, ++depth);
    return true;
  };
  traverse(root, enter, () => depth--);
  return nodes <= MAX_NODES && deepest <= MAX_DEPTH;
}

/** Lines in the block around which the most prose stands. Its headings and short lines come with it. O(lines). */
function densestLines(lines: readonly Line[]): readonly Line[] {
  const scores = new Map<PageNode, number>();
  for (const line of lines) {
    let block: PageNode | null = line.block;
    for (const share of SHARES) {
      if (block === null) break;
      scores.set(block, (scores.get(block) ?? 0) + proseOf(line) * share);
      block = block.parentNode;
    }
  }
  const best = [...scores].reduce((a, b) => (b[1] > a[1] ? b : a), [null, 0] as [PageNode | null, number])[0];
  return best === null ? [] : linesUnder(best);
}

function proseIn(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + proseOf(line), 0);
}

/** Characters outside links of a line that is long enough to be prose. */
function proseOf({ text, linked }: Line): number {
  return text.length >= PROSE ? text.length - linked : 0;
}
