import { parseHTML } from 'linkedom';

/** What is used of a DOM node. linkedom's own types lean on the browser's, which a program for Node does not load. */
export interface PageNode {
  readonly nodeType: number;
  /** Lower case, of elements. */
  readonly localName: string;
  /** Of text nodes. */
  readonly data: string;
  readonly parentNode: PageNode | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  remove(): void;
}

export interface PageDocument {
  readonly documentElement: PageNode;
}

const ELEMENT = 1;
const TEXT = 3;

export function isElement(node: PageNode): boolean {
  return node.nodeType === ELEMENT;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT;
}

/** Value of an attribute named in lower case, as new pages do, or in capitals, as old ones do; empty when absent. */
export function attribute(element: PageNode, name: string): string {
  return element.getAttribute(name) ?? element.getAttribute(name.toUpperCase()) ?? '';
}

/**
 * Goes through everything under `root` in document order without recursion, so that depth is no matter. `enter` answers
 * whether to go into an element; `leave` is called for the elements that were gone into.
 */
export function traverse(
  root: PageNode,
  enter: (node: PageNode) => boolean,
  leave?: (element: PageNode) => void,
): void {
  let node: PageNode | null = root.firstChild;
  while (node !== null) {
    const child: PageNode | null = enter(node) && isElement(node) ? node.firstChild : null;
    if (child !== null) {
      node = child;
      continue;
    }
    // An element without children, or one that was not gone into, is left at once.
    if (isElement(node)) leave?.(node);
    while (node.nextSibling === null) {
      node = node.parentNode;
      if (node === null || node === root) return;
      leave?.(node);
    }
    node = node.nextSibling;
  }
}

/** Nodes that {@link textOf} goes into: enough for any label, and a bound for elements nested without end. */
const MAX_LABEL_NODES = 200;

/** Text of a small element, as it stands in the source. */
export function textOf(root: PageNode): string {
  const parts: string[] = [];
  let nodes = 0;
  traverse(root, (node) => {
    if (isText(node)) parts.push(node.data);
    return ++nodes < MAX_LABEL_NODES;
  });
  return parts.join('');
}

/** Parses a page, whole or in part. No script runs and nothing is fetched. */
export function parsePage(html: string): PageDocument {
  const document = parseHTML(withBody(dropComments(html))).document as unknown as PageDocument;
  closeLinks(document.documentElement);
  return document;
}

/** A link with another one in it was never closed: without this all that follows would be link text. */
function closeLinks(root: PageNode): void {
  const open: PageNode[] = [];
  const enter = (node: PageNode) => {
    if (isElement(node) && isLink(node)) {
      open.at(-1)?.removeAttribute('href');
      open.push(node);
    }
    return true;
  };
  traverse(root, enter, (element) => {
    if (element === open.at(-1)) open.pop();
  });
}

/** True for an element that leads somewhere when clicked. */
export function isLink(element: PageNode): boolean {
  return element.localName === 'a' && attribute(element, 'href') !== '';
}

/** Comments hide other root elements from old browsers, and tell nothing. A comment that is cut off goes to the end. */
function dropComments(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', from)) {
    parts.push(html.slice(from, start));
    const end = html.indexOf('-->', start + 2);
    from = end < 0 ? html.length : end + 3;
  }
  return parts.join('') + html.slice(from);
}

/** The parser does not supply the root element and the body that HTML lets a page leave out. */
function withBody(html: string): string {
  const root = html.search(/<html[\s>]/i);
  const body = html.search(/<body[\s>]/i);
  if (root >= 0 && body > root) return html.slice(root);
  const head = html.search(/<\/head[\s>]/i);
  if (root < 0 || head < root) return `<html><body>${html}</body></html>`;
  return `${html.slice(root, head)}</head><body>${html.slice(head)}</body></html>`;
}
