import type { Entity, StoryDoc } from '../document.ts';
import { mentionName } from '../stages/resolve/mention-name.ts';

/** One entity of one article, as the ledger takes it in. */
export interface KnownEntity {
  readonly type: Entity['type'];
  readonly name: string;
  readonly latin?: string;
  readonly latinSource?: Entity['latinSource'];
  readonly code?: string;
  readonly roles: readonly string[];
  /** Each form of the name, once for each mention. */
  readonly forms: readonly string[];
  /** Quotes it is the speaker of; a quote that goes on after an inserted attribution counts once. */
  readonly quotes: number;
}

/** The entities of one type, or of all types. */
export function entitiesOf(doc: StoryDoc, type?: Entity['type']): KnownEntity[] {
  const quotes = new Map<string, number>();
  for (const { speaker, continues } of doc.quotes) {
    if (speaker?.entity != null && continues === undefined)
      quotes.set(speaker.entity, (quotes.get(speaker.entity) ?? 0) + 1);
  }
  return doc.entities
    .filter((entity) => type === undefined || entity.type === type)
    .map(({ id, mentions, roles = [], ...entity }) => ({
      ...entity,
      roles,
      forms: mentions.map((mention) => mentionName(doc.tokens, doc.text, mention)),
      quotes: quotes.get(id) ?? 0,
    }));
}
