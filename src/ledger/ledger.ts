import type { Entity } from '../document.ts';
import { similarity } from '../text/similarity.ts';
import { comparableParts, isSameName, type KnownNames, skeletonOf } from './full-name.ts';
import type { KnownEntity } from './known-entity.ts';
import { addTo, type LedgerRow, newRow } from './row.ts';

/** Everybody and everything that a number of articles name. Grows with the number of different entities. */
export interface Ledger {
  /** Takes in the entities of one article. */
  readonly add: (file: string, entities: readonly KnownEntity[]) => void;
  readonly articles: () => number;
  readonly rows: () => readonly LedgerRow[];
}

/** A row and what tells whether another article speaks of the same. */
interface Entry {
  readonly row: LedgerRow;
  readonly parts: readonly string[];
  /** Latin name in the lexicons, where they hold the entity. */
  lexiconName: string | undefined;
}

/** Names of one skeleton that a new one is compared with at most. */
const MOST_COMPARED = 64;

/**
 * A ledger without rows. Two articles speak of one entity when the lexicons know both names for one, else when the full names
 * are the same but for a variant spelling and nothing known of them differs. A surname alone is nobody: it stays with its
 * article.
 */
export function createLedger(known: KnownNames): Ledger {
  const rows: LedgerRow[] = [];
  const byLexicon = new Map<string, Entry>();
  const bySkeleton = new Map<string, readonly Entry[]>();
  let articles = 0;

  const entryOf = (entity: KnownEntity): Entry => {
    const lexiconName = lexiconNameOf(entity);
    const lexiconKey = `${kindOf(entity.type)} ${lexiconName} ${entity.code ?? ''}`;
    const parts = comparableParts(entity.name, entity.type);
    const listed = lexiconName === undefined ? undefined : byLexicon.get(lexiconKey);
    const entry = listed ?? (parts === null ? begin(entity, []) : entryOfName(entity, parts));
    if (lexiconName !== undefined) {
      entry.lexiconName = lexiconName;
      byLexicon.set(lexiconKey, entry);
    }
    return entry;
  };

  const entryOfName = (entity: KnownEntity, parts: readonly string[]): Entry => {
    const key = `${kindOf(entity.type)} ${skeletonOf(parts)}`;
    const rivals = bySkeleton.get(key) ?? [];
    const same = choose(rivals, parts, entity, known);
    if (same !== undefined) return same;
    const entry = begin(entity, parts);
    if (rivals.length < MOST_COMPARED) bySkeleton.set(key, [...rivals, entry]);
    return entry;
  };

  const begin = (entity: KnownEntity, parts: readonly string[]): Entry => {
    const row = newRow(entity);
    rows.push(row);
    return { row, parts: [...parts], lexiconName: undefined };
  };

  return {
    add: (file, entities) => {
      articles++;
      for (const entity of entities) addTo(entryOf(entity).row, entity, file, articles);
    },
    articles: () => articles,
    rows: () => rows,
  };
}

const PLACES: ReadonlySet<Entity['type']> = new Set(['GPE', 'LOC', 'FAC']);

/** Cities and regions are told apart differently from article to article; people and bodies are not. */
function kindOf(type: Entity['type']): string {
  return PLACES.has(type) ? 'PLACE' : type;
}

function lexiconNameOf({ latin, latinSource }: KnownEntity): string | undefined {
  return latinSource === 'lexicon' ? latin : undefined;
}

/** The entity of the same full name; of several the one that is spelled most alike. */
function choose(
  rivals: readonly Entry[],
  parts: readonly string[],
  entity: KnownEntity,
  known: KnownNames,
): Entry | undefined {
  const same = rivals.filter((rival) => isSameName(rival.parts, parts, known) && !contradicts(rival, entity));
  if (same.length < 2) return same[0];
  const likeness = ({ row }: Entry): number => similarity(row.name, entity.name);
  return same.reduce((best, rival) => (likeness(rival) > likeness(best) ? rival : best));
}

/** Two entries of the lexicons, or people of two countries. */
function contradicts({ lexiconName, row }: Entry, entity: KnownEntity): boolean {
  const otherName = lexiconNameOf(entity);
  if (lexiconName !== undefined && otherName !== undefined && lexiconName !== otherName) return true;
  return row.code !== undefined && entity.code !== undefined && row.code !== entity.code;
}
