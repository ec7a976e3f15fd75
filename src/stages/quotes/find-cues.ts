import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { isQuotationMark } from '../tokens/pair-marks.ts';
import { cueFormAt } from './cue-form.ts';
import { PARTICLE_FORM } from './cue-reading.ts';
import { isHonorificPronoun } from './pronouns.ts';
import { canSpeak } from './read-source.ts';
import { type PhraseContext, phraseFrom, subjectAfter } from './source-phrase.ts';
import { type CueForm, takesAnySubject } from './speech-lexicon.ts';

/** A word of reporting outside quotation marks, and the words after it that name who speaks. */
export interface Cue {
  readonly token: number;
  readonly form: CueForm;
  readonly sentence: number;
  /** Words that name the source, or null when the verb has no subject of its own. */
  readonly subject: TokenSpan | null;
}

/** Every cue of a sentence that lies outside `quoted` stretches, in text order. */
export function findCues(
  context: PhraseContext,
  sentence: Sentence,
  index: number,
  quoted: ReadonlySet<number>,
): Cue[] {
  const found: Cue[] = [];
  let limit = sentence.from;
  for (let at = sentence.from; at < sentence.to; at++) {
    if (quoted.has(at)) continue;
    const form = cueFormAt(context, at, sentence);
    if (form === undefined) continue;
    if (limit <= at) limit = endOfClause(context.tokens, at + 1, sentence.to, quoted);
    const subject = subjectOf(context, at, form, sentence.from, limit);
    if (form !== PARTICLE_FORM || subject !== null || isOwnWords(tokensAfter(context, at)))
      found.push({ token: at, form, sentence: index, subject });
  }
  return found;
}

function tokensAfter({ tokens }: PhraseContext, at: number): string {
  return tokens[at + 1]?.word.key ?? '';
}

/** حسب قوله, بحسب تعبيرها: the source is the one who spoke last. */
function isOwnWords(key: string): boolean {
  return OWN_WORDS.has(key);
}

function refersBack(context: PhraseContext, at: number): boolean {
  return isOwnWords(tokensAfter(context, at)) || isOwnWords((context.tokens[at] as Token).word.key);
}

const OWN_WORDS = new Set(
  'قوله قولها قولهم تعبيره تعبيرها تعبيرهم وصفه وصفها وصفهم رايه رايها كلامه كلامها زعمه زعمها'.split(' '),
);

function subjectOf(context: PhraseContext, at: number, form: CueForm, from: number, limit: number): TokenSpan | null {
  if (form.kind === 'participle') return null;
  if (form.kind === 'particle') {
    const phrase = refersBack(context, at) ? null : phraseFrom(context, at + 1, limit);
    return phrase !== null && !context.lexicon.notSources.has(bareKey(context.tokens[phrase.from] as Token))
      ? phrase
      : null;
  }
  const document = documentAfter(context, at, form, limit);
  if (document !== null) return document;
  if (isHonorificPronoun(context.tokens[at + 1])) return { from: at + 1, to: at + 2 };
  const after = subjectAfter(context, at + 1, limit);
  if (after !== null && (canSpeak(context, after) || isSubjectByPlace(context, form, after, limit))) return after;
  return subjectBefore(context, at, from);
}

/** وجاء في البيان, كما ورد في التقرير: the document stands after في. */
function documentAfter(context: PhraseContext, at: number, form: CueForm, limit: number): TokenSpan | null {
  if (!COMING.has(form.lemma) || at + 2 >= limit || context.tokens[at + 1]?.word.key !== 'في') return null;
  const phrase = phraseFrom(context, at + 2, limit);
  return phrase !== null && canSpeak(context, phrase) ? phrase : null;
}

const COMING = new Set(['جاء', 'ورد']);

/**
 * A description that no list knows is the subject after a verb that takes no object, or when nothing but it stands between the
 * verb and the speech. One indefinite word alone tells how somebody spoke: قالت ضاحكة.
 */
function isSubjectByPlace({ tokens }: PhraseContext, form: CueForm, { from, to }: TokenSpan, limit: number): boolean {
  const first = (tokens[from] as Token).word;
  if (to === from + 1 && /[اةه]$/u.test(first.normal) && !first.stemKey.startsWith('ال')) return false;
  const ends = tokens[to]?.word.text;
  if (ADDRESSING.has(form.lemma)) return false;
  return (
    takesAnySubject(form) ||
    (form.strength === 'say' &&
      (to === limit || (ends === '،' && to < limit)) &&
      ends !== undefined &&
      tokens[limit] !== undefined)
  );
}

/** Verbs whose object is the one spoken to: وخاطب الأمريكيين. */
const ADDRESSING = new Set('خاطب سال ابلغ اخبر ناشد حث طالب دعا اتهم هاجم نصح حذر هدد توعد'.split(' '));

/** فلان قال, "الصباح" قالت: a name or a title with the article right before the verb. */
function subjectBefore({ tokens, mentionAt, nameWords }: PhraseContext, at: number, from: number): TokenSpan | null {
  if (isTopic(tokens, from, at)) return { from: from + 1, to: at };
  if ((tokens[at] as Token).word.clitics.some((clitic) => clitic.role === 'conjunction')) return null;
  const auxiliary = subjectOfAuxiliary(tokens, at, from);
  if (auxiliary !== null) return auxiliary;
  let last = at - 1;
  while (last >= from && (isQuotationMark(tokens[last] as Token) || PASSED_OVER.has((tokens[last] as Token).word.key)))
    last--;
  if (last < from) return null;
  const mention = mentionAt.get(last);
  if (mention !== undefined)
    return mention.type === 'PER' || mention.type === 'ORG' || mention.type === 'GPE' ? mention : null;
  const token = tokens[last] as Token;
  const isTitle = token.word.stemKey.startsWith('ال') && nameWords.titles.has(bareKey(token));
  return isTitle ? { from: last, to: last + 1 } : null;
}

/** أما فلان فقال: the words between أما and ف. */
function isTopic(tokens: readonly Token[], from: number, at: number): boolean {
  if (!TOPIC.has((tokens[from] as Token).word.key) || !(tokens[at] as Token).word.key.startsWith('ف')) return false;
  return at > from + 1 && at - from <= LONGEST_TOPIC;
}

const TOPIC = new Set(['اما', 'واما']);
const LONGEST_TOPIC = 10;

/** وكانت جماهير السد قد هتفت: the words between كان and قد. */
function subjectOfAuxiliary(tokens: readonly Token[], at: number, from: number): TokenSpan | null {
  if (tokens[at - 1]?.word.key !== 'قد') return null;
  for (let i = at - 2; i >= Math.max(from, at - 9); i--) {
    const { word } = tokens[i] as Token;
    if (word.kind === 'punctuation') return null;
    if (AUXILIARIES.has(word.stemKey)) return i + 1 < at - 1 ? { from: i + 1, to: at - 1 } : null;
  }
  return null;
}

const AUXILIARIES = new Set(['كان', 'كانت', 'كانوا', 'يكون', 'تكون']);

/** Words between a subject and its verb: فلان قد قال. */
const PASSED_OVER = new Set(['قد', 'كان', 'كانت', 'سبق', 'وان']);

/** Where the clause of a cue ends: a colon, a quoted stretch, or the end of the sentence. */
function endOfClause(tokens: readonly Token[], from: number, limit: number, quoted: ReadonlySet<number>): number {
  for (let i = from; i < limit; i++) if (tokens[i]?.word.text === ':' || quoted.has(i)) return i;
  return limit;
}
