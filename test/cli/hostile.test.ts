import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ARTICLE, call, ENGLISH, HOSTILE, linesOf, UNSAFE } from '../helpers/cli-folder.ts';

test.each(['hostile.txt', `${HOSTILE}.txt`])(
  'JSON on a terminal holds no control character either, and says the same: %j',
  async (path) => {
    const onTerminal = await call([path, '--no-pretty'], { stdoutIsTerminal: true });
    expect(onTerminal.stdout.replaceAll('\n', '')).not.toMatch(UNSAFE);
    expect(JSON.parse(onTerminal.stdout)).toEqual(JSON.parse((await call([path])).stdout));
  },
);

test.each([
  { why: 'an option', args: [`--${HOSTILE}`] },
  { why: 'a format', args: ['--format', HOSTILE, 'article.txt'] },
  { why: 'a layer', args: ['--layers', HOSTILE, 'article.txt'] },
  { why: 'an encoding', args: ['--encoding', HOSTILE, 'article.txt'] },
])('no control character of $why reaches the terminal', async ({ args }) => {
  const { status, stderr } = await call(args);
  expect(status).toBe(2);
  expect(stderr.replaceAll('\n', '')).not.toMatch(UNSAFE);
});

describe('hostile inputs cost themselves alone, with one clear line each', () => {
  const deep = `{"id":1,"text":"a","x":${'['.repeat(60_000)}${']'.repeat(60_000)}}\n{"id":2,"text":"b"}\n`;

  test.each([
    {
      why: 'prose under the name of JSON',
      name: 'prose.json',
      stdin: ENGLISH.repeat(100),
      codes: ['bad-record'],
      stderr: /^analyze: prose\.json:1: not a JSON record: .*\nanalyze: 0 analysed, 1 failed in .* s\n$/u,
    },
    {
      why: 'fields nested without end',
      name: 'deep.ndjson',
      stdin: deep,
      codes: ['bad-record', undefined],
      stderr: /^analyze: deep\.ndjson:1: fields nested in more than 500 levels\n/u,
    },
    {
      why: 'brackets without end',
      name: 'brackets.json',
      stdin: '['.repeat(200_000),
      codes: ['bad-record'],
      stderr: /^analyze: brackets\.json:1: not a JSON record: /u,
    },
    {
      why: 'names that mean something to JavaScript, control codes in an id, half a surrogate pair',
      name: 'odd.ndjson',
      stdin: '{"__proto__":{"x":1},"text":"a"}\n{"id":"\\u001b[31m","text":"\\ud800"}\n',
      codes: [undefined, undefined],
      stderr: /^$/u,
    },
    {
      why: 'a control code in a record that fails',
      name: 'bad.ndjson',
      stdin: '{"id":"\\u001b[31m","text":1}\n\u001b[31m\n',
      codes: ['no-text', 'bad-record'],
      stderr: /^analyze: bad\.ndjson:1: [^\n]*\nanalyze: bad\.ndjson:2: [^\n]*\n/u,
    },
  ])('$why', async ({ name, stdin, codes, stderr }) => {
    const found = await call(['--stdin-filename', name, '-'], { stdin });
    expect(linesOf(found.stdout).map((line) => JSON.parse(line).error?.code)).toEqual(codes);
    expect(found.stderr).toMatch(stderr);
    expect(found.stderr.replaceAll('\n', '')).not.toMatch(UNSAFE);
    expect(found.stderr).not.toMatch(/\n {4}at /u);
  });

  test('a name that is not UTF-8', async ({ skip }) => {
    if (process.platform !== 'linux') skip('names are text elsewhere');
    mkdirSync('latin');
    writeFileSync(Buffer.concat([Buffer.from('latin/'), Buffer.from('ceccd1', 'hex'), Buffer.from('.txt')]), ARTICLE);
    const { status, stderr } = await call(['latin']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^analyze: latin\/\ufffd+\.txt: no such file, or its name is not UTF-8; rename it/u);
  });

  test('a path deeper than the system opens', async ({ skip }) => {
    if (process.platform === 'win32') skip('other limits');
    const { status, stderr } = await call([`${'d'.repeat(200)}/`.repeat(30)]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/: the name is too long for this file system\n$/u);
  });

  test('a file system in which no folder can be made', async ({ skip }) => {
    if (process.platform !== 'linux') skip('only Linux has /proc');
    const { status, stderr } = await call(['article.txt', '--out-dir', '/proc/khabar/out']);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'analyze: --out-dir /proc/khabar/out: cannot be written: there is no such folder; make it first\n',
    );
  });

  test('standard input that is too large is called so', async () => {
    const { status, stderr } = await call(['--max-file-size', '1KB', '-'], { stdin: ARTICLE.repeat(100) });
    expect(status).toBe(1);
    expect(stderr).toBe('analyze: standard input: larger than 1 KB; divide it, or allow more with --max-file-size\n');
  });
});
