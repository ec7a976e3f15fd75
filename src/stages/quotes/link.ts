import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { isQuotationMark } from '../tokens/pair-marks.ts';
import type { Attribution } from './discourse.ts';
import { canSpeak } from './read-source.ts';
import type { PhraseContext } from './source-phrase.ts';
import { bareKey, lookUp } from './speech-lexicon.ts';
import type { SpeechSpan } from './speech-spans.ts';

/** How a marked span hangs on the words around it. */
export interface Link {
  /**
   * strong: a colon, أن, the verb or its subject stands right before the mark, or verb and speaker right after it;
   * loose: a cue governs the sentence from farther off; bare: the span stands alone, as a paragraph or sentence of its own.
   */
  readonly strength: 'strong' | 'loose' | 'bare';
  readonly side: 'left' | 'right';
  readonly colon: boolean;
  readonly attribution: Attribution | null;
  /** Words that name the source where there is no verb: فلان: "…", هتافات المصلين "…". */
  readonly phrase: TokenSpan | null;
  /** A noun of speaking stands before the mark: هتافات المصلين "…". */
  readonly noun: boolean;
}

/** What stands before a span, read from its opening mark leftwards. */
interface Lead {
  /** Last token that is neither mark, colon nor a particle written to the mark. */
  readonly last: number;
  readonly colon: boolean;
  readonly complementizer: boolean;
}

/** How a span is tied to a source, or null when nothing says that it is speech. */
export function linkSpan(
  context: PhraseContext,
  span: SpeechSpan,
  sentence: Sentence,
  attributions: readonly Attribution[],
): Link | null {
  const lead = readLead(context, span, sentence);
  const left = lastBefore(attributions, span.outerFrom);
  const right = firstAfter(context, attributions, span, sentence);
  const noun = nounOfSpeaking(context, lead, sentence);
  if (noun !== null) return { strength: 'strong', side: 'left', colon: lead.colon, attribution: null, phrase: noun, noun: true };
  const named = isTitled(context, lead, sentence, span.words);
  if (lead.last < sentence.from && right !== null)
    return { strength: 'strong', side: 'right', colon: false, attribution: right, phrase: null, noun: false };
  if (left !== null && !named) {
    const strong = lead.colon || lead.complementizer || isNear(context, left, lead);
    if (strong) return { strength: 'strong', side: 'left', colon: lead.colon, attribution: left, phrase: null, noun: false };
  }
  const phrase = named ? null : speakerWithoutVerb(context, lead, sentence);
  if (phrase !== null && left === null)
    return { strength: 'strong', side: 'left', colon: lead.colon, attribution: null, phrase, noun: false };
  if (right !== null && !named)
    return { strength: 'strong', side: 'right', colon: false, attribution: right, phrase: null, noun: false };
  if (left !== null && !named && !speechComesLater(context, span, sentence)) {
    return { strength: 'loose', side: 'left', colon: false, attribution: left, phrase: null, noun: false };
  }
  return standsAlone(context, span, lead, sentence)
    ? { strength: 'bare', side: 'left', colon: lead.colon, attribution: null, phrase: null, noun: false }
    : null;
}

function readLead({ tokens, lexicon }: PhraseContext, span: SpeechSpan, sentence: Sentence): Lead {
  let last = span.outerFrom - 1;
  let colon = false;
  while (last >= sentence.from) {
    const { word } = tokens[last] as Token;
    if (word.text === ':') colon = true;
    else if (!PARTICLES.has(word.normal) && word.kind !== 'symbol' && word.text !== '-') break;
    last--;
  }
  const complementizer = last >= sentence.from && lexicon.complementizers.has((tokens[last] as Token).word.key);
  return { last, colon, complementizer };
}

/** Particles written to the opening mark: بـ"…". */
const PARTICLES = new Set(['ب', 'ل', 'و', 'ف', 'ك']);

function lastBefore(attributions: readonly Attribution[], token: number): Attribution | null {
  return attributions.findLast(({ cue }) => cue.token < token) ?? null;
}

/** A verb without و, or a particle, right after the closing mark and a comma: "…"، قال فلان. */
function firstAfter(
  { tokens }: PhraseContext,
  attributions: readonly Attribution[],
  span: SpeechSpan,
  sentence: Sentence,
): Attribution | null {
  let at = span.outerTo;
  while (at < sentence.to && AFTER_QUOTE.has((tokens[at] as Token).word.text)) at++;
  const candidate = attributions.find(({ cue }) => cue.token >= at && cue.token <= at + 1);
  if (candidate === undefined) return null;
  const { cue } = candidate;
  const verb = tokens[cue.token] as Token;
  if (cue.token === at + 1 && !LEADS_TO_VERB.has((tokens[at] as Token).word.key)) return null;
  if (cue.form.kind === 'participle') return null;
  if (cue.form.kind !== 'particle' && /^[وف]/u.test(verb.word.key) && verb.word.clitics.length > 0) return null;
  return candidate;
}

const AFTER_QUOTE = new Set(['،', ',', '-', '\u2013', '\u2014', '.', '..', '...']);
const LEADS_TO_VERB = new Set(['هكذا', 'بهذا', 'كما', 'بذلك', 'علي', 'ما', 'لما', 'هذا']);

/** The mark follows the verb, its subject, or the place and occasion after them, with no other clause between. */
function isNear({ tokens, lexicon }: PhraseContext, { cue }: Attribution, { last }: Lead): boolean {
  const from = cue.subject?.to ?? cue.token + 1;
  if (cue.form.kind === 'particle') return last - from < 2;
  for (let i = from; i <= last; i++) {
    const { word } = tokens[i] as Token;
    if (lexicon.complementizers.has(word.key) || SENTENCE_BREAKS.has(word.text)) return false;
    if (
      lookUp(tokens[i] as Token, (key) => lexicon.cueForms.get(key)) !== undefined &&
      i > from &&
      word.clitics.some((c) => c.role === 'conjunction')
    )
      return false;
  }
  return last - from < 40;
}

const SENTENCE_BREAKS = new Set(['؛', '.', '؟', '!', '...']);

/** A noun of naming close before the mark: فيلم "…", تحت عنوان "…", ما يسمى "…". */
function isTitled(context: PhraseContext, { last, colon }: Lead, sentence: Sentence, words: number): boolean {
  const { tokens, lexicon } = context;
  const reach = colon ? 1 : TITLE_REACH;
  for (let at = last; at >= Math.max(sentence.from, last - reach + 1); at--) {
    const token = tokens[at] as Token;
    if (token.word.kind === 'punctuation' || lexicon.complementizers.has(token.word.key)) return false;
    if (lookUp(token, (key) => lexicon.cueForms.get(key)) !== undefined) return false;
    if (lookUp(token, (key) => (lexicon.titleCues.has(key) ? true : undefined)) === true) return true;
    if (lexicon.titleCues.has(bareKey(token))) return true;
    if (at === last && !colon && words <= LONGEST_NAME && lexicon.namedThings.has(bareKey(token))) return true;
  }
  return false;
}

const TITLE_REACH = 3;

/** Words of the longest name that a noun of bodies or places introduces. */
const LONGEST_NAME = 6;

/** A noun of speaking close before the mark, and who speaks: هتافات المصلين "…". */
function nounOfSpeaking({ tokens, lexicon }: PhraseContext, { last, colon }: Lead, sentence: Sentence): TokenSpan | null {
  for (let at = last; at >= Math.max(sentence.from, last - NOUN_REACH) && !colon; at--) {
    const token = tokens[at] as Token;
    if (token.word.kind === 'punctuation') return null;
    if (isOccasion(tokens, at)) continue;
    const speaks = lookUp(token, (key) => (lexicon.speechNouns.has(key) ? true : undefined)) === true;
    if (speaks || lexicon.speechNouns.has(bareKey(token))) return at < last ? { from: at + 1, to: last + 1 } : { from: at, to: at + 1 };
  }
  return null;
}

/** في تصريح, عبر تغريدة: the noun says where a verb was spoken. */
function isOccasion(tokens: readonly Token[], at: number): boolean {
  return (tokens[at] as Token).word.prefix > 0 || OCCASION_PREPOSITIONS.has(tokens[at - 1]?.word.key ?? '');
}

const OCCASION_PREPOSITIONS = new Set(['في', 'عبر', 'خلال', 'ضمن', 'علي']);

/** Words between the noun and the mark: those that name who speaks. */
const NOUN_REACH = 2;

/** فلان: "…" at the start of the sentence. */
function speakerWithoutVerb(context: PhraseContext, { last, colon }: Lead, sentence: Sentence): TokenSpan | null {
  const { tokens } = context;
  if (!colon || last < sentence.from) return null;
  const from = startOfPhrase(tokens, last, sentence);
  const phrase = { from, to: last + 1 };
  return phrase.to - from <= LONGEST_HEADING && canSpeak(context, phrase) ? phrase : null;
}

const LONGEST_HEADING = 12;

/** ومن الرواية: "…". */
const FROM = new Set(['من', 'ومن']);

function startOfPhrase(tokens: readonly Token[], last: number, sentence: Sentence): number {
  let from = last;
  while (from > sentence.from && tokens[from - 1]?.word.kind !== 'punctuation') from--;
  return from < last && FROM.has((tokens[from] as Token).word.key) ? from + 1 : from;
}

/** After the span the same sentence goes on to a colon or أن: the span belongs to the naming of the speaker, not to the speech. */
function speechComesLater({ tokens, lexicon }: PhraseContext, span: SpeechSpan, sentence: Sentence): boolean {
  for (let at = span.outerTo; at < Math.min(sentence.to, span.outerTo + 14); at++) {
    const token = tokens[at] as Token;
    if (token.word.text === ':' || lexicon.complementizers.has(token.word.key)) return true;
    if (isQuotationMark(token) || lookUp(token, (key) => lexicon.cueForms.get(key)) !== undefined) return false;
  }
  return false;
}

/** Nothing but punctuation before and after it in its sentence. */
function standsAlone({ tokens }: PhraseContext, span: SpeechSpan, { last }: Lead, sentence: Sentence): boolean {
  if (last >= sentence.from) return false;
  for (let at = span.outerTo; at < sentence.to; at++) if (tokens[at]?.word.kind !== 'punctuation') return false;
  return true;
}
