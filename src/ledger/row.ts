import type { Entity } from '../document.ts';
import type { KnownEntity } from './known-entity.ts';
import { EMPTY, type Tally, tallied } from './tally.ts';

/** What a number of articles say of one entity. There are tens of thousands of rows: what they hold is packed closely. */
export interface LedgerRow {
  readonly type: Entity['type'];
  /** The fullest form. */
  name: string;
  latin: string | undefined;
  latinSource: KnownEntity['latinSource'] | undefined;
  /** ISO 3166-1 alpha-2. */
  code: string | undefined;
  mentions: number;
  quotes: number;
  /** Articles that name it. */
  articles: number;
  /** Forms of the name and how often each is written. */
  variants: Tally;
  /** Titles and in how many articles each stands. */
  roles: Tally;
  /** The first files that name it. */
  files: readonly string[];
  /** Number of the last article that was counted. */
  lastArticle: number;
}

/** Where an entity was found. */
export interface Article {
  readonly file: string;
  /** Articles up to this one. */
  readonly number: number;
}

/** Kept of each row, so that a row stays small however many articles name the entity. */
const MOST_FORMS = 20;
const MOST_ROLES = 20;
const MOST_FILES = 20;

export function newRow({ type, name }: Pick<KnownEntity, 'type' | 'name'>): LedgerRow {
  return {
    type,
    name: detached(name),
    latin: undefined,
    latinSource: undefined,
    code: undefined,
    mentions: 0,
    quotes: 0,
    articles: 0,
    variants: EMPTY,
    roles: EMPTY,
    files: [],
    lastArticle: 0,
  };
}

/** Adds what the article of this number, in this file, says of the entity; `share` answers one copy of equal texts. */
export function addTo(
  row: LedgerRow,
  entity: KnownEntity,
  { file, number }: Article,
  share: (text: string) => string,
): void {
  row.mentions += entity.forms.length;
  row.quotes += entity.quotes;
  if (entity.name.length > row.name.length) row.name = detached(entity.name);
  if (row.latin === undefined || (entity.latinSource === 'lexicon' && row.latinSource !== 'lexicon')) {
    row.latin = entity.latin && detached(entity.latin);
    row.latinSource = entity.latinSource;
  }
  row.code ??= entity.code;
  const keptForm = (form: string): string => (form === row.name ? row.name : share(form));
  for (const form of entity.forms) row.variants = tallied(row.variants, form, MOST_FORMS, keptForm);
  for (const role of entity.roles) row.roles = tallied(row.roles, role, MOST_ROLES, share);
  if (row.lastArticle === number) return;
  row.lastArticle = number;
  row.articles++;
  if (row.files.length < MOST_FILES && row.files.at(-1) !== file) row.files = row.files.concat(file);
}

/** A copy: what was cut out of a text, or put together of parts, keeps the text and the parts in memory. */
export function detached(text: string): string {
  return [...text].join('');
}
