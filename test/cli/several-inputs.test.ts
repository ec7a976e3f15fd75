import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Analysis, Failure } from '../../src/schema/analysis.ts';
import { ARTICLE, call, linesOf } from '../helpers/cli-folder.ts';

describe('several inputs', () => {
  const pathsIn = (stdout: string): unknown[] =>
    linesOf(stdout).map((line) => (JSON.parse(line) as Analysis).source?.path);

  test('one line each, in order; the failed one stands in its place', async () => {
    const { status, stdout, stderr } = await call(['article.txt', 'missing.txt', 'english.txt']);
    expect(status).toBe(1);
    expect(pathsIn(stdout)).toEqual(['article.txt', 'missing.txt', 'english.txt']);
    expect(Failure.parse(JSON.parse(linesOf(stdout)[1] as string)).error.message).toContain(
      'missing.txt: no such file',
    );
    expect(stderr).toMatch(/^analyze: missing\.txt: no such file; check the name$/mu);
  });

  test('a folder is walked in the order of its names, other files left alone', async () => {
    const { status, stdout } = await call(['news']);
    expect(status).toBe(0);
    expect(pathsIn(stdout)).toEqual(['news/a.txt', 'news/b.txt', 'news/deep/c.md'].map((path) => join(path)));
  });

  test.each(['nothing', 'gone/*.txt'])('%s yields no article: a failed input with its record', async (path) => {
    const { status, stdout, stderr } = await call([path, 'article.txt']);
    expect(status).toBe(1);
    expect(pathsIn(stdout)).toEqual([path, 'article.txt']);
    expect(Failure.parse(JSON.parse(linesOf(stdout)[0] as string)).source.path).toBe(path);
    expect(stderr).toContain(`analyze: ${path}: `);
  });

  test('--format json: one array', async () => {
    const { status, stdout } = await call(['--format', 'json', 'article.txt', 'missing.txt']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { source: { path: 'article.txt' } },
      { error: { code: expect.any(String) } },
    ]);
  });

  test('--format ndjson for one input: one line', async () => {
    expect(pathsIn((await call(['--format', 'ndjson', 'article.txt'])).stdout)).toEqual(['article.txt']);
  });

  test('standard input among files', async () => {
    expect(pathsIn((await call(['article.txt', '-'], { stdin: ARTICLE })).stdout)).toEqual(['article.txt', '-']);
  });

  test('the same file twice gives the same line twice', async () => {
    const [first, second] = linesOf((await call(['article.txt', 'article.txt'])).stdout);
    expect(first).toBe(second);
  });
});
