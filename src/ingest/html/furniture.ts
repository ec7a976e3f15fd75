import { isElement, isLink, isText, type PageNode, traverse } from './dom.ts';
import { isSetApart, labelWords, SKIPPED } from './elements.ts';

/** Words of a class or id that mark what stands around an article. */
const FURNITURE_WORDS = new Set(
  (
    'ad ads adbox adslot advert adverts advertisement advertising banner breadcrumb breadcrumbs consent cookie cookies copyright footer ' +
    'gdpr login masthead menu modal nav navbar navigation newsletter outbrain pager pagination paywall poll popup print promo promos ' +
    'rating share sharebar sharing shares sidebar signup skip social socials sponsor sponsored subscribe subscription taboola ticker ' +
    'toolbar trending widget widgets follow mostread'
  ).split(' '),
);

/** As above, and longer than the article now and then. */
const LONG_FURNITURE_WORDS = new Set(
  'comment comments commentlist disqus recommendations recommended related replies respond suggested'.split(' '),
);

/** Share of a page's plain text above which an element is taken for the article, whatever it is called. */
const MAX_FURNITURE_SHARE = 0.4;
/** A block is a list of links when it has so many and most of its text is in them. */
const MIN_LINKS = 3;
const MIN_LINKED_SHARE = 0.75;
const LISTS = new Set(['ul', 'ol', 'dl', 'div', 'section', 'table', 'p', 'aside']);

/** Share and number of characters that remain when a long block of comments or related articles goes. */
const MIN_REST_SHARE = 0.15;
const MIN_REST = 200;

interface Measure {
  /** Characters directly in the element. */
  direct: number;
  /** Characters outside links, here and further down. */
  plain: number;
  linked: number;
  links: number;
  hasHeadline: boolean;
}

/** Takes out of the page what is not the article by its element, role, name or links. O(nodes). */
export function removeFurniture(root: PageNode): void {
  const measures = measure(root);
  const total = measures.get(root)?.plain ?? 0;
  const removed: PageNode[] = [];
  let articles = 0;
  const enter = (node: PageNode) => {
    if (!isElement(node)) return false;
    const isGone = isFurniture(node, measures, total, articles > 0);
    if (isGone) removed.push(node);
    else if (isArticle(node)) articles++;
    return !isGone;
  };
  traverse(root, enter, (element) => {
    if (isArticle(element)) articles--;
  });
  for (const element of removed) element.remove();
}

function isArticle({ localName }: PageNode): boolean {
  return localName === 'article' || localName === 'main';
}

function measure(root: PageNode): Map<PageNode, Measure> {
  const measures = new Map<PageNode, Measure>();
  const open: Measure[] = [{ direct: 0, plain: 0, linked: 0, links: 0, hasHeadline: false }];
  measures.set(root, open[0] as Measure);
  let links = 0;
  const enter = (node: PageNode) => {
    const current = open.at(-1) as Measure;
    if (isText(node)) {
      const characters = node.data.trim().length;
      current.direct += characters;
      current[links > 0 ? 'linked' : 'plain'] += characters;
      return false;
    }
    if (!isElement(node)) return false;
    const own = { direct: 0, plain: 0, linked: 0, links: isLink(node) ? 1 : 0, hasHeadline: node.localName === 'h1' };
    links += own.links;
    measures.set(node, own);
    open.push(own);
    return !SKIPPED.has(node.localName);
  };
  const leave = (element: PageNode) => {
    if (isLink(element)) links--;
    const own = open.pop() as Measure;
    const parent = open.at(-1) as Measure;
    parent.plain += own.plain;
    parent.linked += own.linked;
    parent.links += own.links;
    parent.hasHeadline ||= own.hasHeadline;
  };
  traverse(root, enter, leave);
  return measures;
}

function isFurniture(
  element: PageNode,
  measures: ReadonlyMap<PageNode, Measure>,
  total: number,
  inArticle: boolean,
): boolean {
  const { localName } = element;
  const own = measures.get(element) as Measure;
  if (localName === 'body' || localName === 'head' || isArticle(element)) return false;
  if (SKIPPED.has(localName)) return true;
  if (own.hasHeadline) return false;
  const words = labelWords(element);
  if (own.plain >= total * MAX_FURNITURE_SHARE) return isLongFurniture(words, total - own.plain, total);
  if (localName === 'footer' || localName === 'aside' || (localName === 'header' && !inArticle)) return true;
  if (localName === 'time') return measures.get(element.parentNode as PageNode)?.direct === 0;
  return isSetApart(element) || isLinkList(element, own) || words.some(isFurnitureWord);
}

function isLongFurniture(words: readonly string[], rest: number, total: number): boolean {
  return rest >= MIN_REST && rest >= total * MIN_REST_SHARE && words.some((word) => LONG_FURNITURE_WORDS.has(word));
}

function isFurnitureWord(word: string): boolean {
  return FURNITURE_WORDS.has(word) || LONG_FURNITURE_WORDS.has(word);
}

function isLinkList({ localName }: PageNode, { plain, linked, links }: Measure): boolean {
  return LISTS.has(localName) && links >= MIN_LINKS && linked >= (linked + plain) * MIN_LINKED_SHARE;
}
