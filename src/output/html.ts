import type { Analysis } from '../schema/analysis.ts';
import { escapeMarkup } from '../text/markup.ts';
import type { CharSpan } from '../text/span.ts';

type Entity = NonNullable<Analysis['entities']>[number];
type Quote = NonNullable<Analysis['quotes']>[number];

/** Start of a page; any number of articles may follow. */
export function htmlHead(): string {
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>khabar</title>
<style>${STYLE}</style>
</head>
<body>
`;
}

export const HTML_FOOT = '</body>\n</html>\n';

/**
 * One article (layers source, text, title, sentences, entities, quotes; offsets in UTF-16) with its mentions and quotes
 * marked, and lists of both. All text is escaped, names isolated (bdi).
 */
export function toHtml(doc: Analysis): string {
  const { source, warnings = [], entities = [], quotes = [] } = doc;
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const words = paragraphWriter(doc, byId);
  return [
    '<article>',
    ...(source?.path === undefined ? [] : [`<p class="path"><bdi>${escapeMarkup(source.path)}</bdi></p>`]),
    ...warnings.map(({ message }) => `<p class="warning" dir="ltr">${escapeMarkup(message)}</p>`),
    ...paragraphsOf(doc).map((span) => (isTitle(doc, span) ? `<h1>${words(span)}</h1>` : `<p>${words(span)}</p>`)),
    '</article>',
    ...quoteList(quotes, byId),
    ...GROUPS.flatMap(([heading, types]) =>
      entityList(
        heading,
        entities.filter(({ type }) => types.includes(type)),
      ),
    ),
    '<hr>\n',
  ].join('\n');
}

function paragraphsOf({ sentences = [] }: Analysis): CharSpan[] {
  const spans: CharSpan[] = [];
  for (const [i, { start, end, paragraph }] of sentences.entries()) {
    const before = spans.at(-1);
    if (before !== undefined && sentences[i - 1]?.paragraph === paragraph) spans[spans.length - 1] = { ...before, end };
    else spans.push({ start, end });
  }
  return spans;
}

function isTitle({ title }: Analysis, { start, end }: CharSpan): boolean {
  return title ? start < title.end && title.start < end : false;
}

/** Headings of the lists of entities; what is in none of them is only marked in the text. */
const GROUPS: readonly (readonly [heading: string, types: readonly string[]])[] = [
  ['أشخاص', ['PER']],
  ['أماكن', ['GPE', 'LOC', 'FAC']],
  ['منظمات', ['ORG']],
];

interface PlacedMention extends CharSpan {
  readonly entity: Entity;
}

/** Writes paragraphs in text order. A mention that crosses the edge of a quote is marked on both sides of it. */
function paragraphWriter(
  { text = '', entities = [], quotes: unsorted = [] }: Analysis,
  byId: ReadonlyMap<string, Entity>,
): (span: CharSpan) => string {
  const mentions = entities
    .flatMap((entity) => entity.mentions.map(({ start, end }): PlacedMention => ({ start, end, entity })))
    .sort((a, b) => a.start - b.start);
  const quotes = [...unsorted].sort((a, b) => a.start - b.start);
  const inQuotes = cutter(quotes, (quote, inner) => quoteMark(quote, inner, byId));
  const inMentions = cutter(mentions, ({ entity }, inner, from) =>
    mentionMark(entity, followsLetter(text, from) ? inner : `<bdi>${inner}</bdi>`),
  );
  const words = (span: CharSpan): string => inMentions(span, ({ start, end }) => escapeMarkup(text.slice(start, end)));
  return (span) => inQuotes(span, words);
}

type Write = (span: CharSpan) => string;

/**
 * Makes a function that writes a span in pieces: those that lie in an item (sorted by start) wrapped, the others plain. Spans
 * have to come in text order. O(items) for all spans together.
 */
function cutter<T extends CharSpan>(
  items: readonly T[],
  wrap: (item: T, inner: string, from: number) => string,
): (span: CharSpan, write: Write) => string {
  let next = 0;
  return ({ start, end }, write) => {
    const pieces: string[] = [];
    let at = start;
    while (next < items.length) {
      const item = items[next] as T;
      const from = Math.max(at, item.start);
      const to = Math.min(end, item.end);
      if (from >= end) break;
      if (from < to) {
        if (from > at) pieces.push(write({ start: at, end: from }));
        pieces.push(wrap(item, write({ start: from, end: to }), from));
        at = to;
      }
      if (item.end > end) break;
      next++;
    }
    if (at < end) pieces.push(write({ start: at, end }));
    return pieces.join('');
  };
}

function mentionMark({ type, name, latin }: Entity, inner: string): string {
  const title = [type, name, latin].filter((part) => part !== undefined).join(' · ');
  return `<mark class="${type}" title="${escapeMarkup(title)}">${inner}</mark>`;
}

/** Isolating a word from a particle written to it (ل + أنقرة) would break the joint of their letters. */
function followsLetter(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{M}]/u.test(text[at - 1] as string);
}

function quoteMark(quote: Quote, inner: string, byId: ReadonlyMap<string, Entity>): string {
  return `<span class="quote ${quote.kind}" title="${escapeMarkup(speakerName(quote, byId))}">${inner}</span>`;
}

function speakerName({ speaker }: Quote, byId: ReadonlyMap<string, Entity>): string {
  if (speaker === null) return NO_SPEAKER;
  const latin = byId.get(speaker.entity ?? '')?.latin;
  return latin === undefined ? speaker.name : `${speaker.name} · ${latin}`;
}

const NO_SPEAKER = 'بلا قائل معروف';

function quoteList(quotes: readonly Quote[], byId: ReadonlyMap<string, Entity>): string[] {
  const items = quotes.map((quote) => {
    const speaker = `<b><bdi>${escapeMarkup(speakerName(quote, byId))}</bdi></b>${inferredNote(quote)}`;
    return `<li>${speaker}<blockquote>${escapeMarkup(quote.text)}</blockquote></li>`;
  });
  return section('اقتباسات', items);
}

/** Who reads this should know when the speaker is not named where the words stand. */
function inferredNote({ speaker }: Quote): string {
  return speaker === null || speaker.resolution === 'named' ? '' : ` <small>(${INFERRED})</small>`;
}

const INFERRED = 'القائل مستنتج من السياق';

function entityList(heading: string, entities: readonly Entity[]): string[] {
  const items = entities.map(({ type, name, latin, mentions }) => {
    const inLatin = latin === undefined ? '' : ` <bdi lang="und-Latn">${escapeMarkup(latin)}</bdi>`;
    const inArabic = `<mark class="${type}"><bdi>${escapeMarkup(name)}</bdi></mark>`;
    return `<li>${inArabic}${inLatin} <small>\u00d7${mentions.length}</small></li>`;
  });
  return section(heading, items);
}

function section(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['<section>', `<h2>${heading}</h2>`, '<ol>', ...items, '</ol>', '</section>'];
}

/** Kinds of mention differ by underline too, not by colour alone. */
const STYLE = `
:root { color-scheme: light dark; font: 1.15rem/1.9 "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", sans-serif; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.6; }
h2 { font-size: 1.1rem; border-block-end: 1px solid; }
mark { color: inherit; background: none; border-block-end: 3px solid #7f7f7f; }
mark.PER { border-color: #c2410c; } mark.ORG { border-color: #1d4ed8; border-style: double; }
mark.GPE, mark.LOC, mark.FAC { border-color: #15803d; border-style: dashed; }
.quote { background: #facc1540; } .quote.fragment { background: #facc1520; }
blockquote { margin: 0; margin-inline-start: 1rem; white-space: pre-line; }
.path, .warning { font-size: .8rem; opacity: .8; }
`;
