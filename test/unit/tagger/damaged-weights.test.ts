import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt, ROOT } from '../../helpers/build.ts';

const WEIGHTS = 'src/resources/model/ner.bin';

const home = mkdtempSync(join(tmpdir(), 'khabar-damaged-'));
const weights = join(home, WEIGHTS);

/** An installation of its own, the weights of which may be broken. */
beforeAll(() => {
  ensureBuilt();
  for (const name of ['bin', 'dist', 'src/resources', 'package.json'])
    cpSync(join(ROOT, name), join(home, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
}, 180_000);

afterAll(() => rmSync(home, { recursive: true }));

function changed(at: number, value: number): Uint8Array {
  const bytes = new Uint8Array(readFileSync(join(ROOT, WEIGHTS)));
  bytes[at] = value;
  return bytes;
}

function analyse() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin/analyze.js')], {
    input: 'قال الوزير إن الوفد وصل.\n',
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test.each([
  { why: 'another version', bytes: () => changed(4, 9), says: /version 9, expected \d+/ },
  { why: 'a foreign file', bytes: () => changed(0, 0x50), says: /begins with 0x\w{8}, expected 0x54424148/ },
  { why: 'a truncated file', bytes: () => changed(0, 0x48).subarray(0, 5000), says: /5000 bytes, expected \d{7}/ },
  { why: 'a changed weight', bytes: () => changed(3_000_001, 0x55), says: /SHA-256 \w+…, expected \w+…/ },
  { why: 'an empty file', bytes: () => new Uint8Array(0), says: /0 bytes, too short/ },
])('weights: $why stops the program with one line and status 2', ({ bytes, says }) => {
  writeFileSync(weights, bytes());
  const { status, stdout, stderr } = analyse();
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^analyze: ner\.bin: [^\n]+; install khabar again\n$/);
  expect(stderr).toMatch(says);
});

test('missing weights stop the program with one line and status 2', () => {
  rmSync(weights);
  expect(analyse()).toEqual({
    status: 2,
    stdout: '',
    stderr: 'analyze: ner.bin: cannot be read; install khabar again\n',
  });
});

test('whole weights do not', () => {
  writeFileSync(weights, readFileSync(join(ROOT, WEIGHTS)));
  expect(analyse()).toMatchObject({ status: 0, stderr: '' });
});
