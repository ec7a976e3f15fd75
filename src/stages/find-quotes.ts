import type { EntityDoc, Mention, QuoteDoc } from '../document.ts';
import type { NameWords } from './entities/name-words.ts';
import { findActors } from './quotes/actors.ts';
import type { CueReader } from './quotes/cue-reading.ts';
import { attribute } from './quotes/discourse.ts';
import type { Attribution, DiscourseContext } from './quotes/discourse-context.ts';
import { findCues } from './quotes/find-cues.ts';
import { collectRoles } from './quotes/holders.ts';
import { indirectReports } from './quotes/indirect.ts';
import { DIRECT_WORDS } from './quotes/judge.ts';
import { makeQuote, type Report, withEntityIndex } from './quotes/make-quote.ts';
import { directReports } from './quotes/reports.ts';
import type { SpeechLexicon } from './quotes/speech-lexicon.ts';
import { type SpeechSpan, speechSpans } from './quotes/speech-spans.ts';

/** What {@link findQuotes} knows beforehand. */
export interface QuoteResources {
  readonly speech: SpeechLexicon;
  readonly cueOf: CueReader;
  readonly nameWords: NameWords;
}

/** Types of mention that can speak, or stand in the naming of who does. */
const NAMES: ReadonlySet<string> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC']);

/**
 * Finds direct quotes, indirect speech and their speakers: marked spans, the cues around them, who each cue speaks of, and which spans a cue
 * makes speech. Names, titles and terms between marks are left alone. O(tokens).
 */
export function findQuotes(doc: EntityDoc, resources: QuoteResources): QuoteDoc {
  const spans = speechSpans(doc, resources.speech);
  const context = discourseOf(doc, spans, resources);
  const attributions = attributionsOf(doc, context);
  const named = withEntityIndex(doc);
  const reports = directReports(context, spans, attributions);
  const quotes = reports.map((report, i) => ({
    ...makeQuote(named, report, `q${i + 1}`),
    ...(isBrokenOff(report, reports[i - 1]) ? { continues: `q${i}` } : {}),
  }));
  const indirect = indirectReports(context, attributions).map((report, i) => makeQuote(named, report, `i${i + 1}`));
  return { ...doc, quotes, indirect };
}

/** "…"، يضيف فلان، "…": the quote goes on behind the words that attribute it. */
function isBrokenOff({ cue, from }: Report, previous: Report | undefined): boolean {
  return cue !== null && previous?.cue === cue && previous.to <= cue && cue < from;
}

function discourseOf(
  doc: EntityDoc,
  spans: readonly SpeechSpan[],
  { speech, cueOf, nameWords }: QuoteResources,
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
    cueOf,
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
