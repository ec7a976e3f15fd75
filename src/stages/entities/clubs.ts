import type { Token, TokenSpan } from '../../document.ts';
import { type Candidate, candidatesAt, keyOfCandidate, PLACES } from './candidate.ts';
import { type ClubCues, clubsAmong, isNamedSo, isWithClassWord } from './club-cues.ts';
import { findNames, type Gazetteer, type GazetteerMatch } from './gazetteer.ts';
import { createSportReader } from './sport-sentences.ts';

/** What tells clubs from the cities and ordinary words that they are called by. */
export interface ClubKnowledge extends ClubCues {
  /** Names that clubs go by in sport. */
  readonly clubs: Gazetteer;
  /** Folded, without attached particles. */
  readonly sportWords: ReadonlySet<string>;
}

/** What was named in the sentences of one story, with the clubs in it as organisations. */
export type ClubReader = (
  tokens: readonly Token[],
  sentences: readonly TokenSpan[],
  named: readonly Candidate[],
) => Candidate[];

const CONFIDENCE = 0.9;

/** After these a city is a place, in sport as elsewhere. */
const PLACE_WORDS: ReadonlySet<string> = new Set(
  'في الي من مدينه العاصمه عاصمه مطار ملعب استاد قرب بطوله دوره نهائي ماراثون سباق حلبه'.split(' '),
);

/**
 * Reads the names that clubs share with cities and ordinary words, where sentences speak of sport: as clubs after a cue (فريق العربي),
 * before their country in brackets, against another club, where the tagger said so, and beside such ones; then wherever the story has
 * them in sport. What was named otherwise there gives way. O(tokens).
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
  cues: ClubCues,
): Candidate[] {
  const namedAt = candidatesAt(named);
  const possibleIn = known.map((names) =>
    names.filter(
      (name) =>
        !isAdjective(tokens, name) &&
        !namedAt(name).some((other) => isOtherName(other, name) || isPlace(tokens, other)),
    ),
  );
  const sure = [
    ...possibleIn.flatMap((possible) => clubsAmong(tokens, possible, namedAt, cues)),
    ...known.flat().filter((name) => namedAt(name).some((other) => isWithClassWord(tokens, other, name, cues))),
  ];
  const keys = new Set(sure.map((name) => keyOfCandidate(tokens, name)));
  const clubs = possibleIn
    .flat()
    .filter((name) => keys.has(keyOfCandidate(tokens, name)) && !isNamedSo(name, namedAt(name)))
    .map(
      ({ from, to, afterParticles }): Candidate => ({ from, to, type: 'ORG', confidence: CONFIDENCE, afterParticles }),
    );
  const clubsAt = candidatesAt(clubs);
  const kept = named.filter((other) => clubsAt(other).length === 0);
  return [...kept, ...clubs].sort((a, b) => a.from - b.from);
}

/** Reaching beyond the name it is another one: الاتحاد الدولي لكرة القدم. */
function isOtherName(other: Candidate, { from, to }: TokenSpan): boolean {
  return other.from < from || other.to > to;
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
