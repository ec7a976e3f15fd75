import type { CharSpan, Entity, Mention, Quote, StoryDoc, Token } from '../document.ts';
import type { Analysis } from '../schema/analysis.ts';
import type { Layer, OffsetUnit, Romanization } from '../schema/layers.ts';
import { SCHEMA_VERSION } from '../schema/names.ts';
import { cleaningOf } from '../stages/clean/cleaned-text.ts';
import type { Keyed, Keyword } from '../stages/keywords.ts';
import { romanizeStrict } from '../stages/latin/strict.ts';
import { lastAtOrBefore } from '../text/span.ts';
import { type OffsetMap, offsetMap } from './offsets.ts';

export interface JsonOptions {
  readonly layers: ReadonlySet<Layer>;
  readonly offsets: OffsetUnit;
  readonly generator: { readonly version: string; readonly model: string };
  /** Scheme of the Latin names; without it they stay as they were found. */
  readonly romanize?: Romanization | undefined;
}

/** Cuts a span of the text out and gives it in the unit asked for. */
type Place = (span: CharSpan) => { start: number; end: number; text: string };

/** The JSON document of an analysed article, with the layers asked for. */
export function toAnalysis(
  doc: StoryDoc & Partial<Keyed>,
  { layers, offsets, generator, romanize }: JsonOptions,
): Analysis {
  const toUnit = offsetMap(doc.text, offsets);
  const place: Place = ({ start, end }) => ({
    start: toUnit(start),
    end: toUnit(end),
    text: doc.text.slice(start, end),
  });
  const title = doc.paragraphs.find((paragraph) => paragraph.isTitle);
  const has = (layer: Layer): boolean => layers.has(layer);
  return {
    schemaVersion: SCHEMA_VERSION,
    ...(has('generator') ? { generator: { name: 'khabar' as const, ...generator } } : {}),
    ...(doc.id === undefined ? {} : { id: doc.id }),
    ...(has('source') ? { source: doc.source } : {}),
    ...(has('metadata') ? { metadata: metadataOf(doc, place) } : {}),
    ...(doc.warnings.length > 0 ? { warnings: [...doc.warnings] } : {}),
    ...(has('title') ? { title: title === undefined ? null : place(title) } : {}),
    ...(has('text') ? { text: doc.text } : {}),
    ...(has('removed')
      ? { removed: doc.removed.map(({ kind, reason, ...span }) => ({ ...place(span), kind, reason })) }
      : {}),
    ...(has('edits') ? { edits: editsOf(doc, place) } : {}),
    ...(has('sentences') ? { sentences: sentencesOf(doc, toUnit) } : {}),
    ...(has('tokens') ? { tokens: tokensOf(doc, place) } : {}),
    ...(has('entities')
      ? { entities: doc.entities.map((entity) => entityOf(doc, spelled(entity, romanize), place)) }
      : {}),
    ...(has('quotes') ? { quotes: doc.quotes.map((quote) => quoteOf(doc, quote, place)) } : {}),
    ...(has('indirect') ? { indirect: doc.indirect.map((quote) => quoteOf(doc, quote, place)) } : {}),
    ...(has('keywords') && doc.keywords !== undefined ? { keywords: keywordsOf(doc.keywords(), place) } : {}),
    ...(has('stats') ? { stats: statsOf(doc) } : {}),
    ...(doc.input === undefined ? {} : { input: doc.input }),
  };
}

function metadataOf(doc: StoryDoc, place: Place): NonNullable<Analysis['metadata']> {
  const { byline, dateline, agency, date } = doc.credits;
  return {
    language: doc.language,
    ...(byline === undefined ? {} : { byline: place(byline) }),
    ...(dateline === undefined ? {} : { dateline: place(dateline) }),
    ...(agency === undefined ? {} : { agency: place(agency) }),
    ...(date === undefined ? {} : { date }),
  };
}

/** Edits inside the lines; page furniture stands in `removed`. */
function editsOf(doc: StoryDoc, place: Place) {
  const starts = new Set(doc.removed.map(({ start }) => start));
  return cleaningOf(doc)
    .filter(({ start }) => !starts.has(start))
    .map(({ replacement, reason, ...span }) => ({ ...place(span), replacement, reason }));
}

function sentencesOf(doc: StoryDoc, toUnit: OffsetMap) {
  return doc.sentences.map(({ from, to, paragraph }) => ({
    start: toUnit((doc.tokens[from] as Token).start),
    end: toUnit((doc.tokens[to - 1] as Token).end),
    paragraph,
  }));
}

function tokensOf(doc: StoryDoc, place: Place) {
  return doc.sentences.flatMap(({ from, to }, sentence) =>
    doc.tokens.slice(from, to).map((token) => {
      const { normal, kind, clitics } = token.word;
      const attached = clitics.map(({ start, end, role }) => ({
        ...place({ start: token.start + start, end: token.start + end }),
        role,
      }));
      return { ...place(token), normal, kind, sentence, ...(attached.length > 0 ? { clitics: attached } : {}) };
    }),
  );
}

/** Index of the sentence that a token lies in. */
function sentenceAt(doc: StoryDoc, token: number): number {
  return lastAtOrBefore(doc.sentences, token, (sentence) => sentence.from);
}

/** Types whose names have a Latin form; the others are dates, quantities and addresses. */
const SPELLED: ReadonlySet<Entity['type']> = new Set([
  'PER',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'NORP',
  'TITLE',
  'EVENT',
  'PRODUCT',
  'LAW',
  'LANGUAGE',
]);

type SpelledEntity = Omit<Entity, 'latinSource'> & { readonly latinSource?: Entity['latinSource'] | 'scheme' };

function spelled(entity: Entity, scheme: Romanization | undefined): SpelledEntity {
  if (scheme === undefined || !SPELLED.has(entity.type)) return entity;
  return { ...entity, latin: romanizeStrict(entity.name, scheme), latinSource: 'scheme' };
}

function entityOf(doc: StoryDoc, entity: SpelledEntity, place: Place) {
  const { mentions, roles, ...rest } = entity;
  return {
    ...rest,
    ...(roles === undefined ? {} : { roles: [...roles] }),
    mentions: mentions.map((mention: Mention) => ({
      ...place(mention),
      sentence: sentenceAt(doc, mention.from),
      confidence: rounded(mention.confidence),
    })),
  };
}

function keywordsOf(keywords: readonly Keyword[], place: Place) {
  return keywords.map(({ score, entity, ...span }) => {
    const { text, ...offsets } = place(span);
    return { text, score: rounded(score), ...(entity === undefined ? {} : { entity }), ...offsets };
  });
}

function quoteOf(doc: StoryDoc, quote: Quote, place: Place) {
  const { id, kind, continues, speaker, unattributed, via, cue, heuristic } = quote;
  return {
    id,
    ...place(quote),
    kind,
    ...(continues === undefined ? {} : { continues }),
    speaker: speaker === null ? null : { ...speaker, ...place(speaker), confidence: rounded(speaker.confidence) },
    ...(unattributed === undefined
      ? {}
      : { unattributed: { reason: unattributed.reason, candidates: [...unattributed.candidates] } }),
    ...(via === undefined ? {} : { via: { ...place(via), entity: via.entity } }),
    cue: cue === null ? null : place(cue),
    sentence: sentenceAt(doc, quote.from),
    ...(heuristic === undefined ? {} : { heuristic }),
    confidence: rounded(quote.confidence),
  };
}

/** Two digits: more would promise a precision that the estimate does not have. */
function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

function statsOf(doc: StoryDoc) {
  let words = 0;
  for (const { word } of doc.tokens)
    if (word.kind !== 'punctuation' && word.kind !== 'symbol' && word.kind !== 'emoji') words++;
  return {
    characters: doc.text.length,
    words,
    sentences: doc.sentences.length,
    quotes: doc.quotes.length,
    entities: doc.entities.length,
  };
}
