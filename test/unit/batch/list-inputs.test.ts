import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIgnoreTest } from '../../../src/batch/ignore-rules.ts';
import { isSingle, listInputs } from '../../../src/batch/list-inputs.ts';

const home = process.cwd();
const root = mkdtempSync(join(tmpdir(), 'khabar-list-'));

const FILES = [
  'news/b.txt',
  'news/a.html',
  'news/deep/c.md.gz',
  'news/deep/d.ndjson',
  'news/picture.jpg',
  'news/.hidden.txt',
  'news/.git/e.txt',
  'news/drafts/f.txt',
  'news/keep/drafts/g.txt',
  'a[1].txt',
  'خبر\nجديد.txt',
];

beforeAll(() => {
  for (const file of FILES) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  mkdirSync(join(root, 'empty'));
  symlinkSync('nowhere', join(root, 'news/broken.txt'));
  symlinkSync('.', join(root, 'news/loop'));
  symlinkSync('b.txt', join(root, 'news/link.txt'));
  symlinkSync('nowhere', join(root, 'news/no-article'));
  writeFileSync(join(root, 'news/.gitignore'), 'drafts/\n*.md.gz\n');
  writeFileSync(join(root, 'news/keep/.gitignore'), '!drafts/\n');
  process.chdir(root);
});

afterAll(() => {
  process.chdir(home);
  rmSync(root, { recursive: true });
});

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function listed(
  paths: readonly string[],
  { patterns = [] as string[], gitignore = false } = {},
): Promise<string[]> {
  const found: string[] = [];
  const isIgnored = createIgnoreTest({ patterns, gitignore });
  for await (const input of listInputs({ paths, stdin: nothing(), isIgnored })) {
    const mark = input.kind === 'failure' ? `${input.code}: ` : input.kind === 'skipped' ? `${input.reason}: ` : '';
    found.push(mark + input.path);
  }
  return found;
}

const WALKED = [
  'news/a.html',
  'news/b.txt',
  'not-found: news/broken.txt',
  'news/deep/c.md.gz',
  'news/deep/d.ndjson',
  'news/drafts/f.txt',
  'news/keep/drafts/g.txt',
  'news/link.txt',
  'link: news/loop',
];

test.each([
  { why: 'a folder in the order of its names', paths: ['news'], expected: WALKED },
  { why: 'a folder with a slash', paths: ['news/'], expected: WALKED },
  { why: 'a folder without articles', paths: ['empty'], expected: ['empty-folder: empty'] },
  {
    why: 'files as given',
    paths: ['news/picture.jpg', '-', 'nowhere.txt'],
    expected: ['news/picture.jpg', '-', 'nowhere.txt'],
  },
  {
    why: 'a glob',
    paths: ['news/**/*.txt'],
    expected: ['news/b.txt', 'news/broken.txt', 'news/drafts/f.txt', 'news/keep/drafts/g.txt', 'news/link.txt'],
  },
  {
    why: 'a glob does not follow links to folders',
    paths: ['news/l*'],
    expected: ['news/link.txt', 'link: news/loop'],
  },
  { why: 'a glob of alternatives', paths: ['news/*.{html,md}'], expected: ['news/a.html'] },
  { why: 'a glob that finds nothing', paths: ['news/*.pdf'], expected: ['no-match: news/*.pdf'] },
  { why: 'a name that looks like a glob', paths: ['a[1].txt'], expected: ['a[1].txt'] },
  { why: 'an address with a question mark', paths: ['http://example.org/?a=*'], expected: ['http://example.org/?a=*'] },
  { why: 'Arabic letters and a line break', paths: ['خبر*'], expected: ['خبر\nجديد.txt'] },
])('$why', async ({ paths, expected }) => {
  expect(await listed(paths)).toEqual(expected);
});

test.each([
  { why: 'a folder at any depth', patterns: ['drafts/'], gone: ['news/drafts/f.txt', 'news/keep/drafts/g.txt'] },
  { why: 'an extension', patterns: ['*.html'], gone: ['news/a.html'] },
  { why: 'one place', patterns: ['/news/drafts'], gone: ['news/drafts/f.txt'] },
  {
    why: 'taken back',
    patterns: ['*.txt', '!b.txt'],
    gone: ['not-found: news/broken.txt', 'news/drafts/f.txt', 'news/keep/drafts/g.txt', 'news/link.txt'],
  },
  { why: 'nothing of the kind', patterns: ['articles/'], gone: [] },
])('--ignore: $why', async ({ patterns, gone }) => {
  expect(await listed(['news'], { patterns })).toEqual(WALKED.filter((path) => !gone.includes(path)));
});

test('--ignore holds for files and globs too', async () => {
  expect(await listed(['news/b.txt', 'news/*.html'], { patterns: ['b.txt'] })).toEqual(['news/a.html']);
});

test('.gitignore files: the innermost has the last word', async () => {
  const gone = ['news/deep/c.md.gz', 'news/drafts/f.txt'];
  expect(await listed(['news'], { gitignore: true })).toEqual(WALKED.filter((path) => !gone.includes(path)));
});

test.each([
  { paths: ['news/b.txt'], single: true },
  { paths: ['-'], single: true },
  { paths: [], single: true },
  { paths: ['gone.txt'], single: true },
  { paths: ['a[1].txt'], single: true },
  { paths: ['news'], single: false },
  { paths: ['*.txt'], single: false },
  { paths: ['news/b.txt', 'news/b.txt'], single: false },
])('$paths asks for one document: $single', async ({ paths, single }) => {
  expect(await isSingle(paths, undefined)).toBe(single);
});
