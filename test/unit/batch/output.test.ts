import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFramer } from '../../../src/batch/frame-documents.ts';
import type { FailedInput, Result } from '../../../src/batch/job.ts';
import { createWholeFile } from '../../../src/batch/whole-file.ts';
import { type FormatName, formatOf } from '../../../src/output/writers.ts';

const root = mkdtempSync(join(tmpdir(), 'khabar-output-'));
afterAll(() => rmSync(root, { recursive: true }));

const done = (text: string): Result => ({ kind: 'result', path: 'a.txt', text });
const FAILED: FailedInput = { kind: 'failure', path: 'b.txt', id: 7, code: 'binary', message: 'b.txt: not text' };
const RECORD =
  '{"schemaVersion":"1.0.0","source":{"path":"b.txt"},"id":7,"error":{"code":"binary","message":"b.txt: not text"}}';

async function framed(name: FormatName, single: boolean, outcomes: readonly (Result | FailedInput)[]): Promise<string> {
  const format = formatOf(name);
  const writer = await format.load({ pretty: false, color: false, table: 'entities' });
  const { next, end } = createFramer(format, writer, single);
  return outcomes.map(next).join('') + end();
}

describe('what stands around documents', () => {
  test.each([
    {
      why: 'a list of lines',
      name: 'ndjson',
      single: false,
      outcomes: [done('1'), FAILED, done('2')],
      expected: `1\n${RECORD}\n2\n`,
    },
    { why: 'an array', name: 'json', single: false, outcomes: [done('1'), FAILED], expected: `[\n1,\n${RECORD}\n]\n` },
    { why: 'an empty array', name: 'json', single: false, outcomes: [], expected: '[\n]\n' },
    { why: 'one document', name: 'json', single: true, outcomes: [done('1')], expected: '1\n' },
    { why: 'one document that failed', name: 'json', single: true, outcomes: [FAILED], expected: '' },
    { why: 'one line that failed', name: 'ndjson', single: true, outcomes: [FAILED], expected: '' },
    { why: 'no place for failures', name: 'conll', single: false, outcomes: [done('1\n'), FAILED], expected: '1\n' },
  ] as const)('$why', async ({ name, single, outcomes, expected }) => {
    expect(await framed(name, single, outcomes)).toBe(expected);
  });

  test('a table has one header, also when it is empty', async () => {
    const header = await framed('csv', false, []);
    expect(header).toMatch(/^path,id,.*\r\n$/u);
    expect(await framed('csv', false, [done('1\r\n'), FAILED, done('2\r\n')])).toBe(`${header}1\r\n2\r\n`);
  });
});

describe('a file that is whole or not there', () => {
  test('nothing under its name before the end, nothing else after it', async () => {
    const path = join(root, 'a.json');
    const file = await createWholeFile(path);
    await file.write('x'.repeat(100_000));
    expect(readdirSync(root)).toEqual([expect.stringMatching(/^\.khabar-\d+-\d+\.part$/u)]);
    await file.write('y');
    await file.commit();
    expect(readdirSync(root)).toEqual(['a.json']);
    expect(readFileSync(path, 'utf8')).toBe(`${'x'.repeat(100_000)}y`);
  });

  test('what is given up leaves what was there', async () => {
    const file = await createWholeFile(join(root, 'a.json'));
    await file.write('half');
    await file.discard();
    expect(readdirSync(root)).toEqual(['a.json']);
    expect(readFileSync(join(root, 'a.json'), 'utf8').length).toBe(100_001);
  });

  test('a link stays a link', async () => {
    writeFileSync(join(root, 'target'), '');
    symlinkSync('target', join(root, 'link'));
    const file = await createWholeFile(join(root, 'link'));
    await file.write('new');
    await file.commit();
    expect(readFileSync(join(root, 'target'), 'utf8')).toBe('new');
  });

  test('a folder that is not there is the error of the file system', async () => {
    await expect(createWholeFile(join(root, 'none/a.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
