import { describe, expect, test } from 'vitest';
import { Analysis } from '../../src/schema/analysis.ts';
import { ARTICLE, call, HOSTILE, linesOf, UNSAFE } from '../helpers/cli-folder.ts';

describe('one bad input: exit 1, nothing on stdout, one line on stderr that names it and says what to do', () => {
  test.each([
    { why: 'missing', path: 'missing.txt', stderr: /^analyze: missing\.txt: no such file; check the name\n$/u },
    { why: 'a file below a file', path: 'article.txt/x', stderr: /^analyze: article\.txt\/x: .+\n$/u },
    {
      why: 'a link that leads nowhere',
      path: 'dangling.txt',
      stderr: /^analyze: dangling\.txt: a link that leads nowhere.*\n$/u,
    },
    { why: 'a link to itself', path: 'loop.txt', stderr: /^analyze: loop\.txt: .*link.*\n$/u },
    { why: 'PDF', path: 'page.pdf', stderr: /^analyze: page\.pdf: .*PDF.*pdftotext.*\n$/u },
    { why: 'Word', path: 'letter.docx', stderr: /^analyze: letter\.docx: .*Word.*(?:pandoc|soffice|plain text).*\n$/u },
    { why: 'old Word', path: 'letter.doc', stderr: /^analyze: letter\.doc: .*Word.*plain text.*\n$/u },
    { why: 'a picture', path: 'photo.jpg', stderr: /^analyze: photo\.jpg: .+\n$/u },
    {
      why: 'zeros',
      path: 'zeros.txt',
      stderr: /^analyze: zeros\.txt: not text.*[;:] .*(?:convert|save|check|give|take|name).*\n$/u,
    },
    {
      why: 'address',
      path: 'https://example.org/a',
      stderr: /^analyze: https:\/\/example\.org\/a: .*fetches nothing.*curl.*\n$/u,
    },
    { why: 'a name of two lines stays one line', path: 'gone\nfake: all is well', stderr: /^analyze: gone[^\n]+\n$/u },
    { why: 'a name with controls', path: `gone${HOSTILE}`, stderr: /^analyze: gone\S*\\u\{1B\}.+\n$/u },
    { why: 'a name with NUL', path: 'gone\u0000.txt', stderr: /^analyze: gone.+\n$/u },
    { why: 'an empty name', path: '', stderr: /^analyze: .+\n$/u },
  ])('$why', async ({ path, stderr }) => {
    const found = await call([path]);
    expect(found).toMatchObject({ status: 1, stdout: '' });
    expect(found.stderr).toMatch(stderr);
    expect(found.stderr.replaceAll('\n', '')).not.toMatch(UNSAFE);
  });
});

describe('one good input: one JSON document, exit 0, stderr silent', () => {
  test.each([
    { why: 'a file', args: ['article.txt'], path: 'article.txt' },
    { why: 'standard input by its sign', args: ['-'], stdin: ARTICLE, path: '-' },
    { why: 'standard input without a path', args: [], stdin: ARTICLE, path: '-' },
    {
      why: 'windows-1256',
      args: ['-'],
      stdin: Buffer.from('e6d2edd120c7e1cfddc7da20dded20c3e4ded1c9', 'hex'),
      path: '-',
    },
    {
      why: 'HTML on standard input',
      args: ['-'],
      stdin: `<!doctype html><html><body><article><p>${ARTICLE}</p></article></body></html>`,
      path: '-',
    },
  ])('$why', async ({ args, stdin, path }) => {
    const { status, stdout, stderr } = await call(args, stdin === undefined ? {} : { stdin });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(linesOf(stdout).length).toBe(1);
    const result = Analysis.parse(JSON.parse(stdout));
    expect(result.source?.path).toBe(path);
    expect(result.stats?.words).toBeGreaterThan(2);
  });

  test.each(['empty.txt', 'blank.txt', 'mark.txt'])('%s is an empty document', async (path) => {
    const { status, stdout, stderr } = await call([path]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Analysis.parse(JSON.parse(stdout))).toMatchObject({
      title: null,
      sentences: [],
      entities: [],
      quotes: [],
      stats: { words: 0, sentences: 0 },
    });
    expect(JSON.parse(stdout)).not.toHaveProperty('warnings');
  });

  test('nothing on standard input is an empty document', async () => {
    const { status, stdout } = await call([], { stdin: '' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sentences: [], entities: [], quotes: [] });
  });

  test('English: nothing invented, and a warning', async () => {
    const { status, stdout } = await call(['english.txt']);
    expect(status).toBe(0);
    expect(Analysis.parse(JSON.parse(stdout))).toMatchObject({
      entities: [],
      quotes: [],
      warnings: [{ code: 'language' }],
    });
  });

  test('the file is named with its bytes, hash and encoding', async () => {
    const { stdout } = await call(['article.txt', '--layers', 'source']);
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: '1.0.0',
      source: {
        path: 'article.txt',
        encoding: 'utf-8',
        bytes: Buffer.byteLength(ARTICLE),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
        mediaType: 'text/plain',
      },
    });
  });
});
