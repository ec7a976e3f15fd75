import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Analysis, createAnalyzer } from '../src/index.ts';

/** One pattern of attribution, or a text that only looks like one; see docs/QUOTES.md. */
interface Row {
  readonly section: string;
  readonly pattern: string;
  readonly text: string;
  readonly expected: string;
}

/** Rows below this heading are not supported yet: a test that begins to pass asks to be moved up. */
const LIMITS = 'Known limits';

function readRows(name: string): Row[] {
  const lines = readFileSync(new URL(`../fixtures/quotes/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  let section = '';
  return lines.slice(1).flatMap((line) => {
    if (line.startsWith('# ')) {
      section = line.slice(2);
      return [];
    }
    const [pattern, text, expected] = line.split('\t') as [string, string, string];
    return [{ section, pattern, text: text.replaceAll('\\n', '\n'), expected }];
  });
}

const analyze = createAnalyzer({ layers: ['quotes', 'indirect'] });

/** Quotes in the notation of the tables: `speaker/KIND<via|cue|resolution|kind|words`, with `|continues`. */
function written(quotes: Analysis['quotes'] = []): string {
  const rows = quotes.map(({ speaker, via, cue, kind, text, continues }) => {
    const who = speaker === null ? '?' : `${speaker.name}/${speaker.kind}`;
    const fields = [via ? `${who}<${via.text}` : who, cue?.text ?? '-', speaker?.resolution ?? '-', kind, text];
    return [...fields, ...(continues ? ['continues'] : [])].join('|').replaceAll('\n', '\\n');
  });
  return rows.length === 0 ? '-' : rows.join(' ;; ');
}

describe.each(['quotes', 'indirect'] as const)('%s', (layer) => {
  const rows = readRows(layer === 'quotes' ? 'patterns.tsv' : 'indirect.tsv');

  describe.each([...new Set(rows.map(({ section }) => section))])('%s', (heading) => {
    const check = heading === LIMITS ? test.fails : test;
    check.each(rows.filter(({ section }) => section === heading))('$pattern: $text', ({ text, expected }) => {
      expect(written(analyze(text)[layer])).toBe(expected);
    });
  });

  test('no text stands in the table twice', () => {
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });
});
