import type { Mention, Token, TokenSpan } from '../../document.ts';
import type { NameWords } from '../entities/name-words.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { isQuotationMark } from '../tokens/pair-marks.ts';
import type { CueReader } from './cue-reading.ts';
import { type CueForm, isComplementizer, type SpeechLexicon } from './speech-lexicon.ts';

/** What the naming of a source is read with. */
export interface PhraseContext {
  readonly tokens: readonly Token[];
  /** Mention that covers a token, if any. */
  readonly mentionAt: ReadonlyMap<number, Mention>;
  readonly lexicon: SpeechLexicon;
  readonly cueOf: CueReader;
  readonly nameWords: NameWords;
  /** For the opening mark of a short marked span: the token after its closing mark. */
  readonly shortMarked: ReadonlyMap<number, number>;
}

const LONGEST_PHRASE = 16;

/** Where a source speaks: after في these begin the occasion, not a part of a title. */
const OCCASIONS = new Set(
  'بيان تصريح تصريحات حديث مقابله كلمه خطاب مؤتمر لقاء رساله تغريده اتصال مداخله حوار تقرير تدوينه منشور مقال ختام بدايه'.split(
    ' ',
  ),
);

/** Prepositions that are written to the word after them. */
const ATTACHED_PREPOSITION = /^[وف]?[بلك]/u;

/**
 * The words after a verb of reporting that name who speaks: from `start` to the first word of place, time, occasion or
 * speech. Null when the verb stands alone. `limit` is where the speech itself or the clause begins.
 */
export function subjectAfter(context: PhraseContext, start: number, limit: number): TokenSpan | null {
  const from = skipInsertions(context, start, limit);
  const to = endOfPhrase(context, from, Math.min(limit, from + LONGEST_PHRASE));
  if (to > from) return { from, to };
  return subjectAfterAddressee(context, from, limit);
}

/** The words that name a source after a particle (بحسب فلان, وفقا لفلان), or null when a clause follows (بحسب ما قال). */
export function phraseFrom(context: PhraseContext, start: number, limit: number): TokenSpan | null {
  if (start >= limit) return null;
  const { word } = context.tokens[start] as Token;
  if (word.key === 'ما' || word.key === 'لما' || word.kind !== 'word')
    return context.mentionAt.has(start) ? { from: start, to: start + 1 } : null;
  const from = SOURCE_LEADS.has(word.key) ? start + 1 : start;
  const stop = Math.min(limit, from + LONGEST_PHRASE);
  const to = Math.max(context.mentionAt.get(from)?.to ?? from + 1, from + 1);
  return from >= stop ? null : { from, to: to < stop ? Math.max(to, endOfPhrase(context, from, stop, to)) : to };
}

/** Words between a particle and the source: استنادا إلى, نقلا عن, حسب رأي. */
const SOURCE_LEADS = new Set(['الي', 'عن', 'ل', 'قول', 'تعبير', 'راي', 'وصف', 'زعم', 'لقول', 'لراي', 'لما']);

/** Passes over بدوره, أيضا, من جهته and a comma after them. */
function skipInsertions({ tokens, lexicon }: PhraseContext, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const { key, text } = (tokens[at] as Token).word;
    const two = at + 1 < limit ? `${key} ${tokens[at + 1]?.word.key}` : '';
    if (lexicon.subjectSkips.has(two)) at += 2;
    else if (lexicon.subjectSkips.has(key)) at++;
    else if (at > start && text === '،') at++;
    else break;
  }
  return at;
}

/** The first token after a phrase that begins at `from`; the tokens before `start` belong to it. */
function endOfPhrase(context: PhraseContext, from: number, limit: number, start = from): number {
  let at = start;
  let definite = start > from && isDefinite(context, start - 1);
  while (at < limit) {
    const mention = context.mentionAt.get(at);
    if (mention !== undefined && mention.from === at && mention.to <= limit && !startsWithPreposition(context, at)) {
      at = mention.to;
      definite = true;
    } else if (context.shortMarked.has(at)) {
      const end = context.shortMarked.get(at) as number;
      if (end > limit) break;
      at = end;
    } else if (stopsPhrase(context, at, from)) break;
    else {
      const token = context.tokens[at] as Token;
      if (definite && beginsNewPhrase(context, token)) break;
      definite = token.word.stemKey.startsWith('ال') || (definite && token.word.key !== 'باسم');
      at++;
    }
  }
  return at;
}

function isDefinite({ tokens, mentionAt }: PhraseContext, at: number): boolean {
  return mentionAt.has(at) || (tokens[at] as Token).word.stemKey.startsWith('ال');
}

/** Once a phrase has become definite, an indefinite noun begins the next one: أكد الوزير | دعم بلاده. Titles and ranks may follow. */
function beginsNewPhrase({ nameWords, lexicon }: PhraseContext, token: Token): boolean {
  const { word } = token;
  if (lexicon.subjectStops.has(word.key) || word.prefix > 0) return false;
  if (word.kind !== 'word' || word.stemKey.startsWith('ال') || word.key === 'باسم') return false;
  return (
    !nameWords.titles.has(word.stemKey) && !nameWords.firstNames.has(word.key) && !nameWords.familyNames.has(word.key)
  );
}

/** A word that cannot be part of the naming of a speaker that began at `from`. */
function stopsPhrase(context: PhraseContext, at: number, from: number): boolean {
  const { tokens, lexicon } = context;
  const { word } = tokens[at] as Token;
  if (word.kind === 'punctuation') return word.text !== '-';
  if (word.kind === 'number' && at > from && NUMBERED.has(bareKey(tokens[at - 1] as Token))) return false;
  if (word.kind === 'number' || word.kind === 'symbol' || word.kind === 'url') return true;
  if (LONE_PREPOSITIONS.has(word.normal) && at > from) return !isPartOfTitle(context, at, from);
  if (PRONOUN_OF_SAYING.test(word.key)) return true;
  if (lexicon.subjectStops.has(word.key) || isComplementizer(lexicon, tokens[at] as Token))
    return !isPartOfTitle(context, at, from);
  if (lexicon.cueForms.get(word.key)?.kind === 'participle' && at === from)
    return !context.nameWords.titles.has(word.key);
  if (at > from && isVerbHere(lexicon.cueForms.get(word.key), word.key)) return !context.nameWords.titles.has(word.key);
  return startsWithPreposition(context, at) && !isPartOfTitle(context, at, from);
}

/** Written to a quotation mark, apart from the name in it: لـ"الشرق الأوسط". */
const LONE_PREPOSITIONS = new Set(['ل', 'ب', 'ك']);

/** عن مصدر أمني قوله: the noun of saying begins the speech. */
const PRONOUN_OF_SAYING = /^قوله(?:ا|م|ما)?$/u;

/** المادة 12, القرار 2254: the number belongs to the name of the document. */
const NUMBERED = new Set('ماده فصل بند فقره قرار قانون مرسوم اتفاقيه'.split(' '));

/** Titles hold prepositions: الناطق باسم, الأمين العام لـ, المبعوث الأممي إلى اليمن, مندوب السعودية لدى. */
function isPartOfTitle(context: PhraseContext, at: number, from: number): boolean {
  const { tokens, nameWords, lexicon } = context;
  const { word } = tokens[at] as Token;
  const next = tokens[at + 1];
  if (at === from || next === undefined || isComplementizer(lexicon, next)) return false;
  if (word.key === 'باسم') return true;
  if (OCCASIONS.has(bareKey(next))) return false;
  const governing =
    COMPLEMENTS.get(word.key) ??
    (startsWithPreposition({ tokens }, at) && /^ل/u.test(word.key) ? COMPLEMENTS.get('ل') : undefined);
  if (governing === undefined) return false;
  const nouns = knownNouns(context, at, from);
  if (nouns.length === 0) return false;
  const isWorkplace = context.mentionAt.get(at + 1)?.type === 'ORG' || nameWords.organisationHeads.has(bareKey(next));
  return governing.has(nouns[0] as string) || (isWorkplace && nouns.some((noun) => governing.has(noun)));
}

/** The titles and nouns of speakers among the three words before, the nearest first. */
function knownNouns({ tokens, nameWords, lexicon }: PhraseContext, at: number, from: number): string[] {
  const keys = tokens
    .slice(Math.max(from, at - 3), at)
    .map(bareKey)
    .reverse();
  return keys.filter((key) => nameWords.titles.has(key) || lexicon.speakerNouns.has(key));
}

/** Prepositions that belong to a title, and the titles that they belong to. */
const COMPLEMENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ل: 'امين مبعوث مندوب سفير ممثل مستشار مدير رئيس منسق مفوض قائد مساعد ممثله مديره رئيسه منسقه بيان تقرير دراسه مقال',
    الي: 'مبعوث سفير موفد مبعوثه سفيره',
    لدي: 'سفير مندوب ممثل مبعوث سفيره مندوبه ممثله',
    في: 'عضو خبير باحث استاذ مسؤول مدير رئيس ناشط نائب مستشار محلل طبيب مسؤوله باحثه استاذه خبيره عضوه مديره رئيسه مصدر مصادر محاضر مهندس قيادي قياديه مراسل',
    عن: 'مسؤول مسؤوله نائب دفاع',
    علي: 'مشرف قائم مشرفه قائمه',
    من: 'مصدر مسؤول ناشط مقرب قريب ماده فصل بند فقره',
  }).map(([preposition, titles]) => [preposition, new Set(titles.split(' '))]),
);

/** A form that goes on with the clause: a verb, or a participle in the accusative. */
function isVerbHere(form: CueForm | undefined, key: string): boolean {
  return form !== undefined && (form.kind !== 'participle' || key.endsWith('ا') || key.endsWith('ين'));
}

function startsWithPreposition({ tokens }: Pick<PhraseContext, 'tokens'>, at: number): boolean {
  const { word } = tokens[at] as Token;
  if (word.kind !== 'word') return false;
  return word.clitics.some((clitic) => clitic.role === 'preposition') && ATTACHED_PREPOSITION.test(word.key);
}

/** وقال لوكالة رويترز مسؤول أمني: the speaker stands after the one who was spoken to, which ends with a name. */
function subjectAfterAddressee(context: PhraseContext, start: number, limit: number): TokenSpan | null {
  if (start >= limit || !startsWithPreposition(context, start)) return null;
  for (let at = start; at < Math.min(limit, start + 5); at++) {
    const mention = context.mentionAt.get(at);
    if (mention === undefined) continue;
    let from = mention.to;
    if (from < limit && isQuotationMark(context.tokens[from] as Token)) from++;
    const to = endOfPhrase(context, from, Math.min(limit, from + LONGEST_PHRASE));
    return to > from ? { from, to } : null;
  }
  return null;
}
