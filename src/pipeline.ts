import type { CleanDoc, SourceDoc, StoryDoc, TokenDoc } from './document.ts';
import type { Resources } from './resources/load.ts';
import { clean } from './stages/clean.ts';
import { findCredits } from './stages/find-credits.ts';
import { findEntities } from './stages/find-entities.ts';
import { findQuotes } from './stages/find-quotes.ts';
import { hasGivenTokens, keepTokens } from './stages/keep-tokens.ts';
import { findKeywords, type Keyed } from './stages/keywords.ts';
import { placeOwnNames } from './stages/place-own-names.ts';
import { resolveEntities } from './stages/resolve-entities.ts';
import { splitTokens } from './stages/split-tokens.ts';

/** The whole way from a text to its entities and quotes. Pure: the same text gives the same result. */
export type Pipeline = (source: SourceDoc) => StoryDoc & Keyed;

/** Paragraphs, headline and page furniture of a text, as the pipeline sees them. */
export function createCleaner(resources: Resources): (source: SourceDoc) => CleanDoc {
  return (source) => clean(source, resources);
}

/** Tokens and sentences of a text; those that are given are kept. */
export function createTokenizer(resources: Resources): (source: SourceDoc) => TokenDoc {
  return (source) =>
    hasGivenTokens(source) ? keepTokens(source, resources) : splitTokens(clean(source, resources), resources);
}

/** The one place that knows the order of the stages. */
export function createPipeline(resources: Resources): Pipeline {
  const tokenize = createTokenizer(resources);
  return (source) => {
    const tokenized = tokenize(source);
    const found = findEntities(tokenized, resources);
    const named = resources.ownNames === null ? found : placeOwnNames(found, resources.ownNames);
    const resolved = resolveEntities(named, resources);
    const story = findCredits(findQuotes(resolved, resources), resources);
    return { ...story, keywords: () => findKeywords(story, resources) };
  };
}
