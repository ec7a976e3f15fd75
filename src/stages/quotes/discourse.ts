import type { Entity, Resolution, Sentence, Token, TokenSpan } from '../../document.ts';
import type { Cue } from './find-cues.ts';
import { findHolder, type RoleBook } from './holders.ts';
import { readSource, type Source } from './read-source.ts';
import { type PhraseContext, phraseFrom } from './source-phrase.ts';
import { bareKey, isContinuing } from './speech-lexicon.ts';

/** A cue and who it says is speaking. */
export interface Attribution {
  readonly cue: Cue;
  readonly source: Source | null;
  readonly resolution: Resolution;
  /** The outlet that passes the source on. */
  readonly via: Source | null;
}

/** Somebody who did or said something, at the token where the text says so. */
interface Appearance {
  readonly token: number;
  readonly sentence: number;
  readonly source: Source;
  readonly speaks: boolean;
  /** The text names the source here, rather than referring back to it. */
  readonly named: boolean;
}

export interface DiscourseContext extends PhraseContext {
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly roles: RoleBook;
  /** Tokens inside marked spans that may be speech. */
  readonly quoted: ReadonlySet<number>;
}

/**
 * Goes through the cues of an article in order and finds who each one speaks of: its own subject, or for a verb without
 * subject whoever acted or spoke last and agrees with the verb in gender and number.
 */
export function attribute(
  context: DiscourseContext,
  cues: readonly Cue[],
  actors: readonly Appearance[],
): Attribution[] {
  const history: Appearance[] = [];
  const attributions: Attribution[] = [];
  let nextActor = 0;
  for (const cue of cues) {
    while (nextActor < actors.length && (actors[nextActor] as Appearance).token < cue.token) {
      history.push(actors[nextActor++] as Appearance);
    }
    const attribution = attributeCue(context, cue, history);
    attributions.push(attribution);
    const { source } = attribution;
    if (source !== null)
      history.push({
        token: cue.token,
        sentence: cue.sentence,
        source,
        speaks: true,
        named: attribution.resolution === 'named',
      });
  }
  return attributions;
}

function attributeCue(context: DiscourseContext, cue: Cue, history: readonly Appearance[]): Attribution {
  const relayed = relayedSource(context, cue);
  if (relayed !== null) return { cue, ...relayed, resolution: 'named' };
  if (cue.subject !== null && isHonorificPronoun(context, cue.subject)) {
    return { cue, source: lastPerson(history), resolution: 'pronoun', via: null };
  }
  if (cue.subject !== null) {
    const source = readSource(context, cue.subject, context.sentences[cue.sentence]?.to ?? cue.subject.to);
    return { cue, source: holderOf(context, source), resolution: 'named', via: null };
  }
  const found = lastAgreeing(context, cue, history);
  const resolution = found !== null && isNamedInClause(context, cue, found) ? 'named' : 'implicit';
  return { cue, source: found?.source ?? null, resolution, via: null };
}

/** سموه, معاليها: a title of respect with a pronoun stands for the person spoken of last. */
function isHonorificPronoun({ tokens }: DiscourseContext, { from, to }: TokenSpan): boolean {
  return to === from + 1 && HONORIFIC_PRONOUN.test((tokens[from] as Token).word.key);
}

const HONORIFIC_PRONOUN = /^(?:سمو|معالي|فخامت|جلالت|سعادت|سيادت|فضيلت|سماحت|دولت|غبطت|قداست|نيافت)ه(?:ا|م)?$/u;

function lastPerson(history: readonly Appearance[]): Source | null {
  return history.findLast(({ source }) => source.kind === 'PER')?.source ?? null;
}

/** A description that an earlier mention's title matches stands for that person: الوزير القطري. */
function holderOf(context: DiscourseContext, source: Source): Source {
  if (source.mention !== null || source.kind !== 'PER') return source;
  const holder = findHolder(context, source);
  return holder === null ? source : { ...source, mention: holder };
}

/** نقلت الوكالة عن فلان قوله, نقلا عن مصدر: the source stands after عن, the subject is the outlet. */
function relayedSource(context: DiscourseContext, cue: Cue): { source: Source; via: Source | null } | null {
  if (cue.form.strength !== 'relay') return null;
  const limit = context.sentences[cue.sentence]?.to ?? 0;
  const start = cue.subject?.to ?? cue.token + 1;
  for (let at = start; at < Math.min(limit, start + 6); at++) {
    const token = context.tokens[at] as Token;
    if (token.word.key !== 'عن' && token.word.key !== 'الي') continue;
    const phrase = phraseFrom(context, at + 1, limit);
    if (phrase === null) return null;
    const via = cue.subject === null ? null : readSource(context, cue.subject, limit);
    return { source: holderOf(context, readSource(context, phrase, limit)), via };
  }
  return null;
}

/** وأشاد فلان بالفريق قائلا: the participle goes with the named subject of its own clause, no other speech lying between. */
function isNamedInClause({ quoted }: DiscourseContext, { form, sentence, token }: Cue, found: Appearance): boolean {
  if (form.kind !== 'participle' || found.sentence !== sentence || !found.named) return false;
  for (let at = found.token; at < token; at++) if (quoted.has(at)) return false;
  return true;
}

/**
 * The last who spoke (for verbs that go on) or acted, in the same sentence first, agreeing with the verb. Who acts in the
 * cue's own paragraph goes before who spoke in an earlier one.
 */
function lastAgreeing({ sentences }: DiscourseContext, cue: Cue, history: readonly Appearance[]): Appearance | null {
  const wantsSpeaker = isContinuing(cue.form);
  const paragraphOf = (sentence: number): number => sentences[sentence]?.paragraph ?? -1;
  const here = paragraphOf(cue.sentence);
  let fallback: Appearance | null = null;
  for (let i = history.length - 1; i >= 0; i--) {
    const appearance = history[i] as Appearance;
    if (!agrees(cue, appearance.source)) continue;
    if (!wantsSpeaker || appearance.sentence === cue.sentence) return appearance;
    const isHere = paragraphOf(appearance.sentence) === here;
    if (appearance.speaks)
      return fallback !== null && !isHere && paragraphOf(fallback.sentence) === here ? fallback : appearance;
    fallback ??= appearance;
  }
  return fallback;
}

function agrees({ form }: Cue, source: Source): boolean {
  if (form.plural !== source.plural && form.plural) return source.kind === 'GROUP' || source.kind === 'ANON';
  if (form.gender === 'u' || source.gender === 'u' || source.plural) return true;
  return form.gender === source.gender;
}

/**
 * Who acts in the sentences: the named person or body right after a verb at the start of a sentence, or at its start. Verbs of
 * reporting are left to the cues.
 */
export function findActors(context: DiscourseContext, cueTokens: ReadonlySet<number>): Appearance[] {
  const found: Appearance[] = [];
  for (const [index, sentence] of context.sentences.entries()) {
    const span = actorOf(context, sentence, cueTokens);
    if (span === null) continue;
    const source = readSource(context, span, sentence.to);
    if (source.mention !== null && source.kind === 'PER')
      found.push({ token: source.from, sentence: index, source, speaks: false, named: true });
  }
  return found;
}

const LONGEST_LEAD = 10;

/** A shorter line is a byline or a heading: nobody acts in it. */
const SHORTEST_STORY = 6;

/** The first person named near the start of a sentence with the titles before the name, unless a preposition governs them. */
function actorOf(context: DiscourseContext, { from, to }: Sentence, cueTokens: ReadonlySet<number>): TokenSpan | null {
  const { mentionAt, quoted } = context;
  if (to - from < SHORTEST_STORY) return null;
  for (let at = from; at < Math.min(to, from + LONGEST_LEAD); at++) {
    if (cueTokens.has(at) || quoted.has(at)) return null;
    const mention = mentionAt.get(at);
    if (mention?.type !== 'PER') continue;
    const start = startOfTitles(context, at, from);
    return isGoverned(context, start, from) || !followsVerb(context, start, from)
      ? null
      : { from: start, to: mention.to };
  }
  return null;
}

/** Back over titles, definite words and places to the first word of the phrase that a name ends. */
function startOfTitles({ tokens, mentionAt, nameWords }: DiscourseContext, at: number, from: number): number {
  let start = at;
  while (start > from) {
    const before = tokens[start - 1] as Token;
    const belongs =
      before.word.kind === 'word' &&
      (nameWords.titles.has(bareKey(before)) || before.word.stemKey.startsWith('ال') || mentionAt.has(start - 1));
    if (!belongs || (tokens[start] as Token).word.prefix > 0) break;
    start--;
  }
  return start;
}

/** The phrase depends on a preposition, written apart or to its first word. */
function isGoverned({ tokens, lexicon }: DiscourseContext, start: number, from: number): boolean {
  const first = tokens[start] as Token;
  if (first.word.clitics.some(({ role }) => role === 'preposition')) return true;
  return (
    start > from &&
    lexicon.subjectStops.has((tokens[start - 1] as Token).word.key) &&
    !CONJUNCTIONS.has((tokens[start - 1] as Token).word.key)
  );
}

/** The name comes within the first words, or after a verb in the present: في الصباح تقود فلانة. */
function followsVerb({ tokens }: DiscourseContext, start: number, from: number): boolean {
  return start - from <= 2 || /^[وف]?[يت]/u.test((tokens[start - 1] as Token).word.key);
}

/** Words that end a naming but govern nothing: كان فلان, أن فلان. */
const CONJUNCTIONS = new Set(
  'كان كانت ان لكن ولكن حيث بينما كما اذ قد لقد حين عندما بعدما ثم هو هي اليوم امس'.split(' '),
);
