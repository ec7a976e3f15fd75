import type { Sentence, Token } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { PARTICLE_FORM } from './cue-reading.ts';
import type { PhraseContext } from './source-phrase.ts';
import { type CueForm, isComplementizer, lookUp } from './speech-lexicon.ts';

/** What form of reporting the word at a token is, or undefined when it is none or is used as another word here. */
export function cueFormAt(context: PhraseContext, at: number, sentence: Sentence): CueForm | undefined {
  const { tokens } = context;
  const { word } = tokens[at] as Token;
  if (word.kind !== 'word') return undefined;
  const reading = context.cueOf(word);
  if (reading === null && !isWording(tokens, at)) return undefined;
  if (context.mentionAt.has(at)) return undefined;
  if (reading === null || isWording(tokens, at)) return PARTICLE_FORM;
  const { form, isCertain, hasPronoun } = reading;
  if (isCertain) return form;
  if (hasPronoun && isRelativeClause(context, at, sentence)) return undefined;
  if (isNounHere(context, at, form, sentence)) return undefined;
  if (HIDES_NAME.has(tokens[at + 1]?.word.key ?? '')) return undefined;
  if (
    form.strength === 'homograph' &&
    !(startsClause(context, at, sentence) && leadsToSpeech(context, at, sentence.to))
  )
    return undefined;
  return form;
}

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
  return lookUp((tokens[at - 1] as Token).word, (form) => lexicon.cueForms.get(form)) !== undefined;
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
