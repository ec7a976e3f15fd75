import type { Analysis } from '../schema/analysis.ts';
import type { CharSpan } from '../text/span.ts';
import { type OffsetMap, offsetMap } from './offsets.ts';

type Entity = NonNullable<Analysis['entities']>[number];
type Quote = NonNullable<Analysis['quotes']>[number];

/** A page of annotations as the W3C Web Annotation Data Model (2017) describes it, in JSON-LD. */
export interface AnnotationPage {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld';
  readonly id: string;
  readonly type: 'AnnotationPage';
  readonly items: readonly Annotation[];
}

export interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'identifying' | 'describing';
  readonly body: readonly Body[];
  readonly target: Target;
}

type Body =
  | {
      readonly type: 'TextualBody';
      readonly purpose: 'classifying' | 'identifying' | 'describing';
      readonly value: string;
      readonly language?: 'ar' | 'und-Latn' | 'en';
    }
  | { readonly type: 'SpecificResource'; readonly purpose: 'linking'; readonly source: string };

interface Target {
  readonly source: string;
  readonly selector: readonly Selector[];
}

/** Positions count code points, as section 4.2.5 of the model wants. */
type Selector =
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }
  | { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string };

/** Code units before and after a stretch that help to find it again when the text has changed. */
const CONTEXT = 32;

/**
 * Mentions and quotes of a document (layers source, text, entities, quotes; offsets in UTF-16) as Web Annotations. For a saved page only the quoted words say where: positions in the
 * article are none in the page.
 */
export function toWebAnnotations(doc: Analysis): AnnotationPage {
  const iri = iriOf(doc);
  const target = createTarget(doc, iri);
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${iri}#annotations`,
    type: 'AnnotationPage',
    items: [
      ...(doc.entities ?? []).flatMap((entity) => mentionsOf(entity, iri, target)),
      ...(doc.quotes ?? []).map((quote) => quoteOf(quote, iri, target)),
    ],
  };
}

/** The path as a relative reference; records of one file are told apart by their id. */
function iriOf({ source, id }: Analysis): string {
  const path = source?.path === undefined || source.path === '-' ? 'text' : source.path;
  const encoded = path.split(/[\\/]/u).map(encodePart).join('/');
  return id === undefined ? encoded : `${encoded}?id=${encodePart(String(id))}`;
}

/** Half a surrogate pair cannot be encoded. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

function createTarget({ text = '', source }: Analysis, iri: string): (span: CharSpan) => Target {
  const toCodePoint = offsetMap(text, 'codepoint');
  const isPage = source?.mediaType === 'text/html';
  return (span) => ({
    source: iri,
    selector: isPage ? [quoteSelector(text, span)] : [positionSelector(span, toCodePoint), quoteSelector(text, span)],
  });
}

function positionSelector({ start, end }: CharSpan, toCodePoint: OffsetMap): Selector {
  return { type: 'TextPositionSelector', start: toCodePoint(start), end: toCodePoint(end) };
}

function quoteSelector(text: string, { start, end }: CharSpan): Selector {
  const from = wholeCharacter(text, Math.max(0, start - CONTEXT));
  const to = wholeCharacter(text, Math.min(text.length, end + CONTEXT));
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
  };
}

/** The position, or the one after it when it lies inside a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) as number) > 0xffff ? at + 1 : at;
}

function mentionsOf(entity: Entity, iri: string, target: (span: CharSpan) => Target): Annotation[] {
  const body: Body[] = [
    { type: 'TextualBody', purpose: 'classifying', value: entity.type },
    { type: 'TextualBody', purpose: 'identifying', value: entity.name, language: 'ar' },
    ...(entity.latin === undefined ? [] : [latinName(entity.latin)]),
    { type: 'SpecificResource', purpose: 'linking', source: `${iri}#${entity.id}` },
  ];
  return entity.mentions.map((mention, index) => ({
    id: `${iri}#${entity.id}.${index + 1}`,
    type: 'Annotation',
    motivation: 'identifying',
    body,
    target: target(mention),
  }));
}

function latinName(value: string): Body {
  return { type: 'TextualBody', purpose: 'identifying', value, language: 'und-Latn' };
}

function quoteOf(quote: Quote, iri: string, target: (span: CharSpan) => Target): Annotation {
  const { id, kind, speaker, unattributed } = quote;
  return {
    id: `${iri}#${id}`,
    type: 'Annotation',
    motivation: 'describing',
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: `quote:${kind}` },
      ...(speaker === null ? unknownSpeaker(unattributed?.reason) : speakerBodies(speaker, iri)),
    ],
    target: target(quote),
  };
}

function speakerBodies({ name, entity }: NonNullable<Quote['speaker']>, iri: string): Body[] {
  return [
    { type: 'TextualBody', purpose: 'identifying', value: name, language: 'ar' },
    ...(entity === null
      ? []
      : [{ type: 'SpecificResource', purpose: 'linking', source: `${iri}#${entity}` } satisfies Body]),
  ];
}

function unknownSpeaker(reason: string | undefined): Body[] {
  return reason === undefined ? [] : [{ type: 'TextualBody', purpose: 'describing', value: reason, language: 'en' }];
}
