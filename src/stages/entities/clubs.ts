import type { Token, TokenSpan } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { type Candidate, keyOfCandidate, PLACES } from './candidate.ts';
import { findNames, type Gazetteer, type GazetteerMatch } from './gazetteer.ts';
import { createSportReader } from './sport-sentences.ts';

/** What tells clubs from the cities and ordinary words that they are called by; words folded, without attached particles. */
export interface ClubKnowledge {
  /** Names that clubs go by in sport. */
  readonly clubs: Gazetteer;
  readonly sportWords: ReadonlySet<string>;
  /** Words before a club's name: فريق. */
  readonly clubCues: ReadonlySet<string>;
  /** Words before a preposition and a club's name: فوزه على. */
  readonly matchWords: ReadonlySet<string>;
}

/** What was named in the sentences of one story, with the clubs in it as organisations. */
export type ClubReader = (
  tokens: readonly Token[],
  sentences: readonly TokenSpan[],
  named: readonly Candidate[],
) => Candidate[];

const CONFIDENCE = 0.9;

/** What stands before an opponent: بفوزه على كوبنهاغن. */
const AGAINST: ReadonlySet<string> = new Set(['مع', 'امام', 'علي', 'ضد']);

/** After these a city is a place, in sport as elsewhere. */
const PLACE_WORDS: ReadonlySet<string> = new Set(
  'في الي من مدينه العاصمه عاصمه مطار ملعب استاد قرب بطوله دوره نهائي ماراثون سباق حلبه'.split(' '),
);

/**
 * Reads the names that clubs share with cities and ordinary words, where sentences speak of sport: as clubs after a cue (فريق العربي),
 * before their country in brackets, against another club, where the tagger said so, and beside such ones; then wherever the story has
 * them in sport. What
 * was named otherwise there gives way. O(tokens).
 */
export function createClubReader(knowledge: ClubKnowledge): ClubReader {
  const sportIn = createSportReader(knowledge.sportWords);
  return (tokens, sentences, named) => {
    const known = sportIn(tokens, sentences)
      .map((sentence) => findNames(tokens, sentence, knowledge.clubs))
      .filter((names) => names.length > 0);
    return known.length === 0 ? [...named] : withClubs(tokens, known, named, knowledge);
  };
}

/** `known` are the names by sentence. */
function withClubs(
  tokens: readonly Token[],
  known: readonly (readonly GazetteerMatch[])[],
  named: readonly Candidate[],
  cues: Cues,
): Candidate[] {
  const namedAt = createIndex(named);
  const possibleIn = known.map((names) =>
    names.filter(
      (name) =>
        !isAdjective(tokens, name) &&
        !namedAt(name).some((other) => isOtherName(other, name) || isPlace(tokens, other)),
    ),
  );
  const sure = [
    ...possibleIn.flatMap((possible) => sureAmong(tokens, possible, namedAt, cues)),
    ...known.flat().filter((name) => namedAt(name).some((other) => isWithClassWord(tokens, other, name, cues))),
  ];
  const keys = new Set(sure.map((name) => keyOfCandidate(tokens, name)));
  const clubs = possibleIn
    .flat()
    .filter((name) => keys.has(keyOfCandidate(tokens, name)) && !isNamedSo(name, namedAt(name)))
    .map(
      ({ from, to, afterParticles }): Candidate => ({ from, to, type: 'ORG', confidence: CONFIDENCE, afterParticles }),
    );
  const clubsAt = createIndex(clubs);
  const kept = named.filter((other) => clubsAt(other).length === 0);
  return [...kept, ...clubs].sort((a, b) => a.from - b.from);
}

type Cues = Pick<ClubKnowledge, 'clubCues' | 'matchWords'>;

/** The candidates that overlap with a span. */
type CandidateIndex = (span: TokenSpan) => readonly Candidate[];

function createIndex(candidates: readonly Candidate[]): CandidateIndex {
  const byToken = new Map<number, Candidate>();
  for (const candidate of candidates) {
    for (let at = candidate.from; at < candidate.to; at++) byToken.set(at, candidate);
  }
  return ({ from, to }) => {
    const found = new Set<Candidate>();
    for (let at = from; at < to; at++) {
      const candidate = byToken.get(at);
      if (candidate !== undefined) found.add(candidate);
    }
    return [...found];
  };
}

/**
 * Those of a sentence that their own place in it says are clubs; beside one of them, as it reports of who played whom, what the tagger
 * took for a name of any kind is a club, too. `possible` in text order.
 */
function sureAmong(
  tokens: readonly Token[],
  possible: readonly GazetteerMatch[],
  namedAt: CandidateIndex,
  cues: Cues,
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

/** Reaching beyond the name it is another one: الاتحاد الدولي لكرة القدم. */
function isOtherName(other: Candidate, { from, to }: TokenSpan): boolean {
  return other.from < from || other.to > to;
}

/** [فريق العربي]. */
function isWithClassWord(
  tokens: readonly Token[],
  { type, from, to }: Candidate,
  name: GazetteerMatch,
  { clubCues }: Cues,
): boolean {
  if (type !== 'ORG' || from !== name.from - 1 || to !== name.to) return false;
  return clubCues.has((tokens[from] as Token).word.stemKey);
}

/** اللقب الإفريقي: not the club of that name. */
function isAdjective(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  const [before, { word }] = [tokens[from - 1], tokens[from] as Token];
  if (to - from > 1 || !word.stemKey.startsWith('ال') || !word.stemKey.endsWith('ي')) return false;
  return word.prefix === 0 && before?.word.stemKey.startsWith('ال') === true;
}

/** A city that the tagger took for one, in a place: في برشلونة, or where the report comes from: الشارقة: … */
function isPlace(tokens: readonly Token[], { type, from, to, afterParticles }: Candidate): boolean {
  if (!PLACES.has(type)) return false;
  if (tokens[to]?.word.text === ':') return true;
  const { word } = tokens[from] as Token;
  if (afterParticles && word.prefix > 0 && word.normal.startsWith('ب')) return true;
  const before = tokens[from - 1];
  return before !== undefined && PLACE_WORDS.has(before.word.stemKey);
}

/** فريق العربي, or بفوزه على العربي; not المهاجم الصريح. */
function followsCue(tokens: readonly Token[], { from }: TokenSpan, { clubCues, matchWords }: Cues): boolean {
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

function isNamedSo({ from, to }: TokenSpan, named: readonly Candidate[]): boolean {
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
