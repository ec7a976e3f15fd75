import type { Entity } from '../document.ts';
import { hashText } from '../stages/entities/gazetteer-index.ts';
import { type KnownNames, skeletonOf } from '../stages/resolve/same-word.ts';
import { similarity } from '../text/similarity.ts';
import { comparableParts, isSameName } from './full-name.ts';
import type { KnownEntity } from './known-entity.ts';
import { addTo, detached, type LedgerRow, newRow } from './row.ts';

/** Everybody and everything that a number of articles name. Grows with the number of different entities. */
export interface Ledger {
  /** Takes in the entities of one article. */
  readonly add: (file: string, entities: readonly KnownEntity[]) => void;
  readonly articles: () => number;
  readonly rows: () => readonly LedgerRow[];
}

/** Names of one skeleton that a new one is compared with at most. */
const MOST_COMPARED = 64;

/** Texts that are shared at most: beyond them few are met again. */
const MOST_SHARED = 20_000;

/**
 * A ledger without rows. Two articles speak of one entity when the lexicons know both names for one, else when the full names
 * are the same but for a variant spelling and nothing known of them differs. A surname alone is nobody: it stays with its
 * article.
 */
export function createLedger(known: KnownNames): Ledger {
  const rows: LedgerRow[] = [];
  const byLexicon = new Map<string, LedgerRow>();
  /** By hash, which takes less room than the text; what meets by chance is told apart by name. Most rows are alone. */
  const bySkeleton = new Map<number, LedgerRow | readonly LedgerRow[]>();
  /** Titles and surnames that many bear, once each. */
  const texts = new Map<string, string>();
  let articles = 0;

  const rowOf = (entity: KnownEntity): LedgerRow => {
    const lexiconName = lexiconNameOf(entity);
    if (lexiconName === undefined) return rowOfName(entity);
    const key = `${kindOf(entity.type)} ${lexiconName} ${entity.code ?? ''}`;
    const row = byLexicon.get(key) ?? rowOfName(entity);
    byLexicon.set(key, row);
    return row;
  };

  const rowOfName = (entity: KnownEntity): LedgerRow => {
    const parts = comparableParts(entity.name, entity.type);
    if (parts === null) return begin(entity);
    const key = hashText(`${kindOf(entity.type)} ${skeletonOf(parts)}`) | 0; // signed: kept without a box
    const rivals = [bySkeleton.get(key) ?? []].flat();
    const same = choose(rivals, parts, entity, known);
    if (same !== undefined) return same;
    const row = begin(entity);
    if (rivals.length < MOST_COMPARED) bySkeleton.set(key, rivals.length === 0 ? row : rivals.concat(row));
    return row;
  };

  const begin = (entity: KnownEntity): LedgerRow => {
    const row = newRow(entity);
    rows.push(row);
    return row;
  };

  const share = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const copy = detached(text);
    if (texts.size < MOST_SHARED) texts.set(copy, copy);
    return copy;
  };

  return {
    add: (file, entities) => {
      articles++;
      for (const entity of entities) addTo(rowOf(entity), entity, { file, number: articles }, share);
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

function lexiconNameOf({ latin, latinSource }: KnownEntity | LedgerRow): string | undefined {
  return latinSource === 'lexicon' ? latin : undefined;
}

/** The row of the same full name; of several the one that is spelled most alike. */
function choose(
  rivals: readonly LedgerRow[],
  parts: readonly string[],
  entity: KnownEntity,
  known: KnownNames,
): LedgerRow | undefined {
  const same = rivals.filter(
    (row) =>
      kindOf(row.type) === kindOf(entity.type) &&
      isSameName(comparableParts(row.name, row.type) ?? [], parts, known) &&
      !contradicts(row, entity),
  );
  if (same.length < 2) return same[0];
  return same.reduce((best, row) =>
    similarity(row.name, entity.name) > similarity(best.name, entity.name) ? row : best,
  );
}

/** Two entries of the lexicons, or people of two countries. */
function contradicts(row: LedgerRow, entity: KnownEntity): boolean {
  const [one, other] = [lexiconNameOf(row), lexiconNameOf(entity)];
  if (one !== undefined && other !== undefined && one !== other) return true;
  return row.code !== undefined && entity.code !== undefined && row.code !== entity.code;
}
