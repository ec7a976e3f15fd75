import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/schema/analysis.ts';
import { ARTICLE, call } from '../helpers/cli-folder.ts';

describe('options', () => {
  test.each([
    { layers: 'quotes', keys: ['schemaVersion', 'quotes'] },
    { layers: 'title,text', keys: ['schemaVersion', 'title', 'text'] },
    { layers: 'stats, entities', keys: ['schemaVersion', 'entities', 'stats'] },
    { layers: 'tokens,sentences', keys: ['schemaVersion', 'sentences', 'tokens'] },
    {
      layers: 'all',
      keys: [
        'schemaVersion',
        'generator',
        'source',
        'metadata',
        'title',
        'text',
        'removed',
        'edits',
        'sentences',
        'tokens',
        'entities',
        'quotes',
        'indirect',
        'keywords',
        'stats',
      ],
    },
  ])('--layers $layers', async ({ layers, keys }) => {
    expect(Object.keys(JSON.parse((await call(['--layers', layers, 'article.txt'])).stdout))).toEqual(keys);
  });

  test('without --layers: no text, tokens or edits', async () => {
    const keys = Object.keys(JSON.parse((await call(['article.txt'])).stdout));
    expect(keys).toEqual([
      'schemaVersion',
      'generator',
      'source',
      'metadata',
      'title',
      'removed',
      'sentences',
      'entities',
      'quotes',
      'stats',
    ]);
  });

  test.each([
    { unit: 'utf16', cut: (text: string, start: number, end: number) => text.slice(start, end) },
    { unit: 'codepoint', cut: (text: string, start: number, end: number) => [...text].slice(start, end).join('') },
    {
      unit: 'byte',
      cut: (text: string, start: number, end: number) => Buffer.from(text).subarray(start, end).toString(),
    },
  ])('--offsets $unit', async ({ unit, cut }) => {
    const stdin = `😀 ${ARTICLE}`;
    const { quotes, text } = JSON.parse(
      (await call(['--offsets', unit, '--layers', 'quotes,text', '-'], { stdin })).stdout,
    ) as Analysis;
    expect(quotes?.map(({ start, end }) => cut(text as string, start, end))).toEqual(['سنعود إلى العمل غدا في أنقرة']);
  });

  test.each([
    { why: '--pretty', args: ['--pretty'], terminal: false, indented: true },
    { why: 'a terminal', args: [], terminal: true, indented: true },
    { why: 'a terminal and --no-pretty', args: ['--no-pretty'], terminal: true, indented: false },
    { why: 'a pipe', args: [], terminal: false, indented: false },
  ])('$why: indented is $indented', async ({ args, terminal, indented }) => {
    const { stdout } = await call([...args, 'article.txt'], { stdoutIsTerminal: terminal });
    expect(stdout.startsWith('{\n  "schemaVersion"')).toBe(indented);
  });

  test('--encoding wins over the guess', async () => {
    const { stdout } = await call(['--encoding', 'windows-1256', '--layers', 'source', 'article.txt']);
    expect(JSON.parse(stdout)).toMatchObject({ source: { encoding: 'windows-1256' } });
  });

  test('--input-format text leaves tags alone', async () => {
    const { stdout } = await call(['--input-format', 'text', '--layers', 'text', '-'], { stdin: '<p>وصل الوزير</p>' });
    expect(JSON.parse(stdout)).toMatchObject({ text: '<p>وصل الوزير</p>' });
  });
});
