import type {
  CharSpan,
  EntityDoc,
  Mention,
  Quote,
  QuoteDoc,
  Resolution,
  Sentence,
  Speaker,
  Token,
  TokenSpan,
} from '../document.ts';
import { lastAtOrBefore } from '../text/span.ts';
import { startOf } from './entities/candidate.ts';
import type { NameWords } from './entities/name-words.ts';
import { type Attribution, attribute, type DiscourseContext, findActors } from './quotes/discourse.ts';
import { findCues } from './quotes/find-cues.ts';
import { collectRoles } from './quotes/holders.ts';
import { type Link, linkSpan } from './quotes/link.ts';
import { readSource, type Source } from './quotes/read-source.ts';
import type { SpeechLexicon } from './quotes/speech-lexicon.ts';
import { type SpeechSpan, speechSpans } from './quotes/speech-spans.ts';

/** What {@link findQuotes} knows beforehand. */
export interface QuoteResources {
  readonly speech: SpeechLexicon;
  readonly nameWords: NameWords;
}

/** Types of mention that can speak, or stand in the naming of who does. */
const NAMES: ReadonlySet<string> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC']);

/** Words that make reported speech a direct quote rather than a fragment. */
const DIRECT_WORDS = 4;

/** A bare span of fewer words is hardly a statement of its own. */
const BARE_WORDS = 5;

/**
 * Finds direct quotes and their speakers: marked spans, the cues around them, who each cue speaks of, and which spans a cue
 * makes speech. Names, titles and terms between marks are left alone. O(tokens).
 */
export function findQuotes(doc: EntityDoc, resources: QuoteResources): QuoteDoc {
  const spans = speechSpans(doc, resources.speech);
  const context = discourseOf(doc, spans, resources);
  const attributions = attributionsOf(doc, context);
  const quotes: Quote[] = [];
  let lastSource: Source | null = null;
  let before: { readonly span: SpeechSpan; readonly judged: Judged | null } | null = null;
  for (const span of spans) {
    const found: Judged | null =
      before !== null && isCoordinated(doc.tokens, before.span, span)
        ? before.judged
        : judge(doc, context, span, attributions);
    before = { span, judged: found };
    if (found === null) continue;
    const source: Source | null = found.source ?? (found.link.strength === 'bare' ? lastSource : null);
    quotes.push(toQuote(doc, span, { ...found, source }, quotes));
    lastSource = source;
  }
  return { ...doc, quotes };
}

/** "…" و"…": what holds of the first holds of the second. */
function isCoordinated(tokens: readonly Token[], first: SpeechSpan, second: SpeechSpan): boolean {
  const between = tokens.slice(first.outerTo, second.outerFrom);
  return (
    between.length > 0 &&
    between.length <= 2 &&
    between.at(-1)?.word.normal === 'و' &&
    !/[.؟!]/u.test(between[0]?.word.text ?? '')
  );
}

function discourseOf(
  doc: EntityDoc,
  spans: readonly SpeechSpan[],
  { speech, nameWords }: QuoteResources,
): DiscourseContext {
  const mentionAt = new Map<number, Mention>();
  const names = doc.mentions.filter(({ type }) => NAMES.has(type));
  for (const mention of names) for (let i = mention.from; i < mention.to; i++) mentionAt.set(i, mention);
  const { tokens, sentences, entities } = doc;
  const roles = collectRoles({ ...doc, mentions: names }, nameWords);
  return {
    tokens,
    sentences,
    entities,
    mentionAt,
    lexicon: speech,
    nameWords,
    roles,
    shortMarked: shortMarked(spans),
    quoted: quotedTokens(spans),
  };
}

/** Tokens of the spans long enough to be speech: what stands there is no cue for anything outside. */
function quotedTokens(spans: readonly SpeechSpan[]): Set<number> {
  const quoted = new Set<number>();
  for (const span of spans) {
    if (span.words < DIRECT_WORDS) continue;
    for (let i = span.outerFrom; i < span.outerTo; i++) quoted.add(i);
  }
  return quoted;
}

/** Marked spans that can be part of a name or title: صحيفة «الشرق», حزب "الأمة". */
function shortMarked(spans: readonly SpeechSpan[]): Map<number, number> {
  return new Map(
    spans
      .filter(({ words, balanced }) => balanced && words < DIRECT_WORDS)
      .map((span) => [span.outerFrom, span.outerTo]),
  );
}

function attributionsOf(doc: EntityDoc, context: DiscourseContext): Map<number, Attribution[]> {
  const { quoted } = context;
  const cues = doc.sentences.flatMap((sentence, index) => findCues(context, sentence, index, quoted));
  const actors = findActors(context, new Set(cues.map((cue) => cue.token)));
  const bySentence = new Map<number, Attribution[]>();
  for (const attribution of attribute(context, cues, actors)) {
    const list = bySentence.get(attribution.cue.sentence);
    if (list === undefined) bySentence.set(attribution.cue.sentence, [attribution]);
    else list.push(attribution);
  }
  return bySentence;
}

interface Judged {
  readonly kind: 'direct' | 'fragment';
  readonly link: Link;
  readonly source: Source | null;
  readonly resolution: Resolution;
}

/** Decides whether a marked span is speech, and whose. */
function judge(
  doc: EntityDoc,
  context: DiscourseContext,
  span: SpeechSpan,
  attributions: ReadonlyMap<number, readonly Attribution[]>,
): Judged | null {
  const index = lastAtOrBefore(doc.sentences, span.outerFrom, (sentence) => sentence.from);
  const sentence = doc.sentences[index] as Sentence;
  const link = linkSpan(context, span, sentence, attributions.get(index) ?? []);
  if (link === null) return null;
  const kind = kindOf(context, span, link);
  if (kind === null) return null;
  if (link.phrase !== null)
    return { kind, link, source: readSource(context, link.phrase, span.from), resolution: 'named' };
  if (link.attribution === null) return { kind, link, source: null, resolution: 'context' };
  return { kind, link, source: link.attribution.source, resolution: link.attribution.resolution };
}

function kindOf({ mentionAt, tokens }: DiscourseContext, span: SpeechSpan, link: Link): 'direct' | 'fragment' | null {
  const { lead, strength, noun } = link;
  if (strength === 'bare') return span.words >= BARE_WORDS ? 'direct' : null;
  if (isOneName(mentionAt, span) && !lead.colon) return null;
  if (span.words >= DIRECT_WORDS) return 'direct';
  if (noun || (lead.colon && (span.words === DIRECT_WORDS - 1 || startsClause(tokens, span))))
    return span.words > 1 ? 'direct' : 'fragment';
  return lead.afterNoun && link.side === 'left' ? null : 'fragment';
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

const CONFIDENCE = { strong: 0.95, loose: 0.7, bare: 0.6 } as const;

function toQuote(
  doc: EntityDoc,
  span: SpeechSpan,
  { kind, link, source, resolution }: Judged,
  before: readonly Quote[],
): Quote {
  const { from, to } = span;
  const cueToken = link.attribution?.cue.token;
  const cue = cueToken === undefined ? null : charsOf(doc.tokens, { from: cueToken, to: cueToken + 1 });
  const previous = before.at(-1);
  const continued =
    cue !== null && link.side === 'left' && previous?.cue?.start === cue.start && (previous?.to ?? 0) < (cueToken ?? 0);
  const speaker = source === null ? null : toSpeaker(doc, source, resolution, CONFIDENCE[link.strength]);
  const via = link.attribution?.via ?? null;
  return {
    id: `q${before.length + 1}`,
    from,
    to,
    ...charsOf(doc.tokens, span),
    kind,
    ...(continued && previous !== undefined ? { continues: previous.id } : {}),
    speaker,
    ...(speaker === null ? { unattributed: { reason: 'the text names no source', candidates: [] } } : {}),
    ...(via === null ? {} : { via: { ...nameOf(doc.tokens, via), entity: entityOf(doc, via) } }),
    cue,
    confidence: span.balanced ? CONFIDENCE[link.strength] : CONFIDENCE[link.strength] - 0.15,
  };
}

function toSpeaker(doc: EntityDoc, source: Source, resolution: Resolution, confidence: number): Speaker {
  const span = nameOf(doc.tokens, source);
  const id = entityOf(doc, source);
  const entity = doc.entities.find((candidate) => candidate.id === id);
  return {
    ...span,
    entity: id,
    name: entity?.name ?? doc.text.slice(span.start, span.end),
    kind: source.kind,
    resolution,
    confidence: resolution === 'named' ? confidence : confidence - 0.1,
  };
}

function entityOf(doc: EntityDoc, { mention }: Source): string | null {
  if (mention === null) return null;
  return doc.entities.find((entity) => entity.mentions.includes(mention))?.id ?? null;
}

function nameOf(tokens: readonly Token[], source: Source): CharSpan {
  const { mention, from, to } = source;
  if (mention !== null && mention.from === from && mention.to === to) return { start: mention.start, end: mention.end };
  return {
    start: startOf(tokens, { from, to, afterParticles: true, type: 'PER', confidence: 1 }),
    end: (tokens[to - 1] as Token).end,
  };
}

function charsOf(tokens: readonly Token[], { from, to }: TokenSpan): CharSpan {
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}
