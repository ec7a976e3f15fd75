import type { Entity, EntityType, Mention } from '../../src/document.ts';
import { resolveEntities } from '../../src/stages/resolve-entities.ts';
import { resources, tokenized } from './analyze.ts';

/** A mention in a marked-up text: [PER سالم الحربي]. */
const MARKED = /\[([A-Z]+) ([^\]]+)\]/gu;

/** Resolves the mentions that are marked in a text, with the program's own knowledge. */
export function resolveMarked(marked: string): { readonly text: string; readonly entities: readonly Entity[] } {
  const places: { type: EntityType; start: number; end: number }[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(MARKED)) {
    text += marked.slice(at, match.index);
    places.push({ type: match[1] as EntityType, start: text.length, end: text.length + (match[2] as string).length });
    text += match[2];
    at = match.index + match[0].length;
  }
  text += marked.slice(at);
  const doc = tokenized(text);
  const mentions = places.map(({ type, start, end }): Mention => {
    const from = doc.tokens.findIndex((token) => token.end > start);
    const to = doc.tokens.findLastIndex((token) => token.start < end) + 1;
    return { from, to, start, end, type, confidence: 1 };
  });
  return { text, entities: resolveEntities({ ...doc, mentions }, resources()).entities };
}

/** The forms of each entity's name in text order, entities parted by "|". */
export function clustersOf(marked: string): string {
  const { text, entities } = resolveMarked(marked);
  return entities
    .map(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end)).join(', '))
    .join(' | ');
}
