import type { EntityType } from '../document.ts';
import type { Analysis } from '../schema/analysis.ts';

export interface Selection {
  /** Types of entities to deliver; all when absent. */
  readonly only?: readonly EntityType[] | undefined;
  /** Lowest confidence, 0–1, of mentions, quotes and speakers. */
  readonly minConfidence?: number | undefined;
}

type Entities = NonNullable<Analysis['entities']>;
type Quotes = NonNullable<Analysis['quotes']>;

/**
 * The part of an analysis that is asked for. Ids stay as they are; what points to something left out points to nothing: a
 * speaker keeps the name and loses the entity, an unsure speaker becomes a candidate.
 */
export function select(analysis: Analysis, { only, minConfidence = 0 }: Selection): Analysis {
  if (only === undefined && minConfidence === 0) return analysis;
  const entities = analysis.entities && selectEntities(analysis.entities, only, minConfidence);
  const known = entities && new Set(entities.map(({ id }) => id));
  const quotes = analysis.quotes && selectQuotes(analysis.quotes, known, minConfidence);
  const indirect = analysis.indirect && selectQuotes(analysis.indirect, known, minConfidence);
  const keywords = analysis.keywords?.map(({ entity, ...keyword }) =>
    entity === undefined || !(known?.has(entity) ?? true) ? keyword : { ...keyword, entity },
  );
  return {
    ...analysis,
    ...(entities === undefined ? {} : { entities }),
    ...(quotes === undefined ? {} : { quotes }),
    ...(indirect === undefined ? {} : { indirect }),
    ...(keywords === undefined ? {} : { keywords }),
    ...(analysis.stats === undefined
      ? {}
      : { stats: { ...analysis.stats, ...counted('entities', entities), ...counted('quotes', quotes) } }),
  };
}

function counted(name: 'entities' | 'quotes', items: readonly unknown[] | undefined) {
  return items === undefined ? {} : { [name]: items.length };
}

function selectEntities(entities: Entities, only: readonly string[] | undefined, minConfidence: number): Entities {
  return entities
    .filter(({ type }) => only === undefined || only.includes(type))
    .map((entity) => ({ ...entity, mentions: entity.mentions.filter(({ confidence }) => confidence >= minConfidence) }))
    .filter(({ mentions }) => mentions.length > 0);
}

function selectQuotes(quotes: Quotes, known: ReadonlySet<string> | undefined, minConfidence: number): Quotes {
  const sure = quotes.filter(({ confidence }) => confidence >= minConfidence);
  const ids = new Set(sure.map(({ id }) => id));
  const isKnown = (id: string): boolean => known === undefined || known.has(id);
  return sure.map(({ continues, ...quote }) => ({
    ...quote,
    ...(continues !== undefined && ids.has(continues) ? { continues } : {}),
    ...speakerOf(quote, isKnown, minConfidence),
    ...(quote.via === undefined ? {} : { via: { ...quote.via, entity: kept(quote.via.entity, isKnown) } }),
  }));
}

type Known = (id: string) => boolean;

function speakerOf({ speaker, unattributed }: Quotes[number], isKnown: Known, minConfidence: number) {
  if (speaker !== null && speaker.confidence >= minConfidence) {
    return { speaker: { ...speaker, entity: kept(speaker.entity, isKnown) } };
  }
  const { reason, candidates } =
    speaker === null
      ? (unattributed ?? { reason: undefined, candidates: [] })
      : {
          reason: 'the speaker is less sure than --min-confidence',
          candidates: speaker.entity === null ? [] : [speaker.entity],
        };
  if (reason === undefined) return { speaker: null };
  return { speaker: null, unattributed: { reason, candidates: candidates.filter(isKnown) } };
}

function kept(entity: string | null, isKnown: Known): string | null {
  return entity !== null && isKnown(entity) ? entity : null;
}
