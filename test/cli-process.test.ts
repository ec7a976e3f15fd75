import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt, ROOT } from './helpers/build.ts';

const PROGRAM = join(ROOT, 'bin/analyze.js');
const ARTICLE = 'وزير الدفاع في أنقرة\nقال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة".\n';

/** Bytes: the JSON of a long article with all its tokens. */
const MOST_OUTPUT = 1 << 28;

const folder = mkdtempSync(join(tmpdir(), 'khabar-process-'));
const article = join(folder, 'article.txt');
const long = join(folder, 'long.txt');

beforeAll(() => {
  ensureBuilt();
  writeFileSync(article, ARTICLE);
  writeFileSync(long, ARTICLE.repeat(500));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true }));

function start(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  });
  return { status, stdout, stderr };
}

const shell = (command: string) =>
  spawnSync('sh', ['-c', command], {
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
    env: { ...process.env, PROGRAM, NODE: process.execPath, LONG: long, ARTICLE: article },
  });

describe('the program that is installed', () => {
  test('a file becomes JSON', () => {
    const { status, stdout, stderr } = start([article]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      generator: { name: 'khabar' },
      quotes: [{ text: 'سنعود إلى العمل غدا في أنقرة' }],
    });
  });

  test('standard input becomes the same JSON but for its name', () => {
    const { entities, quotes } = JSON.parse(start([article]).stdout);
    expect(JSON.parse(start([], ARTICLE).stdout)).toMatchObject({ source: { path: '-' }, entities, quotes });
  });

  test.each([
    { why: 'done', args: ['--version'], status: 0 },
    { why: 'a failed input', args: ['missing.txt'], status: 1 },
    { why: 'wrong usage', args: ['--nope'], status: 2 },
  ])('exit status $status: $why', ({ args, status }) => {
    const found = start(args);
    expect(found.status).toBe(status);
    expect(found.stderr).not.toMatch(/\n {4}at /u);
  });

  test('it runs from any folder and by a link', () => {
    const link = join(folder, 'analyze');
    symlinkSync(PROGRAM, link);
    const { status, stdout } = spawnSync(process.execPath, [link, 'article.txt'], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ source: { path: 'article.txt' } });
  });
});

describe('a reader that goes away', () => {
  test.each([
    { why: 'head takes a hundred bytes', command: '"$NODE" "$PROGRAM" --layers all "$LONG" | head -c 100' },
    { why: 'nobody reads', command: '"$NODE" "$PROGRAM" "$LONG" "$LONG" "$LONG" | true' },
    { why: 'help into head', command: '"$NODE" "$PROGRAM" --help | head -c 1' },
  ])('$why: quiet', ({ command }) => {
    expect(shell(command)).toMatchObject({ status: 0, stderr: '' });
  });

  test('output to a full device is an error, not a stack trace', ({ skip }) => {
    if (process.platform !== 'linux') skip('only Linux has /dev/full');
    const { stderr, stdout } = shell('"$NODE" "$PROGRAM" "$ARTICLE" > /dev/full; echo $?');
    expect(stdout.trim()).not.toBe('0');
    expect(stderr).not.toMatch(/\n {4}at /u);
  });
});

test('5 MB in a single line are done', () => {
  const sentence =
    'قال وزير الدفاع التركي خلوصي أكار: "نحن نعمل على ذلك معا منذ سنوات طويلة". وأضاف أن أنقرة مستعدة للحوار. ';
  const { status, stdout, stderr } = start(
    ['--layers', 'stats', '-'],
    sentence.repeat(Math.ceil(5_000_000 / Buffer.byteLength(sentence))),
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout).stats.quotes).toBeGreaterThan(20_000);
}, 180_000);

test('a large document arrives whole through a pipe', () => {
  const { stdout } = shell('"$NODE" "$PROGRAM" --layers all "$LONG" | cat');
  expect(JSON.parse(stdout)).toHaveProperty('stats');
});

describe('start-up', () => {
  const TRIES = 5;
  /** Milliseconds of five runs, fastest first. */
  function runs(args: readonly string[]): number[] {
    return Array.from({ length: TRIES }, () => {
      const before = performance.now();
      spawnSync(process.execPath, args);
      return performance.now() - before;
    }).sort((a, b) => a - b);
  }

  test.for(['--version', '--help'])('%s answers within 1.5 times node -e 0 plus 60 ms', (option, { skip }) => {
    const bare = runs(['-e', '0']);
    skip(
      (bare.at(-1) as number) > 2 * (bare[0] as number),
      `the machine is too busy: node -e 0 itself took ${bare.map(Math.round).join(', ')} ms`,
    );
    expect(runs([PROGRAM, option])[0]).toBeLessThanOrEqual(1.5 * (bare[0] as number) + 60);
  });
});
