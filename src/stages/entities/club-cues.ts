import type { Token, TokenSpan } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import type { Candidate, CandidateIndex } from './candidate.ts';
import type { GazetteerMatch } from './gazetteer.ts';

/** Words that tell a club by what stands before it; folded, without attached particles. */
export interface ClubCues {
  /** Before a club's name: فريق. */
  readonly clubCues: ReadonlySet<string>;
  /** Before a preposition and a club's name: فوزه على. */
  readonly matchWords: ReadonlySet<string>;
}

/** What stands before an opponent: بفوزه على كوبنهاغن. */
const AGAINST: ReadonlySet<string> = new Set(['مع', 'امام', 'علي', 'ضد']);

/**
 * Those of a sentence that their own place in it says are clubs; beside one of them, as it reports of who played whom, what the tagger
 * took for a name of any kind is a club, too. `possible` in text order.
 */
export function clubsAmong(
  tokens: readonly Token[],
  possible: readonly GazetteerMatch[],
  namedAt: CandidateIndex,
  cues: ClubCues,
): readonly GazetteerMatch[] {
  const sure = new Set<GazetteerMatch>();
  for (const [i, name] of possible.entries()) {
    const last = possible[i - 1];
    const isSure =
      !name.entry.ambiguous ||
      followsCue(tokens, name, cues) ||
      isBeforeCountry(tokens, name, namedAt) ||
      isNamedSo(name, namedAt(name)) ||
      (last !== undefined && sure.has(last) && areJoined(tokens, last, name));
    if (isSure) sure.add(name);
    if (last !== undefined && areAgainst(tokens, last, name)) sure.add(last).add(name);
  }
  return sure.size === 0 ? [] : possible.filter((name) => sure.has(name) || namedAt(name).length > 0);
}

/** [فريق العربي]. */
export function isWithClassWord(
  tokens: readonly Token[],
  { type, from, to }: Candidate,
  name: GazetteerMatch,
  { clubCues }: ClubCues,
): boolean {
  if (type !== 'ORG' || from !== name.from - 1 || to !== name.to) return false;
  return clubCues.has((tokens[from] as Token).word.stemKey);
}

/** فريق العربي, or بفوزه على العربي; not المهاجم الصريح. */
function followsCue(tokens: readonly Token[], { from }: TokenSpan, { clubCues, matchWords }: ClubCues): boolean {
  const [match, before] = [tokens[from - 2], tokens[from - 1]];
  if (before === undefined) return false;
  if (clubCues.has(before.word.stemKey)) return true;
  return match !== undefined && AGAINST.has(before.word.key) && matchWords.has(bareKey(match));
}

/** برشلونة (إسبانيا): so a table of results tells whose club it is. */
function isBeforeCountry(tokens: readonly Token[], { to }: TokenSpan, namedAt: CandidateIndex): boolean {
  if (tokens[to]?.word.text !== '(') return false;
  const [country] = namedAt({ from: to + 1, to: to + 2 });
  return country?.type === 'GPE' && country.from === to + 1 && tokens[country.to]?.word.text === ')';
}

/** As an organisation, with these boundaries. */
export function isNamedSo({ from, to }: TokenSpan, named: readonly Candidate[]): boolean {
  return named.some((other) => other.type === 'ORG' && other.from === from && other.to === to);
}

/** العربي مع الوكرة, الوداد - الرجاء. */
function areAgainst(tokens: readonly Token[], one: GazetteerMatch, other: GazetteerMatch): boolean {
  const between = (tokens[one.to] as Token).word.key;
  return other.from === one.to + 1 && (AGAINST.has(between) || between === '-');
}

/** فريقي الكوكب المراكشي وحسنية أكادير. */
function areJoined(tokens: readonly Token[], one: GazetteerMatch, other: GazetteerMatch): boolean {
  const { word } = tokens[one.to] as Token;
  if (other.from === one.to) return other.afterParticles && word.normal.startsWith('و');
  return other.from === one.to + 1 && word.key === 'و';
}
