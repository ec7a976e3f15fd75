import type { Mention, MentionDoc, Token, TokenDoc, TokenSpan, Word } from '../document.ts';
import { agreeOnTypes } from './entities/agree-on-types.ts';
import { type Candidate, isTaken, keepBest, startOf, tokensOf } from './entities/candidate.ts';
import { findClubNames } from './entities/club-names.ts';
import type { ClubReader } from './entities/clubs.ts';
import type { Demonym } from './entities/demonyms.ts';
import type { Encoder } from './entities/encoder/encoder.ts';
import { readAhead, type ScoreReader } from './entities/encoder/read-ahead.ts';
import { findNames } from './entities/gazetteer.ts';
import { applyHouseRules, findStateBodies, type HouseRules } from './entities/house-rules.ts';
import { findLexiconNames } from './entities/lexicon-names.ts';
import { findMarkedNames } from './entities/marked-names.ts';
import { findNationalities } from './entities/nationalities.ts';
import { findRepeats } from './entities/repeats.ts';
import { evidenceOf } from './entities/tagger/evidence.ts';
import type { Tagger } from './entities/tagger/tagger.ts';
import type { Profile } from './entities/tagger/weights-file.ts';

/** What {@link findEntities} knows beforehand. */
export interface EntityResources extends HouseRules {
  readonly tagger: Tagger;
  readonly nationalityOf: (word: Word) => Demonym | undefined;
  /** Whose conventions the tagger follows. With those of a corpus lexicons, cues and house rules add no names, but stories do. */
  readonly conventions: Profile;
  readonly readClubs: ClubReader;
  /** Reads every sentence as a whole before the tagger does, where the accurate model is asked for. */
  readonly encoder: Encoder | null;
}

/**
 * Finds what the text names: the tagger reads each sentence with what the lexicons say of its words, names that the
 * lexicons are sure of join where it saw nothing, then what the same story names elsewhere, clubs in sport among it.
 */
export function findEntities(doc: TokenDoc, resources: EntityResources): MentionDoc {
  const { tokens } = doc;
  const { conventions, encoder } = resources;
  const stretches = doc.sentences.flatMap((sentence) => stretchesOf(tokens, sentence));
  const scoresOf = encoder === null ? noScores : readAhead(tokens, stretches, encoder, resources.gazetteer);
  const found =
    conventions === 'news'
      ? findNews(doc, stretches, scoresOf, resources)
      : stretches.flatMap((span) => tag(tokens, span, scoresOf(span), resources).tagged);
  const longest = LONGEST_STORY[conventions];
  const all =
    longest === null
      ? found
      : storiesOf(doc.sentences, found, longest).flatMap((story) => retell(tokens, story, resources));
  return { ...doc, mentions: all.map((candidate) => toMention(tokens, candidate)) };
}

/** What the product's own conventions take for names, sentence by sentence. */
function findNews(
  doc: TokenDoc,
  stretches: readonly TokenSpan[],
  scoresOf: ScoreReader,
  resources: EntityResources,
): Candidate[] {
  const { tokens } = doc;
  const marked = findMarkedNames(tokens, doc.marked, resources.nameWords);
  const read = stretches.flatMap((span) => namesIn(tokens, span, scoresOf(span), resources));
  const bodies = doc.sentences.flatMap(({ from, to }) => findStateBodies(tokens, from, to, resources));
  const inMarks = tokensOf(marked);
  const found = keepBest([...marked, ...bodies, ...read.filter((candidate) => !isTaken(inMarks, candidate))]);
  return applyHouseRules(tokens, found, resources);
}

/**
 * Tokens after which a text is taken to speak of something else. Few articles are as long as that of news, and a digest has
 * many; ANERcorp is one report of an agency after the other, and a sentence of Wojood mostly comes from another text than the
 * one before it.
 */
const LONGEST_STORY: Readonly<Record<Profile, number | null>> = { news: 4_000, anercorp: 600, wojood: null };

interface Story extends TokenSpan {
  readonly sentences: readonly TokenSpan[];
  /** Those that begin in it. */
  readonly candidates: readonly Candidate[];
}

/** In one story a name is one kind of thing, and a name wherever it stands; where it speaks of sport, a club. */
function retell(
  tokens: readonly Token[],
  { from, to, sentences, candidates }: Story,
  resources: EntityResources,
): Candidate[] {
  const named = agreeOnTypes(tokens, resources.readClubs(tokens, sentences, candidates));
  const clubs = findClubNames(tokens, named, resources.gazetteer);
  return keepBest([...named, ...findRepeats(tokens, { from, to }, named, clubs)]);
}

/** A long text in parts that share names, cut between sentences; `candidates` in text order. */
function storiesOf(sentences: readonly TokenSpan[], candidates: readonly Candidate[], longest: number): Story[] {
  const stories: Story[] = [];
  let from = 0;
  let next = 0;
  let begun = 0;
  for (const [i, { to }] of sentences.entries()) {
    const following = sentences[i + 1];
    if (following !== undefined && following.to - from <= longest) continue;
    const first = next;
    while (next < candidates.length && (following === undefined || (candidates[next] as Candidate).from < to)) next++;
    stories.push({ from, to, sentences: sentences.slice(begun, i + 1), candidates: candidates.slice(first, next) });
    from = to;
    begun = i + 1;
  }
  return stories;
}

/** Tokens that are tagged at once: the tagger's work space grows with them, and no clause is longer. */
const LONGEST_STRETCH = 250;

/** A sentence in stretches of bounded length, cut after punctuation where there is some. */
function stretchesOf(tokens: readonly Token[], { from, to }: TokenSpan): TokenSpan[] {
  const stretches: TokenSpan[] = [];
  let start = from;
  while (to - start > LONGEST_STRETCH) {
    let end = start + LONGEST_STRETCH;
    while (end > start + LONGEST_STRETCH / 2 && tokens[end - 1]?.word.kind !== 'punctuation') end--;
    if (tokens[end - 1]?.word.kind !== 'punctuation') end = start + LONGEST_STRETCH;
    stretches.push({ from: start, to: end });
    start = end;
  }
  stretches.push({ from: start, to });
  return stretches;
}

const noScores: ScoreReader = () => undefined;

/** What the tagger finds, with what the lexicons know of the words, and the encoder of the sentence. */
function tag(
  tokens: readonly Token[],
  sentence: TokenSpan,
  scores: Float32Array | undefined,
  { gazetteer, tagger, conventions }: EntityResources,
) {
  const { from, to } = sentence;
  const words = tokens.slice(from, to).map((token) => token.word);
  const known = findNames(tokens, sentence, gazetteer);
  const tagged: Candidate[] = [];
  for (const span of tagger(words, evidenceOf(known, sentence), scores)) {
    const whole = { from: from + span.from, to: from + span.to };
    const trimmed = conventions === 'news' ? withoutMarks(tokens, whole) : whole;
    const { type, confidence } = span;
    if (trimmed !== null) tagged.push({ from: trimmed.from, to: trimmed.to, type, confidence, afterParticles: true });
  }
  return { tagged, known };
}

function namesIn(
  tokens: readonly Token[],
  sentence: TokenSpan,
  scores: Float32Array | undefined,
  resources: EntityResources,
): Candidate[] {
  const { tagged, known } = tag(tokens, sentence, scores, resources);
  const named = [...tagged, ...findLexiconNames(known, tagged)];
  return [...named, ...findNationalities(tokens, sentence, resources.nationalityOf, named)];
}

/** Punctuation at the edges is no part of a name in news; a corpus may have dates in brackets, and signs of per cent. */
function withoutMarks(tokens: readonly Token[], span: TokenSpan): TokenSpan | null {
  let { from, to } = span;
  while (from < to && tokens[from]?.word.kind === 'punctuation') from++;
  while (to > from && tokens[to - 1]?.word.kind === 'punctuation') to--;
  return from < to ? { from, to } : null;
}

function toMention(tokens: readonly Token[], candidate: Candidate): Mention {
  const { from, to, type, confidence } = candidate;
  return { from, to, type, confidence, start: startOf(tokens, candidate), end: (tokens[to - 1] as Token).end };
}
