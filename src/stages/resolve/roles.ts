import type { Mention, MentionDoc, Token, TokenSpan } from '../../document.ts';
import type { NameWords } from '../entities/name-words.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { withArticle } from './mention-name.ts';
import type { Gender } from './named-mention.ts';
import { titleOf } from './title.ts';

export interface Roles {
  /** Titles as written beside the name: وزير الدفاع الإسرائيلي. */
  readonly roles: readonly string[];
  /** Their words without article and feminine ending, by which a title alone is recognised later. */
  readonly roleWords: ReadonlySet<string>;
  readonly gender: Gender;
}

const LONGEST_TITLE = 8;

/** The titles before a person's name (وزير الدفاع الإسرائيلي فلان) and in an apposition after it (فلان، وزير الدفاع). */
export function rolesBeside(doc: MentionDoc, mention: Mention, nameWords: NameWords): Roles {
  const spans = [titleBefore(doc, mention, nameWords), titleAfter(doc, mention, nameWords)].filter(
    (span) => span !== null,
  );
  const words = spans.flatMap(({ from, to }) => doc.tokens.slice(from, to));
  const titles = spans.map(({ from }) => titleOf(doc.tokens[from] as Token, nameWords));
  const gender = titles.find((title) => title?.ambiguous === false && title.gender !== 'u')?.gender;
  return {
    roles: spans.map((span) => roleText(doc, span)),
    roleWords: new Set(words.map(roleWord)),
    gender: gender ?? 'u',
  };
}

function roleText({ tokens, text }: MentionDoc, { from, to }: TokenSpan): string {
  const first = tokens[from] as Token;
  const written = text.slice(first.start + first.word.prefix, (tokens[to - 1] as Token).end).replace(/\s+/gu, ' ');
  return first.word.prefix > 0 ? withArticle(written, first) : written; // للرئيس → الرئيس
}

/** Definite as words of a title are, and no part of one: رئيس الجمهورية اليوم. */
const TIMES = new Set('اليوم امس الامس غدا الان الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت'.split(' '));

/**
 * Back over definite words and places to the title that begins the phrase; null when there is none. After a preposition a
 * name stands in no apposition: السكرتيرة الصحفية لفلان.
 */
function titleBefore(doc: MentionDoc, mention: Mention, nameWords: NameWords): TokenSpan | null {
  const { tokens, mentions } = doc;
  if (mention.start > (tokens[mention.from] as Token).start) return null;
  let start = -1;
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - LONGEST_TITLE); at--) {
    const token = tokens[at] as Token;
    if (token.word.kind !== 'word' || TIMES.has(token.word.key)) break;
    const isTitle = titleOf(token, nameWords) !== undefined;
    if (isTitle) start = at;
    if (isTitle && token.word.prefix > 0) break;
    if (!isTitle && !token.word.stemKey.startsWith('ال') && !isCovered(mentions, at)) break;
  }
  const span = { from: start, to: mention.from };
  return start < 0 || isEverydayWord(tokens, span, nameWords) ? null : span;
}

/**
 * One word that is a title or an everyday word is no title without article (فريق فلان: his team) and none after a definite
 * noun (مكتبها السياسي فلان: an adjective). Forms of address need no article.
 */
function isEverydayWord(tokens: readonly Token[], { from, to }: TokenSpan, nameWords: NameWords): boolean {
  const first = tokens[from] as Token;
  const title = titleOf(first, nameWords);
  if (to - from > 1 || title?.ambiguous !== true || title.kind === 'honorific') return false;
  if (!first.word.stemKey.startsWith('ال')) return true;
  return /يه?$/u.test(first.word.key) && first.word.prefix === 0 && isDefinite(tokens[from - 1]);
}

function isDefinite(token: Token | undefined): boolean {
  if (token?.word.kind !== 'word') return false;
  return token.word.stemKey.startsWith('ال') || token.word.clitics.some(({ role }) => role === 'pronoun');
}

/** A comma, then a title and what belongs to it, up to the next mark. */
function titleAfter({ tokens, mentions }: MentionDoc, { to }: Mention, nameWords: NameWords): TokenSpan | null {
  const first = tokens[to + 1];
  if (
    tokens[to]?.word.text !== '،' ||
    first === undefined ||
    first.word.prefix > 0 ||
    titleOf(first, nameWords) === undefined
  )
    return null;
  let at = to + 2;
  while (at < to + 1 + LONGEST_TITLE) {
    const token = tokens[at];
    const goesOn =
      token?.word.kind === 'word' &&
      token.word.prefix === 0 &&
      (token.word.stemKey.startsWith('ال') || isCovered(mentions, at) || titleOf(token, nameWords) !== undefined);
    if (!goesOn) break;
    at++;
  }
  return { from: to + 1, to: at };
}

/** The token lies in a mention that is no person. */
function isCovered(mentions: readonly Mention[], token: number): boolean {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle] as Mention).from <= token) low = middle + 1;
    else high = middle;
  }
  const mention = mentions[low - 1];
  return mention !== undefined && mention.type !== 'PER' && token < mention.to;
}

/** الخارجية → خارجي: article and feminine ending do not tell titles apart. */
export function roleWord(token: Token): string {
  const key = bareKey(token);
  return key.length > 3 && key.endsWith('ه') ? key.slice(0, -1) : key;
}
