import { expect, test } from 'vitest';
import { type LedgerRow, newRow } from '../../../src/ledger/row.ts';
import { selectRows } from '../../../src/ledger/select-rows.ts';
import { LEDGER_WRITERS } from '../../../src/ledger/write.ts';

function row(name: string, facts: Partial<LedgerRow>): LedgerRow {
  return { ...newRow({ type: 'PER', name }), ...facts };
}

const MONA = row('منى', { latin: 'Mona', mentions: 2, quotes: 5, articles: 1 });
const HANI = row('هاني', { mentions: 9, quotes: 0, articles: 3, files: ['a.txt', 'b.txt'] });
const ADEL = row('عادل', { code: 'EG', mentions: 2, quotes: 0, articles: 1 });
const ROWS = [MONA, HANI, ADEL];

test.each([
  { order: 'mentions', least: 1, expected: [HANI, MONA, ADEL], why: 'alike in mentions: quotes decide' },
  { order: 'quotes', least: 1, expected: [MONA, HANI, ADEL], why: 'alike in quotes: mentions decide' },
  { order: 'name', least: 1, expected: [ADEL, MONA, HANI], why: 'by letters' },
  { order: 'mentions', least: 3, expected: [HANI], why: 'fewer mentions are left out' },
  { order: 'mentions', least: 10, expected: [], why: 'maybe all' },
] as const)('$order from $least: $why', ({ order, least, expected }) => {
  expect(selectRows(ROWS, order, least)).toEqual(expected);
});

const written = (format: keyof typeof LEDGER_WRITERS, rows: readonly LedgerRow[]) =>
  [...LEDGER_WRITERS[format](rows, 7)].join('');

test('a table has numbers and Latin names in columns', () => {
  expect(written('table', ROWS)).toBe(
    [
      'mentions  quotes  articles  code  latin  name',
      '       2       5         1        Mona   منى',
      '       9       0         3               هاني',
      '       2       0         1  EG           عادل',
      '',
    ].join('\n'),
  );
});

test('a table shows what could steer a terminal', () => {
  expect(written('table', [row('من\u001b[31mى\u202e', {})])).toContain('من\\u{1B}[31mى\\u{202E}');
});

test('CSV has a heading and a row each, and no cell is a formula', () => {
  const lines = written('csv', [HANI, row('=SUM(A1)', { variants: ['a, "b"', 1] })]).split('\r\n');
  expect(lines[0]).toBe('type,name,latin,latin_source,code,roles,variants,mentions,quotes,articles,files');
  expect(lines[1]).toBe('PER,هاني,,,,,,9,0,3,a.txt; b.txt');
  expect(lines[2]).toBe(`PER,'=SUM(A1),,,,,"a, ""b""",0,0,0,`);
});

test.each([{ rows: [] }, { rows: [MONA] }, { rows: ROWS }])('JSON of $rows.length rows is one document', ({ rows }) => {
  const { articles, entities } = JSON.parse(written('json', rows)) as { articles: number; entities: object[] };
  expect(articles).toBe(7);
  expect(entities).toHaveLength(rows.length);
});

test('JSON leaves out what is unknown and counts the forms', () => {
  const { entities } = JSON.parse(written('json', [row('منى', { variants: ['منى', 3] })])) as {
    entities: object[];
  };
  expect(entities[0]).toEqual({
    ...{ type: 'PER', name: 'منى', roles: [], variants: [{ text: 'منى', mentions: 3 }] },
    ...{ mentions: 0, quotes: 0, articles: 0, files: [] },
  });
});
