import type { Mention, MentionDoc, Token } from '../../document.ts';
import type { NameWords } from '../entities/name-words.ts';
import { bareKey } from '../quotes/speech-lexicon.ts';
import type { Gender } from './people.ts';

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
  const genders = spans.map(({ from }) => nameWords.titles.get(bareKey(doc.tokens[from] as Token))?.gender);
  return {
    roles: spans.map(({ from, to }) => roleText(doc, from, to)),
    roleWords: new Set(words.map(roleWord)),
    gender: genders.find((gender) => gender === 'm' || gender === 'f') ?? 'u',
  };
}

function roleText({ tokens, text }: MentionDoc, from: number, to: number): string {
  const first = tokens[from] as Token;
  const written = text.slice(first.start + first.word.prefix, (tokens[to - 1] as Token).end).replace(/\s+/gu, ' ');
  const isMerged = first.word.prefix > 0 && first.word.stemKey.startsWith('ال') && !written.startsWith('ال');
  return isMerged ? `ا${written}` : written; // للرئيس → الرئيس
}

/** Back over definite words and places to the title that begins the phrase; null when there is none. */
function titleBefore({ tokens, mentions }: MentionDoc, mention: Mention, nameWords: NameWords) {
  let start = -1;
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - LONGEST_TITLE); at--) {
    const token = tokens[at] as Token;
    if (token.word.kind !== 'word') break;
    const isTitle = nameWords.titles.has(bareKey(token));
    if (isTitle) start = at;
    if (isTitle && token.word.prefix > 0) break;
    if (!isTitle && !token.word.stemKey.startsWith('ال') && !isCovered(mentions, at)) break;
  }
  return start < 0 ? null : { from: start, to: mention.from };
}

/** A comma, then a title and what belongs to it, up to the next mark. */
function titleAfter({ tokens, mentions }: MentionDoc, { to }: Mention, nameWords: NameWords) {
  const first = tokens[to + 1];
  if (
    tokens[to]?.word.text !== '،' ||
    first === undefined ||
    first.word.prefix > 0 ||
    !nameWords.titles.has(bareKey(first))
  )
    return null;
  let at = to + 2;
  while (at < to + 1 + LONGEST_TITLE) {
    const token = tokens[at];
    const goesOn =
      token?.word.kind === 'word' &&
      token.word.prefix === 0 &&
      (token.word.stemKey.startsWith('ال') || isCovered(mentions, at) || nameWords.titles.has(token.word.key));
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
