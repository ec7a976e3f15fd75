import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { canSpeak } from './read-source.ts';
import type { PhraseContext } from './source-phrase.ts';
import { isComplementizer, lookUp, lookUpStem, type SpeechLexicon } from './speech-lexicon.ts';
import type { SpeechSpan } from './speech-spans.ts';

/** What stands before a marked span, read from its opening mark leftwards within the sentence. */
export interface Lead {
  /** Last token that is neither mark, colon nor a particle written to the mark; before the sentence when there is none. */
  readonly last: number;
  readonly colon: boolean;
  /** The last token is أن or إن. */
  readonly complementizer: boolean;
  /** The last token is a noun that the span may name: القمر "نورس", مدرب ‹النسور›. */
  readonly afterNoun: boolean;
}

/** Particles written to the opening mark: بـ"…". */
const PARTICLES = new Set(['ب', 'ل', 'و', 'ف', 'ك']);

export function readLead(context: PhraseContext, span: SpeechSpan, sentence: Sentence): Lead {
  const { tokens, lexicon } = context;
  let last = span.outerFrom - 1;
  let colon = false;
  while (last >= sentence.from) {
    const { word } = tokens[last] as Token;
    if (word.text === ':') colon = true;
    else if (!PARTICLES.has(word.normal) && word.kind !== 'symbol' && word.text !== '-') break;
    last--;
  }
  if (last < sentence.from) return { last, colon, complementizer: false, afterNoun: false };
  const complementizer = isComplementizer(lexicon, tokens[last] as Token);
  return {
    last,
    colon,
    complementizer,
    afterNoun: last === span.outerFrom - 1 && isNoun(context, tokens[last] as Token),
  };
}

/** By its article, its ending, or because the lexicons know it as a title or a head of names. */
function isNoun({ nameWords, lexicon }: PhraseContext, token: Token): boolean {
  const { word } = token;
  if (word.kind !== 'word') return false;
  const key = bareKey(token);
  if (lookUp(token.word, (form) => lexicon.cueForms.get(form)) !== undefined) return false;
  const known = nameWords.titles.has(key) || nameWords.organisationHeads.has(key) || lexicon.namedThings.has(key);
  return known || word.stemKey.startsWith('ال') || word.normal.endsWith('ة');
}

const TITLE_REACH = 3;

/** Words of the longest name that a noun of bodies or places introduces. */
const LONGEST_NAME = 6;

/** Words of a name after a noun with the article: الفرقة "نجوم الشام". */
const SHORT_NAME = 3;

/** Events at which somebody speaks: قالت في مؤتمر صحفي بجنيف "…". */
const EVENTS = new Set('مؤتمر ندوه محاضره ملتقي منتدي مهرجان معرض دوره برنامج حفل'.split(' '));

/** Between the noun of an event and its title: ندوة حول "…", محاضرة بعنوان "…". */
const NAMING = new Set('حول عن بعنوان عنوان عنوانها عنوانه باسم بشان شعار اسمه اسمها'.split(' '));

/**
 * A noun of naming close before the mark: فيلم "…", تحت عنوان "…", ما يسمى "…". Before a colon, or when a source stands after
 * the mark, only the word right before it counts.
 */
export function isTitled(
  { tokens, lexicon }: PhraseContext,
  { last, colon }: Lead,
  sentence: Sentence,
  span: SpeechSpan,
  isAttributedAfter: boolean,
): boolean {
  const reach = colon || isAttributedAfter ? 1 : TITLE_REACH;
  for (let at = last; at >= Math.max(sentence.from, last - reach + 1); at--) {
    const token = tokens[at] as Token;
    if (token.word.kind === 'punctuation' || isComplementizer(lexicon, token)) return false;
    if (lookUp(token.word, (key) => lexicon.cueForms.get(key)) !== undefined) return false;
    if (
      at < last &&
      EVENTS.has(bareKey(token)) &&
      isOccasion(tokens, at) &&
      !NAMING.has((tokens[last] as Token).word.key)
    )
      continue;
    if (at === last && isGenitiveOfEvent(tokens, at)) continue;
    if (isTitleCue(lexicon, token) && !(colon && isDefinite(token))) return true;
    if (at === last && at === span.outerFrom - 1 && isNamedThing(lexicon, token, span.words)) return true;
  }
  return false;
}

/** شركة "…", هاتفها "…". After the article only a short span is a name: in وقالت الشركة "…" the longer ones are speech. */
function isNamedThing({ namedThings }: SpeechLexicon, token: Token, words: number): boolean {
  const longest = isDefinite(token) ? SHORT_NAME : LONGEST_NAME;
  if (words > longest) return false;
  return (
    namedThings.has(bareKey(token)) || (lookUpStem(token.word, (key) => namedThings.has(key) || undefined) ?? false)
  );
}

function isTitleCue({ titleCues }: SpeechLexicon, token: Token): boolean {
  return lookUp(token.word, (key) => titleCues.has(key) || undefined) ?? titleCues.has(bareKey(token));
}

function isDefinite({ word }: Token): boolean {
  return word.stemKey.startsWith('ال');
}

/** خلال معرض الكتاب "…": the event holds the noun, and somebody speaks there. */
function isGenitiveOfEvent(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && EVENTS.has(before.word.stemKey) && isOccasion(tokens, at - 1);
}

/** Words between a noun of speaking and the mark: those that name who speaks. */
const NOUN_REACH = 2;

/** A noun of speaking close before the mark, and who speaks: هتافات المصلين "…". */
export function nounOfSpeaking(
  { tokens, lexicon }: PhraseContext,
  { last, colon }: Lead,
  sentence: Sentence,
): TokenSpan | null {
  for (let at = last; at >= Math.max(sentence.from, last - NOUN_REACH) && !colon; at--) {
    const token = tokens[at] as Token;
    if (token.word.kind === 'punctuation') return null;
    if (isOccasion(tokens, at)) continue;
    const speaks =
      lookUp(token.word, (key) => lexicon.speechNouns.has(key) || undefined) ?? lexicon.speechNouns.has(bareKey(token));
    if (speaks) return at < last ? { from: at + 1, to: last + 1 } : { from: at, to: at + 1 };
  }
  return null;
}

/** في تصريح, عبر تغريدة: the noun says where a verb was spoken. */
function isOccasion(tokens: readonly Token[], at: number): boolean {
  return (tokens[at] as Token).word.prefix > 0 || OCCASION_PREPOSITIONS.has(tokens[at - 1]?.word.key ?? '');
}

const OCCASION_PREPOSITIONS = new Set(['في', 'عبر', 'خلال', 'ضمن', 'علي']);

const LONGEST_HEADING = 12;

/** ومن الرواية: "…". */
const FROM = new Set(['من', 'ومن']);

/** فلان: "…" at the start of the sentence. */
export function speakerWithoutVerb(
  context: PhraseContext,
  { last, colon }: Lead,
  sentence: Sentence,
): TokenSpan | null {
  const { tokens } = context;
  if (!colon || last < sentence.from) return null;
  let from = last;
  while (from > sentence.from && tokens[from - 1]?.word.kind !== 'punctuation') from--;
  if (from < last && FROM.has((tokens[from] as Token).word.key)) from++;
  const phrase = { from, to: last + 1 };
  return phrase.to - from <= LONGEST_HEADING && canSpeak(context, phrase) ? phrase : null;
}
