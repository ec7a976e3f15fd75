import type { SourceDoc, StoryDoc } from './document.ts';
import type { Resources } from './resources/load.ts';
import { clean } from './stages/clean.ts';
import { findCredits } from './stages/find-credits.ts';
import { findEntities } from './stages/find-entities.ts';
import { findQuotes } from './stages/find-quotes.ts';
import { resolveEntities } from './stages/resolve-entities.ts';
import { splitTokens } from './stages/split-tokens.ts';

/** The whole way from a text to its entities and quotes. Pure: the same text gives the same result. */
export type Pipeline = (source: SourceDoc) => StoryDoc;

/** The one place that knows the order of the stages. */
export function createPipeline(resources: Resources): Pipeline {
  return (source) => {
    const tokenized = splitTokens(clean(source, resources), resources);
    const resolved = resolveEntities(findEntities(tokenized, resources), resources);
    return findCredits(findQuotes(resolved, resources), resources);
  };
}
