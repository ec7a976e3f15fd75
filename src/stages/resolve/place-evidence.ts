import type { MentionDoc, Sentence, Token } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { CAPITAL, ENDS, isJoined, RANK_WORDS, ranksBeside, ranksOfList } from './place-rank.ts';
import type { PlaceKnowledge, PlaceMention, Reading } from './reading.ts';

/**
 * What marks of pronunciation and the words right beside a name say of which place is meant: العاصمة فلانة, the nationality or
 * country beside it, the places that it is listed with, a dateline. Undefined when they leave more than one, or say nothing.
 *
 * @param at index of the name among all names of the article, which are in text order.
 */
export function readBeside(
  doc: MentionDoc,
  at: number,
  named: readonly PlaceMention[],
  readings: readonly Reading[],
  knowledge: PlaceKnowledge,
): Reading | undefined {
  const { mention } = named[at] as PlaceMention;
  const written = signsIn(doc.text.slice(mention.start, mention.end));
  const pronounced = readings.filter(({ signs }) => signs.some((sign) => written.has(sign)));
  if (pronounced.length === 1) return pronounced[0];
  const sentence = lastAtOrBefore(doc.sentences, mention.from, ({ from }) => from);
  const countries = new Set(readings.map(({ entry }) => entry.code));
  const ranks =
    ranksBeside(doc, mention, sentence, knowledge) ??
    (countries.size < 2 ? undefined : ranksOfList(doc, at, named, countries, knowledge));
  const ofRank = readings.filter(({ rank }) => ranks?.includes(rank));
  const likely = ofRank.length === 0 ? readings : ofRank;
  const codes = new Set(likely.map(({ entry }) => entry.code));
  const code = codes.size < 2 ? undefined : codeBeside(doc, at, named, codes, knowledge);
  const left = code === undefined ? likely : likely.filter(({ entry }) => entry.code === code);
  return left.length === 1 ? left[0] : undefined;
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['\u064e', 'fatha'],
  ['\u064f', 'damma'],
  ['\u0650', 'kasra'],
  ['\u0651', 'shadda'],
]);

/** Marks with the number of the letter that they stand on: 1:fatha. */
function signsIn(written: string): Set<string> {
  const signs = new Set<string>();
  let letters = 0;
  for (const character of written) {
    const mark = MARKS.get(character);
    if (mark !== undefined) signs.add(`${letters}:${mark}`);
    else if (/\p{L}/u.test(character) && character !== '\u0640') letters++;
  }
  return signs;
}

/** Words behind a name that are looked at. */
const REACH = 3;

/** The place that a journey goes to is another: طرابلس إلى لبنان. */
const AWAY = new Set(['الي', 'نحو', 'باتجاه']);

/**
 * The country beside a name, of the countries in question, as a nationality or by name: in front of it, with no more than في or
 * a class word between (المدينة الليبية طرابلس, اللبنانية في مدينة طرابلس), or a few words behind (طرابلس اللبنانية, طرابلس شمالي لبنان).
 */
function codeBeside(
  { tokens, sentences }: MentionDoc,
  at: number,
  named: readonly PlaceMention[],
  codes: ReadonlySet<string>,
  { countryOf }: PlaceKnowledge,
): string | undefined {
  const { from, to } = (named[at] as PlaceMention).mention;
  const sentence = sentences[lastAtOrBefore(sentences, from, (other) => other.from)] as Sentence;
  const codeAt = (token: number): string | undefined => {
    const near = named.slice(Math.max(0, at - 2), at + 3);
    const covering = near.find(({ mention }) => mention.from <= token && token < mention.to);
    const found = covering?.entry?.code || countryOf((tokens[token] as Token).word.stemKey);
    return found !== undefined && codes.has(found) ? found : undefined;
  };
  let before = isJoined(tokens[from]) ? -1 : from - 1;
  while (before >= sentence.from && isBetween(tokens[before] as Token)) before--;
  const inFront = before >= sentence.from ? codeAt(before) : undefined;
  if (inFront !== undefined) return inFront;
  for (let behind = to; behind < Math.min(sentence.to, to + REACH); behind++) {
    const token = tokens[behind] as Token;
    if (ENDS.has(token.word.text) || isJoined(token) || AWAY.has(token.word.key)) break;
    const code = codeAt(behind);
    if (code !== undefined) return code;
  }
  return undefined;
}

function isBetween(token: Token): boolean {
  return token.word.key === 'في' || RANK_WORDS.has(bareKey(token)) || token.word.stemKey === CAPITAL;
}

/** How often the article speaks of each country: its nationality, and what the lexicons place there. */
export function countCodes(
  { tokens }: MentionDoc,
  named: readonly PlaceMention[],
  { countryOf, sharedNames }: PlaceKnowledge,
): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (code: string | undefined): void => {
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  };
  for (const { word } of tokens) if (word.kind === 'word') count(countryOf(word.stemKey));
  for (const { words, entry } of named) if (!sharedNames.has(words.join(' '))) count(entry?.code);
  return counts;
}
