import { csvLine } from '../output/csv-line.ts';
import { printable } from '../output/printable.ts';
import type { LedgerRow } from './row.ts';
import { type Count, countsOf, type Tally } from './tally.ts';

export const LEDGER_FORMATS = ['table', 'csv', 'json'] as const;

export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

/** Writes a ledger over so many articles, piece by piece. */
type Write = (rows: readonly LedgerRow[], articles: number) => Generator<string>;

export const LEDGER_WRITERS: Readonly<Record<LedgerFormat, Write>> = { table, csv, json };

const COLUMNS = ['mentions', 'quotes', 'articles', 'code', 'latin'] as const;

/** A longer Latin name moves the rest of its line, not the whole table. */
const WIDEST_LATIN = 32;

/** Numbers and Latin names in columns, the Arabic last: its direction then moves nothing. */
function* table(rows: readonly LedgerRow[]): Generator<string> {
  const latin = rows.reduce((widest, row) => Math.max(widest, row.latin?.length ?? 0), COLUMNS[4].length);
  const widths = [...COLUMNS.slice(0, 4).map(({ length }) => length), Math.min(latin, WIDEST_LATIN)];
  yield tableLine([...COLUMNS], widths, 'name');
  for (const row of rows) {
    const cells = [String(row.mentions), String(row.quotes), String(row.articles), row.code ?? '', row.latin ?? ''];
    const roles = mostFrequent(row.roles).slice(0, 2);
    yield tableLine(cells, widths, [row.name, ...roles].join(' \u2013 '));
  }
}

function tableLine(cells: readonly string[], widths: readonly number[], name: string): string {
  const padded = cells.map((cell, i) =>
    i < 3 ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number),
  );
  return `${printable([...padded, name].join('  ').replace(/[\t\n]/gu, ' '))}\n`;
}

function* csv(rows: readonly LedgerRow[]): Generator<string> {
  yield csvLine([
    'type',
    'name',
    'latin',
    'latin_source',
    'code',
    'roles',
    'variants',
    'mentions',
    'quotes',
    'articles',
    'files',
  ]);
  for (const row of rows) {
    const { type, name, latin, latinSource, code, mentions, quotes, articles } = row;
    const lists = [mostFrequent(row.roles), mostFrequent(row.variants)].map((list) => list.join('; '));
    yield csvLine([type, name, latin, latinSource, code, ...lists, mentions, quotes, articles, row.files.join('; ')]);
  }
}

/** One row a line within one document. */
function* json(rows: readonly LedgerRow[], articles: number): Generator<string> {
  yield `{"articles":${articles},"entities":[`;
  for (const [i, row] of rows.entries()) yield `${i === 0 ? '' : ','}\n${JSON.stringify(toJson(row))}`;
  yield rows.length === 0 ? ']}\n' : '\n]}\n';
}

function toJson({ type, name, latin, latinSource, code, roles, variants, ...row }: LedgerRow) {
  const { mentions, quotes, articles, files } = row;
  return {
    ...{ type, name, latin, latinSource, code, roles: mostFrequent(roles) },
    variants: sorted(variants).map(({ text, times }) => ({ text, mentions: times })),
    ...{ mentions, quotes, articles, files },
  };
}

function mostFrequent(tally: Tally): string[] {
  return sorted(tally).map(({ text }) => text);
}

function sorted(tally: Tally): Count[] {
  return countsOf(tally).sort((a, b) => b.times - a.times);
}
