import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { isQuotationMark } from '../tokens/pair-marks.ts';
import { type AttributionList, cueAt, firstCueFrom } from './attribution-list.ts';
import type { Attribution } from './discourse-context.ts';
import type { PhraseContext } from './source-phrase.ts';
import { isComplementizer, lookUp } from './speech-lexicon.ts';
import type { SpeechSpan } from './speech-spans.ts';

const AFTER_QUOTE = new Set(['،', ',', '-', '\u2013', '\u2014', '.', '..', '...']);

/** Words that may stand between the quotation and its verb or particle. */
const LEADS_TO_CUE = new Set([
  'هكذا',
  'بهذا',
  'كما',
  'بذلك',
  'علي',
  'ما',
  'لما',
  'هذا',
  'حد',
  'بهذه',
  'الكلمات',
  'العبارة',
]);

/** A verb without و, or a particle, right after the closing mark and a comma: "…"، قال فلان; "…"، على حد تعبير فلان. */
export function cueRightAfter(
  { tokens }: PhraseContext,
  attributions: AttributionList,
  span: SpeechSpan,
  sentence: Sentence,
): Attribution | null {
  let at = span.outerTo;
  while (at < sentence.to && AFTER_QUOTE.has((tokens[at] as Token).word.text)) at++;
  const limit = at + 3;
  while (
    at < Math.min(sentence.to, limit) &&
    LEADS_TO_CUE.has((tokens[at] as Token).word.key) &&
    cueAt(attributions, at) === null
  )
    at++;
  const candidate = cueAt(attributions, at);
  if (candidate === null || candidate.cue.form.kind === 'participle') return null;
  const { word } = tokens[at] as Token;
  const isJoined = /^[وف]/u.test(word.key) && word.clitics.some(({ role }) => role === 'conjunction');
  return candidate.cue.form.kind !== 'particle' && isJoined ? null : candidate;
}

/** Words between a quotation and a particle that attributes the whole sentence to its source. */
const PARTICLE_REACH = 14;

/** سيكون "…" في السوق، بحسب فلان: a particle later in the sentence, with no other quotation or verb of reporting between. */
export function particleLater(
  { tokens }: PhraseContext,
  attributions: AttributionList,
  span: SpeechSpan,
): Attribution | null {
  const next = firstCueFrom(attributions, span.outerTo);
  if (next === null || next.cue.form.kind !== 'particle' || next.cue.token > span.outerTo + PARTICLE_REACH) return null;
  for (let at = span.outerTo; at < next.cue.token; at++) if (isQuotationMark(tokens[at] as Token)) return null;
  return next;
}

/** After the span the same sentence goes on to a colon or أن: the span belongs to the naming of the speaker, not to the speech. */
export function speechComesLater({ tokens, lexicon }: PhraseContext, span: SpeechSpan, sentence: Sentence): boolean {
  for (let at = span.outerTo; at < Math.min(sentence.to, span.outerTo + 14); at++) {
    const token = tokens[at] as Token;
    if (token.word.text === ':' || isComplementizer(lexicon, token)) return true;
    if (isQuotationMark(token) || lookUp(token.word, (key) => lexicon.cueForms.get(key)) !== undefined) return false;
  }
  return false;
}

/** Nothing but punctuation from a token to the end of its sentence. */
export function endsSentence({ tokens }: Pick<PhraseContext, 'tokens'>, from: number, sentence: Sentence): boolean {
  for (let at = from; at < sentence.to; at++) if (tokens[at]?.word.kind !== 'punctuation') return false;
  return true;
}

/** "…" - فلان at the end of a sentence: the name alone, after a dash or in brackets. */
export function nameAfter(
  { tokens, mentionAt }: PhraseContext,
  span: SpeechSpan,
  sentence: Sentence,
): TokenSpan | null {
  let at = span.outerTo;
  if (at >= sentence.to || !SIGNS.has((tokens[at] as Token).word.text)) return null;
  const name = mentionAt.get(++at);
  if (name === undefined || (name.type !== 'PER' && name.type !== 'ORG')) return null;
  return endsSentence({ tokens }, name.to, sentence) ? name : null;
}

const SIGNS = new Set(['-', '\u2013', '\u2014', '(', '|']);
