import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { type AttributionList, lastCueBefore } from './attribution-list.ts';
import type { Attribution } from './discourse-context.ts';
import { isAnswerLabel } from './interview.ts';
import { isTitled, type Lead, nounOfSpeaking, readLead, speakerWithoutVerb } from './lead.ts';
import type { PhraseContext } from './source-phrase.ts';
import { isComplementizer, lookUp } from './speech-lexicon.ts';
import type { SpeechSpan } from './speech-spans.ts';
import { cueRightAfter, endsSentence, nameAfter, particleLater, speechComesLater } from './trail.ts';

/** How a marked span hangs on the words around it. */
export interface Link {
  /**
   * strong: a colon, أن, the verb or its subject stands right before the mark, or verb and speaker right after it;
   * loose: a cue governs the sentence from farther off; bare: the span stands alone, as a paragraph or sentence of its own.
   */
  readonly strength: 'strong' | 'loose' | 'bare';
  readonly side: 'left' | 'right';
  readonly lead: Lead;
  readonly attribution: Attribution | null;
  /** Words that name the source where there is no verb: فلان: "…", هتافات المصلين "…". */
  readonly phrase: TokenSpan | null;
  /** A noun of speaking stands before the mark: هتافات المصلين "…". */
  readonly noun: boolean;
}

/** How a span is tied to a source, or null when nothing says that it is speech. The surest reading wins. */
export function linkSpan(
  context: PhraseContext,
  span: SpeechSpan,
  sentence: Sentence,
  attributions: AttributionList,
): Link | null {
  const lead = readLead(context, span, sentence);
  const by = (attribution: Attribution | null, strength: Link['strength'], side: Link['side']): Link => {
    return { strength, side, lead, attribution, phrase: null, noun: false };
  };
  const noun = nounOfSpeaking(context, lead, sentence);
  if (noun !== null) return { ...by(null, 'strong', 'left'), phrase: noun, noun: true };
  const right = cueRightAfter(context, attributions, span, sentence);
  const startsSentence = lead.last < sentence.from;
  if (startsSentence && right !== null) return by(right, 'strong', 'right');
  if (isTitled(context, lead, sentence, span, right !== null)) return null;
  const left = lastCueBefore(attributions, span.outerFrom);
  if (left !== null && isStrong(context, left, lead, span, sentence)) return by(left, 'strong', 'left');
  const phrase = left === null ? speakerWithoutVerb(context, lead, sentence) : null;
  if (phrase !== null) return { ...by(null, 'strong', 'left'), phrase };
  if (right !== null) return by(right, 'strong', 'right');
  if (left !== null && !speechComesLater(context, span, sentence)) return by(left, 'loose', 'left');
  const later = left === null ? particleLater(context, attributions, span) : null;
  if (later !== null) return by(later, 'loose', 'right');
  const signed = startsSentence ? nameAfter(context, span, sentence) : null;
  if (signed !== null) return { ...by(null, 'strong', 'right'), phrase: signed };
  if (lead.colon && isAnswerLabel(context.tokens, lead.last, sentence)) return by(null, 'bare', 'left');
  return startsSentence && endsSentence(context, span.outerTo, sentence) ? by(null, 'bare', 'left') : null;
}

/** The verb leads straight to the mark, and the span is not its subject (وأكدت "جمعية …" أن). */
function isStrong(
  context: PhraseContext,
  { cue }: Attribution,
  lead: Lead,
  span: SpeechSpan,
  sentence: Sentence,
): boolean {
  if (lead.colon || lead.complementizer) return true;
  return isNear(context, cue, lead) && !(cue.token === lead.last && speechComesLater(context, span, sentence));
}

/** Words between a verb with its subject and the mark: place and occasion. */
const NEAR = 40;

/** The mark follows the verb, its subject, or the place and occasion after them, with no other clause between. */
function isNear({ tokens, lexicon }: PhraseContext, cue: Attribution['cue'], { last }: Lead): boolean {
  const from = cue.subject?.to ?? cue.token + 1;
  if (cue.form.kind === 'particle') return last - from < 3;
  if (last - from >= NEAR) return false;
  for (let i = from; i <= last; i++) {
    const token = tokens[i] as Token;
    if (isComplementizer(lexicon, token) || SENTENCE_BREAKS.has(token.word.text)) return false;
    const isVerb = i > from && lookUp(token.word, (key) => lexicon.cueForms.get(key)) !== undefined;
    if (isVerb && token.word.clitics.some(({ role }) => role === 'conjunction')) return false;
  }
  return true;
}

const SENTENCE_BREAKS = new Set(['؛', '.', '؟', '!', '...']);
