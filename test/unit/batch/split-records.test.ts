import { describe, expect, test } from 'vitest';
import { splitJson } from '../../../src/batch/split-json.ts';
import { type Piece, splitLines } from '../../../src/batch/split-lines.ts';

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

type Split = (chunks: AsyncIterable<Uint8Array>, maxBytes: number) => AsyncIterable<Piece>;

async function piecesOf(split: Split, text: string, size: number, maxBytes = 1000): Promise<string[]> {
  const found: string[] = [];
  for await (const { bytes, at } of split(chunksOf(text, size), maxBytes))
    found.push(`${at}:${bytes === null ? 'too long' : Buffer.from(bytes).toString()}`);
  return found;
}

/** Sizes of the chunks that a text is read in: cut anywhere, the pieces are the same. */
const SIZES = [1, 2, 3, 7, 1000];

describe.each(SIZES)('read in chunks of %i bytes', (size) => {
  test.each([
    { why: 'a last line without a break', text: 'a\nb', expected: ['1:a', '2:b'] },
    { why: 'a last line with one', text: 'a\nb\n', expected: ['1:a', '2:b'] },
    { why: 'empty lines count and are left out', text: 'a\n\n \r\nb\n', expected: ['1:a', '4:b'] },
    { why: 'letters of two bytes', text: 'خبر\nجديد\n', expected: ['1:خبر', '2:جديد'] },
    { why: 'a long line is named, not kept', text: `${'x'.repeat(50)}\nb\n`, expected: ['1:too long', '2:b'] },
    { why: 'a long last line', text: `a\n${'x'.repeat(50)}`, expected: ['1:a', '2:too long'] },
    { why: 'nothing', text: '', expected: [] },
    { why: 'a line of the largest length', text: `${'x'.repeat(20)}\n`, expected: [`1:${'x'.repeat(20)}`] },
  ])('lines: $why', async ({ text, expected }) => {
    expect(await piecesOf(splitLines, text, size, 20)).toEqual(expected);
  });

  test.each([
    { why: 'an array', text: '[{"a":1}, {"b":[2]}]', expected: ['1:{"a":1}', '2:{"b":[2]}'] },
    { why: 'an object over several lines', text: '{\n "a": 1\n}\n', expected: ['1:{\n "a": 1\n}'] },
    {
      why: 'values one after another',
      text: '{"a":1}{"b":2}\n{"c":3}',
      expected: ['1:{"a":1}', '2:{"b":2}', '3:{"c":3}'],
    },
    { why: 'brackets in strings', text: '[{"a":"]}\\"{["}]', expected: ['1:{"a":"]}\\"{["}'] },
    {
      why: 'a backslash before the last mark',
      text: '[{"a":"\\\\"},{"b":1}]',
      expected: ['1:{"a":"\\\\"}', '2:{"b":1}'],
    },
    { why: 'bare values', text: '[1, "x y", null]', expected: ['1:1', '2:"x y"', '3:null'] },
    { why: 'an empty array', text: '[]', expected: [] },
    { why: 'nothing', text: ' \n', expected: [] },
    { why: 'cut off', text: '[{"a":1},{"b":', expected: ['1:{"a":1}', '2:{"b":'] },
    { why: 'no JSON at all: one piece, whatever is in it', text: '\n خبر {"a":1}\n]', expected: ['1:خبر {"a":1}\n]'] },
    { why: 'a bare value alone', text: '"x y"', expected: ['1:"x y"'] },
    { why: 'no JSON and too long', text: 'خبر '.repeat(20), expected: ['1:too long'] },
    { why: 'a stray bracket', text: '{"a":1}]{"b":2}', expected: ['1:{"a":1}', '2:', '3:{"b":2}'] },
    {
      why: 'a long record is named, not kept',
      text: `[{"a":"${'x'.repeat(50)}"},{}]`,
      expected: ['1:too long', '2:{}'],
    },
  ])('JSON: $why', async ({ text, expected }) => {
    expect(await piecesOf(splitJson, text, size, 20)).toEqual(expected);
  });
});

test.each([
  { why: 'an array', text: '[{"a":\n1},\n\n{"b":"\\n"}, {"c":3}\n,{"d":4}]', lines: [1, 4, 4, 5] },
  { why: 'values one after another', text: '\n{}\n{\n}\n{}', lines: [2, 3, 5] },
  { why: 'one that is cut off', text: '[{},\n{"a"', lines: [1, 2] },
])('the line that each record of a JSON file begins on: $why', async ({ text, lines }) => {
  const found: number[] = [];
  for await (const { line } of splitJson(chunksOf(text, 3), 1000)) found.push(line);
  expect(found).toEqual(lines);
});

test('lines are their own numbers', async () => {
  for await (const { at, line } of splitLines(chunksOf('a\n\nb\n', 2), 1000)) expect(line).toBe(at);
});
