import type { EntityType } from '../../document.ts';
import { nameWords } from '../entities/name-key.ts';
import type { NameWords } from '../entities/name-words.ts';
import { bodyName } from './body-name.ts';
import { isBody, knownEntry, type Lexicons, sameKind } from './known-entry.ts';
import { nameUnits } from './name-units.ts';
import type { DescribedName } from './named-mention.ts';
import { withoutTitle } from './title.ts';

/** What a name of this type says by itself and by what the lexicons know of it. */
export type NameDescriber = (name: string, type: EntityType) => DescribedName;

/** Names kept at most; beyond it the memory is emptied and fills again. */
const MEMORY = 1 << 13;

/** A describer that remembers names: those in the news come again and again. */
export function createNameDescriber(lexicons: Lexicons, known: NameWords): NameDescriber {
  const memory = new Map<EntityType, Map<string, DescribedName>>();
  return (name, type) => {
    const ofType = memory.get(type) ?? new Map<string, DescribedName>();
    const seen = ofType.get(name);
    if (seen !== undefined) return seen;
    const described = describeName(name, type, lexicons, known);
    if (ofType.size >= MEMORY) ofType.clear();
    memory.set(type, ofType.set(name, described));
    return described;
  };
}

function describeName(name: string, type: EntityType, lexicons: Lexicons, known: NameWords): DescribedName {
  const isPerson = type === 'PER';
  const bareName = isPerson ? withoutTitle(name, known) : name;
  const words = nameWords(name);
  const found =
    knownEntry(name, type, lexicons) ?? (bareName === name ? undefined : knownEntry(bareName, type, lexicons));
  const entry = found !== undefined && sameKind(found.type, type) ? found : undefined;
  const isSure = !isPerson || entry?.ambiguous !== true;
  return {
    name,
    bareName,
    words,
    units: isPerson ? nameUnits(bareName) : [],
    body: isBody(type) ? bodyName(words, type, lexicons.countryOf) : undefined,
    entry: isSure ? entry : undefined,
    isListedOtherwise: found !== entry,
  };
}
