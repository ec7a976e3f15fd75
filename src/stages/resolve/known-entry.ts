import type { EntityType } from '../../document.ts';
import type { Gazetteer, LexiconEntry } from '../entities/gazetteer.ts';

export const PLACES: ReadonlySet<EntityType> = new Set(['GPE', 'LOC', 'FAC']);

/** Organisations and places, which bear names alike. */
export function isBody(type: EntityType): boolean {
  return type === 'ORG' || PLACES.has(type);
}

/** Cities, regions and buildings are told apart differently from list to list. */
export function sameKind(a: EntityType, b: EntityType): boolean {
  return a === b || (PLACES.has(a) && PLACES.has(b));
}

export interface Lexicons {
  readonly gazetteer: Gazetteer;
  readonly countryOf: (adjective: string) => string | undefined;
}

/** What the lexicons know of a name, of whatever type; of an organisation also where its nationality is added: نادي ريال مدريد الإسباني. */
export function knownEntry(
  name: string,
  type: EntityType,
  { gazetteer, countryOf }: Lexicons,
): LexiconEntry | undefined {
  const found = gazetteer.find(name);
  if (found !== undefined || type !== 'ORG') return found;
  const end = name.lastIndexOf(' ');
  const country = end < 0 ? undefined : countryOf(name.slice(end + 1));
  if (country === undefined) return undefined;
  const shorter = gazetteer.find(name.slice(0, end));
  return shorter?.type === 'ORG' && !shorter.ambiguous && shorter.code === country ? shorter : undefined;
}
