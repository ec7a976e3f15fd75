import { isElement, isLink, isText, type PageNode, traverse } from './dom.ts';
import { BLOCKS, SKIPPED } from './elements.ts';

/** One line of a page: the text of a paragraph, heading, list item or table cell. */
export interface Line {
  /** White space collapsed, none at the edges; not empty. */
  readonly text: string;
  /** Characters that belong to links. */
  readonly linked: number;
  /** The block that the text stands in. */
  readonly block: PageNode;
}

/** Lines under an element. Blocks and `<br>` part them; what is not article text by its element is left out. O(nodes). */
export function linesUnder(root: PageNode): Line[] {
  const lines: Line[] = [];
  const open: PageNode[] = [root];
  let parts: string[] = [];
  let linked = 0;
  let links = 0;

  const flush = () => {
    const text = collapse(parts.join(''));
    if (text !== '') lines.push({ text, linked: Math.min(linked, text.length), block: open.at(-1) as PageNode });
    parts = [];
    linked = 0;
  };
  const add = (text: string, element: PageNode | null) => {
    const pieces = element?.localName === 'pre' ? text.split('\n') : [text];
    pieces.forEach((piece, index) => {
      if (index > 0) flush();
      parts.push(piece);
      if (links > 0) linked += collapse(piece).length;
    });
  };
  const enter = (node: PageNode) => {
    if (isText(node)) add(node.data, node.parentNode);
    if (!isElement(node) || SKIPPED.has(node.localName)) return false;
    if (isLink(node)) links++;
    if (!BLOCKS.has(node.localName)) return true;
    flush();
    open.push(node);
    return true;
  };
  const leave = (element: PageNode) => {
    if (SKIPPED.has(element.localName)) return;
    if (isLink(element)) links--;
    if (!BLOCKS.has(element.localName)) return;
    flush();
    open.pop();
  };
  traverse(root, enter, leave);
  flush();
  return lines;
}

/** White space as HTML shows it: runs are one space. A no-break space is a character, except at the edges. */
export function collapse(text: string): string {
  return text.replaceAll(/[ \t\n\r\f]+/g, ' ').trim();
}
