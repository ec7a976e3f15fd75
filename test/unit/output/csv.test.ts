import { describe, expect, test } from 'vitest';
import { csvHeader, TABLES, toCsv } from '../../../src/output/csv.ts';
import type { Analysis } from '../../../src/schema/analysis.ts';
import { articles, mentionsOf } from './articles.ts';

/** Rows of a CSV text, read by the grammar of RFC 4180 and nothing of the writer. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function readTable(table: (typeof TABLES)[number], analysis: Analysis): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(csvHeader(table) + toCsv(analysis, table));
  return rows.map((cells) => {
    expect(cells).toHaveLength(header.length);
    return Object.fromEntries(header.map((column, i) => [column, cells[i] as string]));
  });
}

describe.each(articles)('$name', ({ analysis }) => {
  test('mentions come back', () => {
    const rows = readTable('mentions', analysis).sort((a, b) => Number(a['start']) - Number(b['start']));
    expect(rows.map(({ entity, type, start, end, text }) => [entity, type, Number(start), Number(end), text])).toEqual(
      mentionsOf(analysis).map(({ entity, type, start, end, text }) => [entity, type, start, end, text]),
    );
  });

  test('quotes come back with their speakers', () => {
    expect(readTable('quotes', analysis).map(({ quote, text, speaker }) => [quote, text, speaker])).toEqual(
      analysis.quotes?.map(({ id, text, speaker }) => [id, text, speaker?.name ?? '']),
    );
  });

  test('entities come back', () => {
    expect(
      readTable('entities', analysis).map(({ entity, name, mentions }) => [entity, name, Number(mentions)]),
    ).toEqual(analysis.entities?.map(({ id, name, mentions }) => [id, name, mentions.length]));
  });
});

const withName = (name: string): Analysis => ({
  schemaVersion: '1.0.0',
  entities: [{ id: 'e1', type: 'PER', name, mentions: [{ start: 0, end: 1, text: 'x', sentence: 0, confidence: 1 }] }],
});

test.each([
  { why: 'a formula', name: '=HYPERLINK("http://x")', cell: '\'=HYPERLINK("http://x")' },
  { why: 'a sum', name: '+1', cell: "'+1" },
  { why: 'a difference', name: '-1', cell: "'-1" },
  { why: 'a mention of an account', name: '@khabar', cell: "'@khabar" },
  { why: 'a tab before a formula', name: '\t=1', cell: "'\t=1" },
  { why: 'a return before a formula', name: '\r=1', cell: "'\r=1" },
  { why: 'a full-width sign', name: '\uff1d1', cell: "'\uff1d1" },
  { why: 'a sign inside is harmless', name: 'أ=ب', cell: 'أ=ب' },
  { why: 'a comma', name: 'أ,ب', cell: 'أ,ب' },
  { why: 'a quotation mark', name: 'حركة "فتح"', cell: 'حركة "فتح"' },
  { why: 'a line break', name: 'أ\nب', cell: 'أ\nب' },
  { why: 'an apostrophe of its own stays', name: "'آفاق'", cell: "'آفاق'" },
])('$why is a cell of text', ({ name, cell }) => {
  expect(readTable('entities', withName(name))[0]?.['name']).toBe(cell);
});

test('numbers are not quoted, records have their id, what does not apply is empty', () => {
  const analysis: Analysis = { ...withName('سلمى'), id: 7, source: { path: 'dump.ndjson' } };
  expect(toCsv(analysis, 'entities')).toBe('dump.ndjson,7,e1,PER,سلمى,,,,,1,0,1\r\n');
  expect(TABLES.map((table) => toCsv({ schemaVersion: '1.0.0' }, table))).toEqual(['', '', '']);
});
