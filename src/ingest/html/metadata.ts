import type { Declared } from '../../document.ts';
import { collapse } from './block-lines.ts';
import { attribute, isElement, type PageNode, textOf, traverse } from './dom.ts';
import { labelWords } from './elements.ts';
import { readJsonLd } from './json-ld.ts';

/** What a page says of itself in one kind of place, in document order. */
interface Statements {
  readonly titles: string[];
  readonly bylines: string[];
  readonly dates: string[];
  readonly languages: string[];
}

/** Names of meta tags (name, property, itemprop or http-equiv) by what they state. */
const META: Readonly<Record<string, keyof Statements>> = {
  'og:title': 'titles',
  'twitter:title': 'titles',
  headline: 'titles',
  author: 'bylines',
  'article:author': 'bylines',
  'dc.creator': 'bylines',
  'parsely-author': 'bylines',
  'article:published_time': 'dates',
  datepublished: 'dates',
  date: 'dates',
  pubdate: 'dates',
  publishdate: 'dates',
  'publish-date': 'dates',
  'dc.date': 'dates',
  'dc.date.issued': 'dates',
  'dcterms.created': 'dates',
  'parsely-pub-date': 'dates',
  'og:locale': 'languages',
  'content-language': 'languages',
};

interface Metadata extends Declared {
  /** Headings of the first level, for telling the headline. */
  readonly headings: readonly string[];
}

/** Title, byline, date and language from JSON-LD, meta tags, and the elements that show them. O(nodes). */
export function readMetadata(root: PageNode): Metadata {
  const records: Statements = emptyStatements();
  const metas: Statements = emptyStatements();
  const marked: Statements = emptyStatements();
  const shown: Statements = emptyStatements();
  const headings: string[] = [];
  records.languages.push(attribute(root, 'lang'));
  traverse(root, (node) => {
    if (!isElement(node)) return false;
    if (node.localName === 'meta') readMeta(node, metas);
    else if (node.localName === 'script') readScript(node, records);
    else if (node.localName === 'title') shown.titles.push(collapse(textOf(node)));
    else if (node.localName === 'h1') headings.push(collapse(textOf(node)));
    else readShown(node, marked, shown);
    return node.localName !== 'script';
  });
  return {
    headings: headings.filter((heading) => heading !== ''),
    ...choose([records, metas, marked, shown], headings),
  };
}

function emptyStatements(): Statements {
  return { titles: [], bylines: [], dates: [], languages: [] };
}

function readMeta(meta: PageNode, statements: Statements): void {
  for (const key of ['name', 'property', 'itemprop', 'http-equiv']) {
    const kind = META[attribute(meta, key).toLowerCase()];
    if (kind !== undefined) statements[kind].push(collapse(attribute(meta, 'content')));
  }
}

function readScript(script: PageNode, statements: Statements): void {
  if (attribute(script, 'type').toLowerCase() !== 'application/ld+json') return;
  const { title, byline, date, language } = readJsonLd(textOf(script));
  if (title !== undefined) statements.titles.push(collapse(title));
  if (byline !== undefined) statements.bylines.push(collapse(byline));
  if (date !== undefined) statements.dates.push(date);
  if (language !== undefined) statements.languages.push(language);
}

/** Elements that show the author or the date, marked as such or known by their class. */
function readShown(element: PageNode, marked: Statements, shown: Statements): void {
  const property = attribute(element, 'itemprop').toLowerCase();
  if (property === 'datepublished') marked.dates.push(attribute(element, 'content') || attribute(element, 'datetime'));
  else if (element.localName === 'time') shown.dates.push(attribute(element, 'datetime'));
  if (property === 'author' || attribute(element, 'rel') === 'author') marked.bylines.push(collapse(textOf(element)));
  else if (isByline(element)) shown.bylines.push(collapse(textOf(element)).replace(BYLINE_CUE, ''));
}

/** Words before the name in a byline. */
const BYLINE_CUE = /^(?:بقلم|كتبت|كتب|إعداد|By)[ :-]{1,3}/i;

function isByline(element: PageNode): boolean {
  return element.localName !== 'body' && labelWords(element).some((word) => word === 'byline' || word === 'author');
}

/** The first usable statement of each kind, from the most to the least trusted place. */
function choose(places: readonly Statements[], headings: readonly string[]): Declared {
  const stated = (kind: keyof Statements) => places.flatMap((place) => place[kind]);
  const title = chooseTitle(stated('titles'), headings);
  const byline = stated('bylines').find(isName);
  const date = stated('dates')
    .map(calendarDate)
    .find((found) => found !== undefined);
  const language = stated('languages')
    .map(languageTag)
    .find((tag) => tag !== undefined);
  return {
    ...(title !== undefined && { title }),
    ...(byline !== undefined && { byline }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}

/** The longest heading that a stated title contains, or else the title without the name of the site behind it. */
function chooseTitle(stated: readonly string[], headings: readonly string[]): string | undefined {
  const titles = stated.filter((title) => title !== '');
  const named = headings.filter((heading) => heading !== '' && titles.some((title) => title.includes(heading)));
  if (named.length > 0)
    return named.reduce((longest, heading) => (heading.length > longest.length ? heading : longest));
  const title = titles[0] ?? headings.find((candidate) => candidate !== '');
  return title === undefined ? undefined : withoutSite(title);
}

/** What parts a title from the name of the site, in order of trust. */
const SITE_SEPARATORS = [' | ', ' :: ', ' » ', ' – ', ' — ', ' - '];
/** Words that a headline has at least. */
const MIN_TITLE_WORDS = 3;

function withoutSite(title: string): string {
  for (const separator of SITE_SEPARATORS) {
    const at = title.lastIndexOf(separator);
    const front = title.slice(0, Math.max(at, 0));
    const isHeadline = front.split(' ').length >= MIN_TITLE_WORDS;
    if (isHeadline && front.length > title.length - at) return front.trim();
  }
  return title;
}

/** Longest byline in characters. */
const MAX_BYLINE = 100;

function isName(text: string): boolean {
  return text !== '' && text.length <= MAX_BYLINE && !text.includes('://') && /\p{L}/u.test(text);
}

/** The calendar date that a time begins with, as the page writes it; no time zone is applied. */
function calendarDate(text: string): string | undefined {
  const match = /^\s{0,9}(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  const date =
    match === null
      ? dateOfEnglish(text)
      : match
          .slice(1, 4)
          .map((part) => part.padStart(2, '0'))
          .join('-');
  return date !== undefined && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? date : undefined;
}

/** As in RFC 5322: Thu, 27 Oct 2022 10:00:00 +0300. */
function dateOfEnglish(text: string): string | undefined {
  const match = /(?<!\d)(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} (\d{4})/i.exec(
    text.slice(0, 100),
  );
  if (match === null) return undefined;
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((match[2] as string).toLowerCase()) / 3 + 1;
  return `${match[3]}-${String(month).padStart(2, '0')}-${(match[1] as string).padStart(2, '0')}`;
}

/** BCP 47 tag in its usual form, or undefined for what is none. */
function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
