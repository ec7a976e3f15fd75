import type { Mention, SpeakerKind, Token, TokenSpan } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import type { PhraseContext } from './source-phrase.ts';

/** A source of speech as the text names it. */
export interface Source extends TokenSpan {
  /** The mention that names it, or null when it is only described. */
  readonly mention: Mention | null;
  readonly kind: SpeakerKind;
  readonly gender: 'm' | 'f' | 'u';
  readonly plural: boolean;
  /** The people that it joins, when it names several: فلان وفلان. */
  readonly members?: readonly Mention[];
}

/** Kinds of title that never stand for the person named after them: نجل فلان is not فلان. */
const KINSHIP = 'kinship';

/**
 * Reads the words that name a source: a named person wins over the office before the name, an organisation counts when
 * the words begin with it, all else is a description.
 */
export function readSource(context: PhraseContext, phrase: TokenSpan, limit: number): Source {
  const mentions = mentionsIn(context, phrase);
  const person = mentions.find((mention) => mention.type === 'PER' && namesThePhrase(context, phrase, mention));
  if (person !== undefined) {
    const others = mentions.filter((mention) => mention.from >= person.to && isJoined(context, mention));
    return others.length === 0 ? named(context, person, phrase) : joined([person, ...others]);
  }
  const issuer = issuerAfter(context, phrase);
  if (issuer !== null) return named(context, issuer, phrase);
  const apposed = appositionAfter(context, phrase, limit);
  if (apposed !== null) return named(context, apposed, phrase);
  const body = mentions.find((mention) => isBody(mention) && beginsPhrase(context, phrase, mention));
  if (body !== undefined && (body.to >= phrase.to || body.from > phrase.from)) return named(context, body, phrase);
  const described = describe(context, phrase);
  return body !== undefined && described.kind === 'ORG' ? { ...described, mention: body } : described;
}

/** و stands right before the name, written to it or apart. */
function isJoined({ tokens }: PhraseContext, { type, from }: Mention): boolean {
  const first = tokens[from] as Token;
  return type === 'PER' && first.word.clitics.some(({ role }) => role === 'conjunction');
}

/** قال فلان وفلان: a group of those it names. */
function joined(members: readonly Mention[]): Source {
  const { from } = members[0] as Mention;
  const { to } = members.at(-1) as Mention;
  return { from, to, mention: null, kind: 'GROUP', gender: 'u', plural: true, members };
}

function mentionsIn({ mentionAt }: PhraseContext, { from, to }: TokenSpan): Mention[] {
  const found: Mention[] = [];
  for (let i = from; i < to; i++) {
    const mention = mentionAt.get(i);
    if (mention !== undefined && mention.from === i) found.push(mention);
  }
  return found;
}

const isBody = (mention: Mention): boolean =>
  mention.type === 'ORG' || mention.type === 'GPE' || mention.type === 'FAC' || mention.type === 'NORP';

/**
 * A person's name names the whole phrase when it begins it or follows words that lead to a name: الرئيس فلان, وزير الدفاع
 * الإسرائيلي فلان. After an indefinite noun that is no rank it belongs to that noun: مكتب فلان, محامي فلان.
 */
function namesThePhrase(
  { tokens, mentionAt, nameWords }: PhraseContext,
  { from }: TokenSpan,
  mention: Mention,
): boolean {
  if (mention.from === from) return true;
  const before = tokens[mention.from - 1] as Token;
  const key = bareKey(before);
  const title = nameWords.titles.get(key);
  if (title?.kind === KINSHIP) return before.word.stemKey !== key && key !== 'نجل';
  if (mentionAt.has(mention.from - 1) || before.word.kind !== 'word') return true;
  if (before.word.stemKey.startsWith('ال')) return true;
  const wide = mention.from - 2 >= from ? `${bareKey(tokens[mention.from - 2] as Token)} ${key}` : key;
  return (nameWords.titles.get(wide) ?? title)?.kind === 'rank' || title?.kind === 'honorific';
}

/** بيان صادر عن الوزارة: whoever issued the document speaks in it. */
function issuerAfter({ tokens, mentionAt }: PhraseContext, { to }: TokenSpan): Mention | null {
  const isIssued = ISSUED.has((tokens[to - 1] as Token).word.stemKey) && tokens[to]?.word.key === 'عن';
  return isIssued ? (mentionAt.get(to + 1) ?? null) : null;
}

const ISSUED = new Set('صادر الصادر صادره الصادره صدر صدرت'.split(' '));

/** رئيس الوزراء، فلان: a name set off by a comma right after a description. */
function appositionAfter({ tokens, mentionAt }: PhraseContext, { to }: TokenSpan, limit: number): Mention | null {
  if (to + 1 >= limit || tokens[to]?.word.text !== '،') return null;
  const mention = mentionAt.get(to + 1) ?? mentionAt.get(to + 2);
  const isNext = mention !== undefined && mention.type === 'PER' && mention.from <= to + 2;
  if (!isNext) return null;
  const after = tokens[mention.to]?.word;
  return after === undefined || after.kind === 'punctuation' || mention.to >= limit
    ? mention
    : mention.from === to + 1
      ? mention
      : null;
}

/** The body's name stands first, but for a class word or a mark before it: قناة الجزيرة, صحيفة «الشرق». */
function beginsPhrase({ tokens }: PhraseContext, { from }: TokenSpan, mention: Mention): boolean {
  if (mention.from - from > 2) return false;
  for (let i = from; i < mention.from; i++) {
    const { word } = tokens[i] as Token;
    if (word.kind === 'word' && !CLASS_WORDS.has(bareKey(tokens[i] as Token))) return false;
  }
  return true;
}

const CLASS_WORDS = new Set(
  'قناه صحيفه جريده مجله وكاله اذاعه موقع شبكه شركه منصه مجموعه حركه جماعه منظمه محطه تلفزيون دوله حزب تنظيم مؤسسه'.split(
    ' ',
  ),
);

function named(context: PhraseContext, mention: Mention, phrase: TokenSpan): Source {
  const isPerson = mention.type === 'PER';
  return {
    from: mention.from,
    to: mention.to,
    mention,
    kind: isPerson ? 'PER' : 'ORG',
    gender: isPerson ? genderOfPerson(context, mention, phrase) : genderOfBody(context, mention),
    plural: false,
  };
}

/** Gender by the title before the name, else by the given name. */
function genderOfPerson({ tokens, nameWords }: PhraseContext, mention: Mention, { from }: TokenSpan): 'm' | 'f' | 'u' {
  for (let i = Math.min(from, mention.from); i < mention.from; i++) {
    const gender = nameWords.titles.get(bareKey(tokens[i] as Token))?.gender;
    if (gender === 'm' || gender === 'f') return gender;
  }
  if (mention.to - mention.from < 2) return 'u';
  return nameWords.firstNames.get((tokens[mention.from] as Token).word.stemKey)?.gender ?? 'u';
}

function genderOfBody({ tokens }: PhraseContext, mention: Mention): 'm' | 'f' | 'u' {
  const head = bareKey(tokens[mention.from] as Token);
  if (mention.type === 'GPE') return 'u';
  return head.endsWith('ه') ? 'f' : mention.to - mention.from > 1 ? 'm' : 'u';
}

/** A source without a name: its kind from the first noun that tells. */
function describe(context: PhraseContext, phrase: TokenSpan): Source {
  const { tokens, nameWords, lexicon } = context;
  let kind: SpeakerKind = 'PER';
  let known = false;
  for (let i = phrase.from; i < Math.min(phrase.to, phrase.from + 3) && !known; i++) {
    const key = bareKey(tokens[i] as Token);
    const noun = lexicon.speakerNouns.get(key);
    if (noun !== undefined) {
      kind = noun === 'ANON' && (tokens[i] as Token).word.stemKey !== key ? 'PER' : noun;
      known = true;
    } else if (nameWords.titles.has(key)) known = true;
    else if (nameWords.organisationHeads.get(key)?.type === 'ORG') {
      kind = 'ORG';
      known = true;
    }
  }
  const first = tokens[phrase.from] as Token;
  const plural = /(?:ون|ين|ات)$/u.test(first.word.stemKey) || kind === 'GROUP';
  if (kind === 'PER' && /(?:ون|ين)$/u.test(first.word.stemKey) && !nameWords.titles.has(bareKey(first))) kind = 'GROUP';
  const gender = nameWords.titles.get(bareKey(first))?.gender ?? (first.word.normal.endsWith('ة') ? 'f' : 'm');
  return { ...phrase, mention: null, kind, gender, plural };
}

/** True when a description begins with a word that can speak: a title, a body, an anonymous source. */
export function canSpeak({ tokens, lexicon, nameWords, mentionAt }: PhraseContext, phrase: TokenSpan): boolean {
  const mention = mentionAt.get(phrase.from);
  if (mention !== undefined && (mention.type === 'PER' || isBody(mention))) return true;
  const key = bareKey(tokens[phrase.from] as Token);
  const isHumanPlural = key.length > 4 && key.endsWith('ون');
  return (
    isHumanPlural ||
    lexicon.speakerNouns.has(key) ||
    nameWords.titles.has(key) ||
    nameWords.organisationHeads.get(key)?.type === 'ORG'
  );
}
