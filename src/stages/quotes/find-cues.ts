import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { isQuotationMark } from '../tokens/pair-marks.ts';
import { isHonorificPronoun } from './pronouns.ts';
import { canSpeak } from './read-source.ts';
import { type PhraseContext, phraseFrom, subjectAfter } from './source-phrase.ts';
import { bareKey, type CueForm, isComplementizer, lookUp, lookUpStem, takesAnySubject } from './speech-lexicon.ts';

/** A word of reporting outside quotation marks, and the words after it that name who speaks. */
export interface Cue {
  readonly token: number;
  readonly form: CueForm;
  readonly sentence: number;
  /** Words that name the source, or null when the verb has no subject of its own. */
  readonly subject: TokenSpan | null;
}

/** قوله, قولها, قولهم: the noun with its pronoun, after نقل عن or بحسب. */
const SAYING = new Set(['قوله', 'قولها', 'قولهم', 'قولهما', 'بالقول', 'بقوله', 'بقولها', 'بقولهم']);

export const SAYING_FORM: CueForm = { lemma: 'قال', kind: 'participle', gender: 'u', plural: false, strength: 'say' };

/** بحسب فلان, وفقا لـ, على حد قول: the source stands after it. */
const PARTICLE_FORM: CueForm = { lemma: 'حسب', kind: 'particle', gender: 'u', plural: false, strength: 'say' };

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

function cueFormAt(context: PhraseContext, at: number, sentence: Sentence): CueForm | undefined {
  const token = context.tokens[at] as Token;
  if (token.word.kind !== 'word' || context.mentionAt.has(at)) return undefined;
  if (
    context.lexicon.attributionParticles.has(token.word.key) ||
    lookUp(token, (key) => context.lexicon.attributionParticles.has(key) || undefined)
  ) {
    return PARTICLE_FORM;
  }
  if (isWording(context.tokens, at)) return PARTICLE_FORM;
  if (SAYING.has(token.word.key)) return SAYING_FORM;
  if (token.word.key.startsWith('ال') || hasPreposition(token)) return undefined;
  const { cueForms } = context.lexicon;
  const plain = lookUp(token, (key) => cueForms.get(key));
  const form = plain ?? lookUpStem(token, (key) => cueForms.get(key));
  if (form !== undefined && plain === undefined && isRelativeClause(context, at, sentence)) return undefined;
  if (form === undefined || isNounHere(context, at, form, sentence)) return undefined;
  if (IS_CALLED.test(token.word.normal)) return undefined;
  if (HIDES_NAME.has(context.tokens[at + 1]?.word.key ?? '')) return undefined;
  if (
    form.strength === 'homograph' &&
    !(startsClause(context, at, sentence) && leadsToSpeech(context, at, sentence.to))
  )
    return undefined;
  return form;
}

/** ويدعى فلان: is called, written like يدعي "claims" but for its last letter. */
const IS_CALLED = /^[وف]?[يت]دعى$/u;

/** على حد تعبير فلان, هكذا لخص فلان: what follows حد names the source, what follows هكذا is a verb of speaking whatever it is. */
function isWording(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.word.key;
  return before === 'هكذا' || (before === 'حد' && WORDINGS.has((tokens[at] as Token).word.key));
}

const WORDINGS = new Set('تعبير قول وصف زعم تعبيره تعبيرها تعبيرهم قوله قولها قولهم وصفه وصفها وصفهم'.split(' '));

/** بيان نقلته الوكالة: a verb with a pronoun after a noun tells about the noun, it does not report. After ما or كما it does. */
function isRelativeClause({ tokens }: PhraseContext, at: number, sentence: Sentence): boolean {
  if (at === sentence.from) return false;
  const { word } = tokens[at - 1] as Token;
  return word.kind === 'word' && !LEADS_TO_REPORT.has(word.key.replace(/^[وف](?=.{2})/u, ''));
}

const LEADS_TO_REPORT = new Set('ما كما لما حسبما بما فيما مما قد لقد'.split(' '));

function hasPreposition(token: Token): boolean {
  return token.word.clitics.some((clitic) => clitic.role === 'preposition') && /^[وف]?[بلك]/u.test(token.word.key);
}

/**
 * Several forms are nouns as well (مدير, متحدث, ذكر, رد). After a preposition, an article or another noun's construct they do
 * not report; participles are cues only with the ending of the accusative or in the feminine after a comma or verb.
 */
function isNounHere(context: PhraseContext, at: number, form: CueForm, sentence: Sentence): boolean {
  const { tokens, nameWords, lexicon } = context;
  const { word } = tokens[at] as Token;
  const before = at > sentence.from ? (tokens[at - 1] as Token).word : undefined;
  if (before !== undefined && PREPOSITIONS.has(before.key)) return true;
  if (before !== undefined && form.kind === 'past' && BEFORE_NOUNS.has(before.key) && !word.key.startsWith('و'))
    return true;
  if (form.kind === 'participle') return !isAdverbialParticiple(word.key, before, at, { tokens, nameWords, lexicon });
  if (NOUN_LIKE.has(word.key) && !isVerbPlace(tokens, at, sentence) && !startsSubject(context, at + 1)) return true;
  return lexicon.complementizers.has(word.key);
}

/** Forms that are written like a common noun: طلب "he asked" and "a request". */
const NOUN_LIKE = new Set(
  'حكم امر منع حظر طلب نقل ذكر رد شرح نص وصف نشر وضع رفض كشف حمل سجل زعم وعد قدر ختم حث همس صرخ'.split(' '),
);

/** مصدر رفض الكشف عن اسمه, طلب عدم ذكر اسمه: tells of the source, reports nothing. */
const HIDES_NAME = new Set(['عدم', 'الكشف', 'الافصاح']);

/** Where a verb is likelier than a noun: at the start of a clause, after a particle of verbs, or after a name. */
function isVerbPlace(tokens: readonly Token[], at: number, { from }: Sentence): boolean {
  if (at === from) return true;
  const { word } = tokens[at - 1] as Token;
  return word.kind === 'punctuation' || VERB_PARTICLES.has(word.key);
}

/** A person's name or a title with the article follows. */
function startsSubject({ tokens, mentionAt, nameWords }: PhraseContext, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.word.prefix > 0) return false;
  return (
    mentionAt.get(at)?.type === 'PER' || (token.word.stemKey.startsWith('ال') && nameWords.titles.has(bareKey(token)))
  );
}

const VERB_PARTICLES = new Set('قد لقد وقد فقد ما كما الذي كان وكان من حيث عندما حين بعدما لم لن'.split(' '));

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

/**
 * قائلا, مضيفين stand in the accusative; the feminine looks like a noun (متابعة, مطالبة), so it counts only after a comma, a mark, a
 * name, or the verb it goes with.
 */
function isAdverbialParticiple(
  key: string,
  before: Token['word'] | undefined,
  at: number,
  { tokens, lexicon, nameWords }: Pick<PhraseContext, 'tokens' | 'lexicon' | 'nameWords'>,
): boolean {
  if (key.endsWith('ا') || key.endsWith('ين')) return true;
  if (!key.endsWith('ه') || before === undefined) return false;
  if (before.kind === 'punctuation' || nameWords.firstNames.has(before.key) || nameWords.familyNames.has(before.key))
    return true;
  return lookUp(tokens[at - 1] as Token, (form) => lexicon.cueForms.get(form)) !== undefined;
}

/** After these a verb in the past does not stand: what looks like one is a noun (أن رد تركيا). */
const BEFORE_NOUNS = new Set(['ان', 'بان', 'لان', 'اي', 'هذا', 'كل', 'ليس']);

const PREPOSITIONS = new Set(
  'في من علي الي عن مع خلال بعد قبل عند لدي عبر حول بشان امام ضمن اثر عقب ضد بين دون منذ حتي وسط نحو تجاه كل اي غير بلا عدم'.split(
    ' ',
  ),
);

/** The word begins the sentence or follows a comma, or و is written to it. */
function startsClause({ tokens }: PhraseContext, at: number, { from }: Sentence): boolean {
  const { word } = tokens[at] as Token;
  return at === from || (tokens[at - 1] as Token).word.kind === 'punctuation' || word.key.startsWith('و');
}

/** A colon, أن or a quotation mark comes within the next words. */
function leadsToSpeech({ tokens, lexicon }: PhraseContext, at: number, limit: number): boolean {
  for (let i = at + 1; i < Math.min(limit, at + 12); i++) {
    const { word } = tokens[i] as Token;
    if (word.text === ':' || isComplementizer(lexicon, tokens[i] as Token)) return true;
    if (word.kind === 'punctuation') return false;
  }
  return false;
}

/** Where the clause of a cue ends: a colon, a quoted stretch, or the end of the sentence. */
function endOfClause(tokens: readonly Token[], from: number, limit: number, quoted: ReadonlySet<number>): number {
  for (let i = from; i < limit; i++) if (tokens[i]?.word.text === ':' || quoted.has(i)) return i;
  return limit;
}
