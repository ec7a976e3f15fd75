import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from '../../../src/batch/make-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'khabar-folder-'));
beforeAll(() => {
  mkdirSync(join(root, 'there'));
  writeFileSync(join(root, 'file'), '');
  symlinkSync('there', join(root, 'link'));
  symlinkSync('nowhere', join(root, 'broken'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(['there', 'new', 'a/b/c', 'link', 'link/d', 'there/../e/f', 'أخبار/اليوم\n'])('%j is there', async (path) => {
  await makeFolder(join(root, path));
  await makeFolder(`${root}/${path}/`);
  expect(statSync(join(root, path)).isDirectory()).toBe(true);
});

test('several at once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(join(root, 'x/y/z'))));
  expect(statSync(join(root, 'x/y/z')).isDirectory()).toBe(true);
});

test.each([
  { why: 'a file', path: 'file', code: 'EEXIST' },
  { why: 'below a file', path: 'file/a/b', code: 'ENOTDIR' },
  { why: 'a link that leads nowhere', path: 'broken', code: 'EEXIST' },
  { why: 'a name that is too long', path: 'n'.repeat(300), code: 'ENAMETOOLONG' },
])('$why: the error of the file system', async ({ path, code }) => {
  await expect(makeFolder(join(root, path))).rejects.toMatchObject({ code });
});

test.runIf(existsSync('/proc/self'))('a file system where none can be made', async () => {
  await expect(makeFolder('/proc/khabar/out')).rejects.toMatchObject({ code: 'ENOENT' });
});
