import type { EntityType } from '../../document.ts';
import { foldKey } from '../../text/normalize.ts';
import { PLACES } from '../entities/candidate.ts';
import type { Gazetteer, LexiconEntry } from '../entities/gazetteer.ts';
import { OUTLET_WORDS } from '../entities/outlet-words.ts';
import { STATE_WORDS } from '../entities/state-words.ts';

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
  /** Names that clubs go by in sport. */
  readonly clubs: Gazetteer;
  readonly countryOf: (adjective: string) => string | undefined;
  readonly isCountry: (entry: LexiconEntry) => boolean;
}

/** What the lexicons know of a name, of whatever type, as it is or without a word that they leave out. */
export function knownEntry(name: string, type: EntityType, lexicons: Lexicons): LexiconEntry | undefined {
  const found = lexicons.gazetteer.find(name);
  // Of an organisation روما is the club.
  const club = type === 'ORG' && found?.type !== 'ORG' ? lexicons.clubs.find(name) : undefined;
  const listed = club ?? found;
  if (listed !== undefined) return listed;
  if (type === 'ORG') return withoutNationality(name, lexicons) ?? outlet(name, lexicons);
  return PLACES.has(type) ? withoutStateWord(name, lexicons) : undefined;
}

/** الوئام, which the lexicons have as صحيفة الوئام. */
function outlet(name: string, { gazetteer }: Lexicons): LexiconEntry | undefined {
  for (const word of OUTLET_WORDS) {
    const entry = gazetteer.find(`${word} ${name}`);
    if (entry?.type === 'ORG') return entry;
  }
  return undefined;
}

/** نادي ريال مدريد الإسباني. */
function withoutNationality(name: string, { gazetteer, countryOf }: Lexicons): LexiconEntry | undefined {
  const end = name.lastIndexOf(' ');
  const country = end < 0 ? undefined : countryOf(name.slice(end + 1));
  if (country === undefined) return undefined;
  const shorter = gazetteer.find(name.slice(0, end));
  return shorter?.type === 'ORG' && !shorter.ambiguous && shorter.code === country ? shorter : undefined;
}

/** دولة أوغندا. */
function withoutStateWord(name: string, { gazetteer, isCountry }: Lexicons): LexiconEntry | undefined {
  const end = name.indexOf(' ');
  if (end < 0 || !STATE_WORDS.has(foldKey(name.slice(0, end)))) return undefined;
  const shorter = gazetteer.find(name.slice(end + 1));
  return shorter !== undefined && isCountry(shorter) ? shorter : undefined;
}
