import type { Token, TokenSpan } from '../../document.ts';
import { agrees, lastAgreeing, lastPerson } from './antecedent.ts';
import { SAYING_FORM } from './cue-reading.ts';
import type { Appearance, Attribution, DiscourseContext } from './discourse-context.ts';
import type { Cue } from './find-cues.ts';
import { findHolder } from './holders.ts';
import { isHonorificPronoun, isPersonalPronoun } from './pronouns.ts';
import { canSpeak, readSource, type Source } from './read-source.ts';
import { phraseFrom, subjectAfter } from './source-phrase.ts';

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
    const attribution = attributeCue(context, cue, history, attributions.at(-1));
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

function attributeCue(
  context: DiscourseContext,
  cue: Cue,
  history: readonly Appearance[],
  previous: Attribution | undefined,
): Attribution {
  const relayed = relayedSource(context, cue) ?? relayedBefore(cue, previous);
  if (relayed !== null) return { cue, ...relayed, resolution: 'named' };
  if (cue.subject === null) return { cue, ...subjectElsewhere(context, cue, history), via: null };
  if (isHonorificPronoun(context.tokens[cue.subject.from]))
    return { cue, source: lastPerson(history), resolution: 'pronoun', via: null };
  const source = readSource(context, cue.subject, endOfSentence(context, cue));
  const same = isSameAgain(context, cue.subject) ? lastAgreeing(context, cue, history) : null;
  if (same !== null && source.mention === null) return { cue, source: same.source, resolution: 'named', via: null };
  return { cue, source: holderOf(context, withGenderOf(cue, source)), resolution: 'named', via: null };
}

/** المتحدث نفسه, ذات المصدر: whoever spoke last. */
function isSameAgain({ tokens }: DiscourseContext, { from, to }: TokenSpan): boolean {
  return SAME_BEFORE.has((tokens[from] as Token).word.key) || SAME_AFTER.has(tokens[to]?.word.key ?? '');
}

const SAME_BEFORE = new Set(['ذات', 'نفس']);
const SAME_AFTER = new Set('نفسه نفسها ذاته ذاتها عينه'.split(' '));

/** قالت ميركل: where the name does not tell, the verb says whether it is a woman's. */
function withGenderOf({ form }: Cue, source: Source): Source {
  const tells = source.gender === 'u' && source.kind === 'PER' && form.kind !== 'participle';
  return tells ? { ...source, gender: form.gender } : source;
}

function endOfSentence({ sentences, tokens }: DiscourseContext, { sentence }: Cue): number {
  return sentences[sentence]?.to ?? tokens.length;
}

/** Who a verb without subject of its own speaks of: somebody in its clause, or who spoke or acted before. */
function subjectElsewhere(
  context: DiscourseContext,
  cue: Cue,
  history: readonly Appearance[],
): Pick<Attribution, 'source' | 'resolution' | 'tied'> {
  const found = lastAgreeing(context, cue, history);
  if (found?.sentence !== cue.sentence) {
    const described = describedActor(context, cue);
    if (described !== null) return { source: described, resolution: 'named' };
  }
  const members = found?.source.members;
  if (members !== undefined && !cue.form.plural) return { source: null, resolution: 'implicit', tied: members };
  if (isPersonalPronoun(context.tokens[cue.token - 1])) return { source: found?.source ?? null, resolution: 'pronoun' };
  const isNamed = found !== null && isNamedInClause(context, cue, found);
  return { source: found?.source ?? null, resolution: isNamed ? 'named' : 'implicit' };
}

/** وتجمع المحتجون أمام الوزارة قائلين: whom the second word of the sentence describes, when the participle agrees. */
function describedActor(context: DiscourseContext, cue: Cue): Source | null {
  const from = context.sentences[cue.sentence]?.from ?? 0;
  if (cue.form.kind !== 'participle' || cue.token - from > LONGEST_CLAUSE) return null;
  const phrase = subjectAfter(context, from + 1, cue.token);
  if (phrase === null || phrase.from !== from + 1 || !canSpeak(context, phrase)) return null;
  const source = readSource(context, phrase, cue.token);
  return agrees(cue, source) && source.plural === cue.form.plural ? source : null;
}

/** Tokens from the subject of a clause to the participle that goes with it. */
const LONGEST_CLAUSE = 60;

/** A description that an earlier mention's title matches stands for that person: الوزير القطري. */
function holderOf(context: DiscourseContext, source: Source): Source {
  if (source.mention !== null || source.kind !== 'PER') return source;
  const holder = findHolder(context, source);
  return holder === null ? source : { ...source, mention: holder };
}

/** نقلت الوكالة عن فلان قوله, نقلا عن مصدر: the source stands after عن, the subject is the outlet. */
function relayedSource(context: DiscourseContext, cue: Cue): Pick<Attribution, 'source' | 'via'> | null {
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

/** نقلت رويترز عن مصدر أمني قوله: the noun of saying goes on with the verb that passes the source on. */
function relayedBefore(
  { form, token }: Cue,
  previous: Attribution | undefined,
): Pick<Attribution, 'source' | 'via'> | null {
  if (form !== SAYING_FORM || previous?.cue.form.strength !== 'relay' || previous.source === null) return null;
  return token <= previous.source.to + 2 ? { source: previous.source, via: previous.via } : null;
}

/** وأشاد فلان بالفريق قائلا: the participle goes with the named subject of its own clause, no other speech lying between. */
function isNamedInClause({ quoted }: DiscourseContext, { form, sentence, token }: Cue, found: Appearance): boolean {
  if (form.kind !== 'participle' || found.sentence !== sentence || !found.named) return false;
  if (token - found.token > LONGEST_CLAUSE) return false;
  for (let at = found.token; at < token; at++) if (quoted.has(at)) return false;
  return true;
}
