import type { Mention, Resolution, Sentence, Token, TokenSpan } from '../../document.ts';
import type { AttributionList } from './attribution-list.ts';
import type { DiscourseContext } from './discourse-context.ts';
import { type Link, linkSpan } from './link.ts';
import { readSource, type Source } from './read-source.ts';
import { isComplementizer } from './speech-lexicon.ts';
import type { SpeechSpan } from './speech-spans.ts';

/** Words that make reported speech a direct quote rather than a fragment. */
export const DIRECT_WORDS = 4;

/** A bare span of fewer words, or without one of its marks, is hardly a statement of its own. */
const BARE_WORDS = 5;

/** What a marked span was found to be: speech, by what link, and whose. */
export interface Judged {
  readonly kind: 'direct' | 'fragment';
  readonly link: Link;
  readonly source: Source | null;
  readonly resolution: Resolution;
}

/** Decides whether a marked span is speech, and whose. Null for names, titles and terms. */
export function judge(
  context: DiscourseContext,
  span: SpeechSpan,
  sentence: Sentence,
  attributions: AttributionList,
): Judged | null {
  const link = linkSpan(context, span, sentence, attributions);
  if (link === null) return null;
  const { phrase, attribution } = link;
  const kind = kindOf(context, span, link);
  if (kind === null) return null;
  if (phrase !== null) return { kind, link, source: readSource(context, phrase, span.from), resolution: 'named' };
  if (attribution === null) return { kind, link, source: null, resolution: 'context' };
  if (kind === 'fragment' && attribution.source === null && !link.lead.complementizer && !link.lead.colon) return null;
  return { kind, link, source: attribution.source, resolution: attribution.resolution };
}

function kindOf(context: DiscourseContext, span: SpeechSpan, link: Link): 'direct' | 'fragment' | null {
  const { lead, strength, noun } = link;
  if (strength === 'bare') return span.words >= BARE_WORDS && span.balanced ? 'direct' : null;
  if (isOneName(context.mentionAt, span) && !lead.colon) return null;
  if (span.words >= DIRECT_WORDS) return 'direct';
  if (noun || (lead.colon && (span.words === DIRECT_WORDS - 1 || startsClause(context.tokens, span))))
    return span.words > 1 ? 'direct' : 'fragment';
  return lead.afterNoun && link.side === 'left' && !isPredicate(context, span, lead.last) ? null : 'fragment';
}

/**
 * إن الوضع "خطير جدا" على الحدود: words without article after أن and its noun say something of that noun, when the clause
 * ends with them or goes on with a preposition.
 */
function isPredicate({ tokens, lexicon }: DiscourseContext, span: SpeechSpan, noun: number): boolean {
  const isTopic = tokens.slice(Math.max(0, noun - 2), noun).some((token) => isComplementizer(lexicon, token));
  const after = tokens[span.outerTo]?.word;
  const goesOn =
    after === undefined ||
    after.kind === 'punctuation' ||
    lexicon.subjectStops.has(after.stemKey) ||
    /^(?:و|لكن.*)$/u.test(after.key);
  return isTopic && goesOn && tokens.slice(span.from, span.to).every(({ word }) => !word.stemKey.startsWith('ال'));
}

/** Two words are a clause when they begin as one: لن أستقيل. */
function startsClause(tokens: readonly Token[], { from }: TokenSpan): boolean {
  return CLAUSE_STARTS.has((tokens[from] as Token).word.key);
}

const CLAUSE_STARTS = new Set(['لن', 'لم', 'لا', 'ما', 'ان', 'قد', 'نعم', 'سوف', 'ليس', 'هل', 'كلا', 'انا', 'نحن']);

/** The span is nothing but a name. */
function isOneName(mentionAt: ReadonlyMap<number, Mention>, { from, to }: TokenSpan): boolean {
  const mention = mentionAt.get(from);
  return mention !== undefined && mention.from === from && mention.to >= to;
}
