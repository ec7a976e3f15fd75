import type { Mention, MentionDoc, Sentence, Token } from '../../document.ts';
import { PLACES } from '../entities/candidate.ts';
import type { LexiconEntry } from '../entities/gazetteer.ts';
import { bareKey } from '../tokens/bare-key.ts';
import type { PlaceKnowledge, PlaceMention, Rank } from './reading.ts';

/** Class words in front of a name, and what they make of it. */
export const RANK_WORDS: ReadonlyMap<string, readonly Rank[]> = new Map(
  (
    [
      ['مدينه بلديه ضاحيه ضواحي احياء شوارع', ['capital', 'city']],
      ['سلطنه دوله جمهوريه مملكه', ['country']],
      ['ولايه محافظه اقليم', ['region']],
    ] as const
  ).flatMap(([words, ranks]) => words.split(' ').map((word) => [word, ranks] as const)),
);

export const CAPITAL = 'العاصمه';

/**
 * The class word in front of a name, العاصمة with or without nationality before or behind it, or the place of a dateline.
 *
 * @param sentence index of the sentence.
 */
export function ranksBeside(
  doc: MentionDoc,
  { from, to }: Mention,
  sentence: number,
  { countryOf }: PlaceKnowledge,
): readonly Rank[] | undefined {
  const { tokens } = doc;
  const [farther, before] =
    from > (doc.sentences[sentence] as Sentence).from ? [tokens[from - 2], tokens[from - 1]] : [];
  if (before?.word.stemKey === CAPITAL) return ['capital'];
  if (farther?.word.stemKey === CAPITAL && before !== undefined && countryOf(before.word.key)) return ['capital'];
  const ranks = before && RANK_WORDS.get(bareKey(before));
  if (ranks !== undefined) return ranks;
  if (tokens[to]?.word.key === CAPITAL) return ['capital'];
  return isDateline(doc, from, to, sentence) ? ['capital', 'city'] : undefined;
}

const DATELINE_ENDS = new Set(['-', '\u2013', '\u2014', '(', '/']);

/** The first words of a paragraph, then a dash or an agency in brackets. */
function isDateline({ tokens, sentences, paragraphs }: MentionDoc, from: number, to: number, at: number): boolean {
  const sentence = sentences[at] as Sentence;
  if (from !== sentence.from || !DATELINE_ENDS.has(tokens[to]?.word.text ?? '')) return false;
  return sentences[at - 1]?.paragraph !== sentence.paragraph && paragraphs[sentence.paragraph]?.isTitle !== true;
}

/** وعمان: something is joined to what stands before. */
export function isJoined(token: Token | undefined): boolean {
  return token?.word.clitics.some(({ role }) => role === 'conjunction') === true;
}

/**
 * What the places of a list have in common with the name among them: countries stand with countries (قطر والكويت وعمان), cities with
 * cities. A comma before one of `codes`, the countries in question, makes no list: عمان، الأردن.
 */
export function ranksOfList(
  { tokens }: MentionDoc,
  at: number,
  named: readonly PlaceMention[],
  codes: ReadonlySet<string>,
  { isCountry }: PlaceKnowledge,
): readonly Rank[] | undefined {
  const { from, to } = (named[at] as PlaceMention).mention;
  const before = named.slice(Math.max(0, at - NEAR), at).findLast(isPlace);
  const behind = named.slice(at + 1, at + 1 + NEAR).find(isPlace);
  const joined = [
    { place: before, link: before && linkOf(tokens, before.mention.to, from) },
    { place: behind, link: behind && linkOf(tokens, to, behind.mention.from) },
  ];
  const other = joined.find(({ place, link }) => {
    const code = place?.entry?.code ?? '';
    return code !== '' && (link === 'and' || (link === 'comma' && !codes.has(code)));
  });
  if (other === undefined) return undefined;
  return isCountry(other.place?.entry as LexiconEntry) ? ['country'] : ['capital', 'city', 'region'];
}

/** Shares and sums stand between the places of a list. */
const NEAR = 3;

function isPlace({ mention }: PlaceMention): boolean {
  return PLACES.has(mention.type);
}

/** Words that may stand between two places of a list: الكويت 3 في المئة وعمان 1 في المئة. */
const LONGEST_ITEM = 5;

/** How two places of a list are joined: by و, some words between them or none, or by a comma alone. */
function linkOf(tokens: readonly Token[], end: number, next: number): 'and' | 'comma' | undefined {
  if (isJoined(tokens[next]))
    return next <= end + LONGEST_ITEM && !tokens.slice(end, next).some(endsItem) ? 'and' : undefined;
  return next === end + 1 && tokens[end]?.word.text === '،' ? 'comma' : undefined;
}

function endsItem({ word }: Token): boolean {
  return ENDS.has(word.text) || word.text === '،';
}

/** Marks at which what belongs together ends. */
export const ENDS = new Set(['.', ':', '؛', '؟', '!', '"', '«', '»']);
