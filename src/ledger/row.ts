import type { Entity } from '../document.ts';
import type { KnownEntity } from './known-entity.ts';

/** How often something is written. */
export interface Count {
  readonly text: string;
  times: number;
}

/**
 * What a number of articles say of one entity. There are tens of thousands of rows: their lists are made anew with `concat`,
 * which leaves no room to grow as pushing and spreading do.
 */
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
  variants: readonly Count[];
  /** Titles and in how many articles each stands. */
  roles: readonly Count[];
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
  return {
    type,
    name: detached(name),
    latin: undefined,
    latinSource: undefined,
    code: undefined,
    mentions: 0,
    quotes: 0,
    articles: 0,
    variants: [],
    roles: [],
    files: [],
    lastArticle: 0,
  };
}

/** Adds what the article of this number, in this file, says of the entity. */
export function addTo(row: LedgerRow, entity: KnownEntity, file: string, article: number): void {
  row.mentions += entity.forms.length;
  row.quotes += entity.quotes;
  if (entity.name.length > row.name.length) row.name = detached(entity.name);
  if (row.latin === undefined || (entity.latinSource === 'lexicon' && row.latinSource !== 'lexicon')) {
    row.latin = entity.latin && detached(entity.latin);
    row.latinSource = entity.latinSource;
  }
  row.code ??= entity.code;
  for (const form of entity.forms) row.variants = counted(row.variants, form, MOST_FORMS, row.name);
  for (const role of entity.roles) row.roles = counted(row.roles, role, MOST_ROLES);
  if (row.lastArticle === article) return;
  row.lastArticle = article;
  row.articles++;
  if (row.files.length < MOST_FILES && row.files.at(-1) !== file) row.files = row.files.concat(file);
}

/** One more of a text; one that is written already (`known`) is not copied. */
function counted(counts: readonly Count[], text: string, most: number, known = ''): readonly Count[] {
  const before = counts.find((count) => count.text === text);
  if (before !== undefined) before.times++;
  if (before !== undefined || counts.length === most) return counts;
  return counts.concat({ text: text === known ? known : detached(text), times: 1 });
}

/** A copy: what was cut out of a text, or put together of parts, keeps the text and the parts in memory. */
function detached(text: string): string {
  return [...text].join('');
}
