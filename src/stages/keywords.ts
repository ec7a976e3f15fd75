import type { CharSpan, EntityDoc } from '../document.ts';
import { weighTerms } from '../text/similarity.ts';
import { type Candidate, candidatesOf, type KeywordResources } from './keywords/candidates.ts';

/** What an article is about: a word, a noun phrase or an entity. The span is one place where it is written. */
export interface Keyword extends CharSpan {
  /** How often it stands in the article, times how rare it is elsewhere. */
  readonly score: number;
  /** Id of the entity that it names. */
  readonly entity?: string;
}

/** What {@link findKeywords} adds to a document, worked out when it is asked for. */
export interface Keyed {
  readonly keywords: () => readonly Keyword[];
}

const MOST = 10;

/** The strongest words, noun phrases and entities of an article by TF-IDF: entities first, then by score. */
export function findKeywords(doc: EntityDoc, resources: KeywordResources): Keyword[] {
  const candidates = candidatesOf(doc, resources);
  const terms = [...candidates].flatMap(([term, { times }]) => Array.from({ length: times }, () => term));
  return weighTerms(terms, (term) => (candidates.get(term) as Candidate).rarity)
    .slice(0, MOST)
    .map(({ term, weight }) => toKeyword(candidates.get(term) as Candidate, weight))
    .sort((a, b) => Number(b.entity !== undefined) - Number(a.entity !== undefined) || b.score - a.score);
}

function toKeyword({ start, end, entity }: Candidate, score: number): Keyword {
  return { start, end, score, ...(entity === undefined ? {} : { entity }) };
}
