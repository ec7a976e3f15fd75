import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createAnalyzer } from '../src/index.ts';

/** One pattern of attribution, or a text that only looks like one; see docs/QUOTES.md. */
interface Row {
  readonly section: string;
  readonly pattern: string;
  readonly text: string;
  readonly expected: string;
}

/** Rows below this heading are not supported yet: a test that begins to pass asks to be moved up. */
const LIMITS = 'Known limits';

function readRows(): Row[] {
  const lines = readFileSync(new URL('../fixtures/quotes/patterns.tsv', import.meta.url), 'utf8')
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

const analyze = createAnalyzer({ layers: ['quotes'] });

/** The quotes of a text in the notation of the table: `speaker/KIND<via|cue|resolution|kind|words`, with `|continues`. */
function quotesOf(source: string): string {
  const found = (analyze(source).quotes ?? []).map(({ speaker, via, cue, kind, text, continues }) => {
    const who = speaker === null ? '?' : `${speaker.name}/${speaker.kind}`;
    const fields = [via ? `${who}<${via.text}` : who, cue?.text ?? '-', speaker?.resolution ?? '-', kind, text];
    return [...fields, ...(continues ? ['continues'] : [])].join('|').replaceAll('\n', '\\n');
  });
  return found.length === 0 ? '-' : found.join(' ;; ');
}

const rows = readRows();
const sections = [...new Set(rows.map(({ section }) => section))];

describe.each(sections)('%s', (heading) => {
  const check = heading === LIMITS ? test.fails : test;
  check.each(rows.filter(({ section }) => section === heading))('$pattern: $text', ({ text, expected }) => {
    expect(quotesOf(text)).toBe(expected);
  });
});

test('the table holds as many look-alikes as patterns', () => {
  expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
});
