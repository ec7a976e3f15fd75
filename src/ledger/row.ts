import type { Entity } from '../document.ts';
import type { KnownEntity } from './known-entity.ts';

/** What a number of articles say of one entity. */
export interface LedgerRow {
  readonly type: Entity['type'];
  /** The fullest form. */
  name: string;
  latin?: string;
  latinSource?: KnownEntity['latinSource'];
  /** ISO 3166-1 alpha-2. */
  code?: string;
  mentions: number;
  quotes: number;
  /** Articles that name it. */
  articles: number;
  /** Forms of the name and how often each is written. */
  readonly variants: Map<string, number>;
  /** Titles and in how many articles each stands. */
  readonly roles: Map<string, number>;
  /** The first files that name it. */
  files: readonly string[];
  /** Number of the last article that was counted. */
  lastArticle: number;
}

/** Kept of each row, so that a row stays small however many articles name the entity. */
const MOST_FORMS = 20;
const MOST_ROLES = 20;
const MOST_FILES = 20;

export function newRow({ type, name }: Pick<KnownEntity, 'type' | 'name'>): LedgerRow {
  const counts = { mentions: 0, quotes: 0, articles: 0, lastArticle: 0 };
  return { type, name: detached(name), ...counts, variants: new Map(), roles: new Map(), files: [] };
}

/** Adds what the article of this number, in this file, says of the entity. */
export function addTo(row: LedgerRow, entity: KnownEntity, file: string, article: number): void {
  row.mentions += entity.forms.length;
  row.quotes += entity.quotes;
  if (entity.name.length > row.name.length) row.name = detached(entity.name);
  if (row.latinSource !== 'lexicon' && (row.latin === undefined || entity.latinSource === 'lexicon'))
    spell(row, entity);
  if (row.code === undefined && entity.code !== undefined) row.code = entity.code;
  for (const form of entity.forms) count(row.variants, form, MOST_FORMS);
  for (const role of entity.roles) count(row.roles, role, MOST_ROLES);
  if (row.lastArticle === article) return;
  row.lastArticle = article;
  row.articles++;
  // A list that is made anew has no room to grow: most rows have one file.
  if (row.files.length < MOST_FILES && row.files.at(-1) !== file) row.files = [...row.files, file];
}

function spell(row: LedgerRow, { latin, latinSource }: KnownEntity): void {
  if (latin !== undefined) row.latin = latin;
  if (latinSource !== undefined) row.latinSource = latinSource;
}

function count(counts: Map<string, number>, key: string, most: number): void {
  const before = counts.get(key);
  if (before !== undefined) counts.set(key, before + 1);
  else if (counts.size < most) counts.set(detached(key), 1);
}

/** A copy: engines let a string that was cut out of an article share its letters, and would keep the article in memory. */
function detached(text: string): string {
  return [...text].join('');
}
