import type { EntityDoc, Mention, Quote, QuoteDoc, Sentence, Token } from '../document.ts';
import { lastAtOrBefore } from '../text/span.ts';
import type { NameWords } from './entities/name-words.ts';
import { findActors } from './quotes/actors.ts';
import type { AttributionList } from './quotes/attribution-list.ts';
import { attribute } from './quotes/discourse.ts';
import type { Attribution, DiscourseContext } from './quotes/discourse-context.ts';
import { findCues } from './quotes/find-cues.ts';
import { collectRoles } from './quotes/holders.ts';
import { DIRECT_WORDS, type Judged, judge } from './quotes/judge.ts';
import { makeQuote, withEntityIndex } from './quotes/make-quote.ts';
import type { Source } from './quotes/read-source.ts';
import { speakerOfContext } from './quotes/speaker-of-context.ts';
import type { SpeechLexicon } from './quotes/speech-lexicon.ts';
import { type SpeechSpan, speechSpans } from './quotes/speech-spans.ts';

/** What {@link findQuotes} knows beforehand. */
export interface QuoteResources {
  readonly speech: SpeechLexicon;
  readonly nameWords: NameWords;
}

/** Types of mention that can speak, or stand in the naming of who does. */
const NAMES: ReadonlySet<string> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC']);

/**
 * Finds direct quotes and their speakers: marked spans, the cues around them, who each cue speaks of, and which spans a cue
 * makes speech. Names, titles and terms between marks are left alone. O(tokens).
 */
export function findQuotes(doc: EntityDoc, resources: QuoteResources): QuoteDoc {
  const spans = speechSpans(doc, resources.speech);
  const context = discourseOf(doc, spans, resources);
  const attributions = attributionsOf(doc, context);
  const bySentence = groupBySentence(attributions);
  const named = withEntityIndex(doc);
  const quotes: Quote[] = [];
  let lastSource: Source | null = null;
  let before: { readonly span: SpeechSpan; readonly judged: Judged | null } | null = null;
  for (const span of spans) {
    const index = lastAtOrBefore(doc.sentences, span.outerFrom, (sentence) => sentence.from);
    const sentence = doc.sentences[index] as Sentence;
    const judged: Judged | null =
      before !== null && isCoordinated(doc.tokens, before.span, span)
        ? before.judged
        : judge(context, span, sentence, bySentence.get(index) ?? []);
    before = { span, judged };
    if (judged === null) continue;
    const isBare = judged.link.strength === 'bare';
    const around = isBare ? speakerOfContext({ sentences: doc.sentences, attributions }, span.from, sentence.paragraph) : null;
    const source: Source | null = judged.source ?? around ?? (isBare ? lastSource : null);
    const quote = makeQuote(named, span, { ...judged, source }, `q${quotes.length + 1}`, quotes.at(-1));
    quotes.push(quote.speaker === null ? { ...quote, unattributed: { reason: 'the text names no source', candidates: [] } } : quote);
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

/** Every cue of the article and who it speaks of, in text order. */
function attributionsOf(doc: EntityDoc, context: DiscourseContext): Attribution[] {
  const cues = doc.sentences.flatMap((sentence, index) => findCues(context, sentence, index, context.quoted));
  const actors = findActors(context, new Set(cues.map((cue) => cue.token)));
  return attribute(context, cues, actors);
}

function groupBySentence(attributions: AttributionList): Map<number, Attribution[]> {
  const groups = new Map<number, Attribution[]>();
  for (const attribution of attributions) {
    const group = groups.get(attribution.cue.sentence);
    if (group === undefined) groups.set(attribution.cue.sentence, [attribution]);
    else group.push(attribution);
  }
  return groups;
}
