import type { Analysis } from '../schema/analysis.ts';
import type { CharSpan } from '../text/span.ts';
import type { GoldArticle, GoldMention, GoldQuote } from './gold-article.ts';
import type { LabelMap } from './label-map.ts';
import { isSameName } from './names.ts';
import { emptyTally, type Tallies, type Tally, tallyOf } from './tally.ts';

/** How often a speaker was found; counted for quotes that were found. */
export interface SpeakerCounts {
  right: number;
  wrong: number;
  /** None was found. */
  missing: number;
  /** The gold has none. */
  goldNull: number;
  /** The gold has none, and one was found. */
  falseName: number;
  readonly bySubject: Map<string, { right: number; gold: number }>;
}

/** Counts over all articles of a gold. */
export interface ArticleScores {
  readonly entities: Tallies;
  /** Direct quotes whose first and last word agree. */
  readonly quotes: Tally;
  /** Direct quotes that overlap by half of what both cover at least. */
  readonly overlapping: Tally;
  readonly speakers: SpeakerCounts;
}

export function emptyScores(): ArticleScores {
  const speakers = { right: 0, wrong: 0, missing: 0, goldNull: 0, falseName: 0, bySubject: new Map() };
  return { entities: new Map(), quotes: emptyTally(), overlapping: emptyTally(), speakers };
}

type FoundQuote = NonNullable<Analysis['quotes']>[number];

/** Adds what an analysis (layers entities, quotes; offsets in UTF-16) gets right and wrong. */
export function addArticle(scores: ArticleScores, gold: GoldArticle, found: Analysis, labels: LabelMap): void {
  addMentions(scores.entities, gold, found, labels);
  addQuotes(scores, gold, found);
}

function addMentions(tallies: Tallies, gold: GoldArticle, { entities = [] }: Analysis, labels: LabelMap): void {
  const found = entities.flatMap(({ type, mentions }) => {
    const name = labels.ofOurs(type);
    return name === null ? [] : mentions.map(({ start, end }): GoldMention => ({ start, end, type: name }));
  });
  for (const { type } of found) tallyOf(tallies, type).found++;
  const used = new Set<GoldMention>();
  for (const mention of gold.mentions) {
    const type = labels.ofGold(mention.type);
    if (type === null) continue;
    const tally = tallyOf(tallies, type);
    tally.gold++;
    const match = found.find(
      (other) => !used.has(other) && other.type === type && isSameSpan(gold.text, mention, other),
    );
    if (match === undefined) continue;
    used.add(match);
    tally.right++;
  }
}

/** Same first and last letter; a merged لل may stand in or outside of the mention. */
function isSameSpan(text: string, gold: CharSpan, found: CharSpan): boolean {
  const [a, b] = [coreOf(text, gold), coreOf(text, found)];
  if (a.end !== b.end) return false;
  if (a.start === b.start) return true;
  const merged = MERGED.exec(text.slice(a.start, a.end));
  return merged !== null && b.start > a.start && b.start <= a.start + merged[0].length;
}

const MERGED = /^[\u0648\u0641]?\u0644\u0644/u;
const LETTER = /[\p{L}\p{N}]/u;

/** A span without the marks at its edges. */
function coreOf(text: string, { start, end }: CharSpan): CharSpan {
  let [from, to] = [start, end];
  while (from < to && !LETTER.test(text[from] as string)) from++;
  while (to > from && !LETTER.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}

/** Quotes that share less of what they cover together are two. */
const LEAST_SHARED = 0.5;

function addQuotes(scores: ArticleScores, { text, quotes: gold }: GoldArticle, found: Analysis): void {
  const direct = (found.quotes ?? []).filter(({ kind }) => kind === 'direct');
  const taken = new Set<FoundQuote>();
  const { quotes, overlapping, speakers } = scores;
  for (const quote of gold.filter(({ kind }) => kind === 'direct')) {
    quotes.gold++;
    overlapping.gold++;
    const match = bestMatch(quote, direct, taken);
    if (match === null) continue;
    taken.add(match);
    overlapping.right++;
    overlapping.found++;
    quotes.found++;
    if (isSameQuote(text, quote, match)) quotes.right++;
    addSpeaker(speakers, quote, match, found);
  }
  for (const quote of direct) {
    if (taken.has(quote) || isTooShortToCount(quote, gold)) continue;
    quotes.found++;
    if (!isPartOfDirect(quote, gold)) overlapping.found++;
  }
}

function bestMatch(gold: GoldQuote, found: readonly FoundQuote[], taken: ReadonlySet<FoundQuote>): FoundQuote | null {
  const [best] = found
    .map((quote) => ({ quote, score: taken.has(quote) ? 0 : shared(gold, quote) }))
    .sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= LEAST_SHARED ? best.quote : null;
}

function overlap(a: CharSpan, b: CharSpan): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Share of what both cover together that both cover. */
function shared(a: CharSpan, b: CharSpan): number {
  return overlap(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Same first and last word: a full stop may stand in or outside of the marks. */
function isSameQuote(text: string, a: CharSpan, b: CharSpan): boolean {
  return isSameEdge(text, a.start, b.start) && isSameEdge(text, a.end, b.end);
}

function isSameEdge(text: string, a: number, b: number): boolean {
  return /^[\s.\u060c\u2026]*$/u.test(text.slice(Math.min(a, b), Math.max(a, b)));
}

/** A fragment of the gold: right or wrong is a matter of taste. */
function isTooShortToCount(found: CharSpan, gold: readonly GoldQuote[]): boolean {
  const [best] = gold
    .filter(({ kind }) => kind !== 'direct')
    .map((quote) => ({ quote, score: shared(quote, found) }))
    .sort((a, b) => b.score - a.score);
  return best !== undefined && best.score >= LEAST_SHARED && best.quote.kind === 'fragment';
}

/** One of several pieces of a quote: wrong as a quote of its own, though no invention. */
function isPartOfDirect(found: CharSpan, gold: readonly GoldQuote[]): boolean {
  const length = found.end - found.start;
  return gold.some(
    (quote) => quote.kind === 'direct' && overlap(quote, found) >= WITHIN * length && length < quote.end - quote.start,
  );
}

const WITHIN = 0.9;

/** A "name" of more words is a sentence that would match anything. */
const LONGEST_NAME = 12;

function addSpeaker(
  counts: SpeakerCounts,
  gold: GoldQuote,
  { speaker }: FoundQuote,
  { entities = [] }: Analysis,
): void {
  if (gold.speaker === null) {
    counts.goldNull++;
    if (speaker !== null) counts.falseName++;
    return;
  }
  const group = counts.bySubject.get(gold.subject) ?? { right: 0, gold: 0 };
  counts.bySubject.set(gold.subject, group);
  group.gold++;
  const entityName = entities.find(({ id }) => id === speaker?.entity)?.name;
  const names = [speaker?.text, speaker?.name, entityName].filter((name) => name !== undefined && isShort(name));
  const accepted = [gold.speaker.mention, ...gold.speaker.accept];
  if (names.some((name) => accepted.some((other) => isSameName(name as string, other)))) {
    counts.right++;
    group.right++;
  } else if (speaker === null) counts.missing++;
  else counts.wrong++;
}

function isShort(name: string): boolean {
  const words = name.trim();
  return words !== '' && words.split(/\s+/u).length <= LONGEST_NAME;
}
