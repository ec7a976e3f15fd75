import { once } from 'node:events';
import { chmodSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { A, analyze, ended, folder, given, parsed, pathsOf, start } from '../helpers/batch-folder.ts';

describe('records', () => {
  test('id at the top, other fields under input; a bad line is a record of its own', () => {
    given({ 'r.ndjson': `{"id":1,"text":${JSON.stringify(A)},"url":"u"}\nbad\n\n{"id":"x","body":"a"}\n` });
    const { status, stdout, stderr } = analyze(['r.ndjson', '--layers', 'stats']);
    expect(status).toBe(1);
    expect(parsed(stdout)).toMatchObject([
      { id: 1, input: { url: 'u' }, stats: {} },
      { source: { path: 'r.ndjson' }, error: { code: 'bad-record' } },
      { id: 'x', error: { code: 'no-text' } },
    ]);
    expect(stderr).toContain('analyze: r.ndjson:2: not a JSON record');
    expect(stderr).toContain('analyze: r.ndjson:4: no field "text"');
    expect(stderr).toContain('1 analysed, 2 failed');
  });

  test.each([
    { why: 'by extension', args: ['r.jsonl'], files: { 'r.jsonl': '{"text":"a"}\n{"text":"b"}' }, stdin: '' },
    {
      why: 'packed',
      args: ['r.ndjson.gz'],
      files: { 'r.ndjson.gz': gzipSync('{"text":"a"}\n{"text":"b"}') },
      stdin: '',
    },
    { why: 'standard input by content', args: [], files: {}, stdin: '{"text":"a"}\n{"text":"b"}\n' },
    { why: 'packed standard input', args: ['-'], files: {}, stdin: gzipSync('{"text":"a"}\n{"text":"b"}\n') },
    {
      why: 'by option',
      args: ['--input-format', 'ndjson', 'r.txt'],
      files: { 'r.txt': '{"text":"a"}\n{"text":"b"}' },
      stdin: '',
    },
    { why: 'an array', args: ['r.json'], files: { 'r.json': '[{"text":"a"},\n {"text":"b"}]' }, stdin: '' },
    {
      why: 'an array by option',
      args: ['--input-format', 'json', '-'],
      files: {},
      stdin: '[{"text":"a"},{"text":"b"}]',
    },
    {
      why: 'by the name of standard input',
      args: ['--stdin-filename', 'r.ndjson'],
      files: {},
      stdin: '{"text":"a"}\n{"text":"b"}',
    },
  ])('$why: one line each', ({ args, files, stdin }) => {
    given(files as Record<string, string>);
    const { status, stdout } = analyze([...args, '--layers', 'text'], { input: stdin });
    expect(status).toBe(0);
    expect(parsed(stdout).map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('a .txt is never taken for records', () => {
    given({ 'r.txt': '{"text":"a"}\n' });
    expect(JSON.parse(analyze(['r.txt', '--layers', 'text']).stdout).text).toBe('{"text":"a"}\n');
  });

  test('--text-field and --id-field', () => {
    given({ 'r.ndjson': '{"body":"a","key":5,"text":"b"}' });
    const { stdout } = analyze(['r.ndjson', '--text-field', 'body', '--id-field', 'key', '--layers', 'text']);
    expect(parsed(stdout)).toMatchObject([{ id: 5, text: 'a', input: { text: 'b' } }]);
  });

  test('our own output is skipped with one note', () => {
    given({ 'a.txt': A });
    writeFileSync(join(folder, 'results.ndjson'), analyze(['a.txt', 'a.txt']).stdout);
    writeFileSync(join(folder, 'result.json'), analyze(['a.txt', '--pretty']).stdout);
    const { status, stdout, stderr } = analyze(['.']);
    expect(status).toBe(0);
    expect(pathsOf(stdout)).toEqual(['a.txt']);
    expect(stderr).toBe(
      'analyze: result.json: made by khabar itself; skipped\nanalyze: results.ndjson: made by khabar itself; skipped\n' +
        stderr.split('\n').at(-2) +
        '\n',
    );
    expect(stderr).toContain('1 analysed, 3 skipped');
  });

  test('one record of a text that is too large fails alone', () => {
    given({ 'r.ndjson': `{"text":"${'a'.repeat(3000)}"}\n{"text":"b"}\n`, 'large.txt': 'a'.repeat(3000) });
    const { status, stdout } = analyze(['r.ndjson', 'large.txt', '--max-file-size', '1KB', '--layers', 'text']);
    expect(status).toBe(1);
    expect(parsed(stdout)).toMatchObject([
      { error: { code: 'too-large' } },
      { text: 'b' },
      { error: { code: 'too-large' } },
    ]);
  });
});

describe('paths', () => {
  test('--files-from a file and from standard input, parted by lines or NUL', () => {
    given({ 'a.txt': A, 'two\nlines.txt': A, list: 'a.txt\n' });
    const args = ['--layers', 'source', '--files-from'];
    expect(pathsOf(analyze([...args, 'list']).stdout)).toEqual(['a.txt']);
    expect(pathsOf(analyze([...args, '-'], { input: 'two\nlines.txt\0a.txt\0' }).stdout)).toEqual([
      'two\nlines.txt',
      'a.txt',
    ]);
    expect(pathsOf(analyze(['two\nlines.txt', ...args, 'list']).stdout)).toEqual(['two\nlines.txt', 'a.txt']);
  });

  test('an empty list is nothing to do', () => {
    given({});
    expect(analyze(['--files-from', '-'], { input: '' })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('--ignore and --gitignore', () => {
    given({ 'a.txt': A, 'b.txt': A, 'drafts/c.txt': A, '.gitignore': 'b.txt\n' });
    const walked = (...args: string[]) => pathsOf(analyze(['.', '--layers', 'source', ...args]).stdout);
    expect(walked()).toEqual(['a.txt', 'b.txt', 'drafts/c.txt']);
    expect(walked('--ignore', 'drafts/', '--ignore', 'a.*')).toEqual(['b.txt']);
    expect(walked('--gitignore')).toEqual(['a.txt', 'drafts/c.txt']);
  });

  test('--encoding holds for records too', () => {
    given({ 'r.ndjson': Buffer.from('7b2274657874223a22dec7e1227d', 'hex') });
    const { stdout } = analyze(['r.ndjson', '--encoding', 'windows-1256', '--layers', 'text']);
    expect(parsed(stdout)).toMatchObject([{ text: 'قال' }]);
  });

  test('links, vanished files and hostile names: each one clear line', () => {
    given({ 'news/a.txt': A, 'news/خبر\nجديد\u001b[31m.txt': Buffer.from('%PDF-1.7') });
    symlinkSync('nowhere', join(folder, 'news/broken.txt'));
    symlinkSync('self.txt', join(folder, 'news/self.txt'));
    symlinkSync('.', join(folder, 'news/loop'));
    const { status, stdout, stderr } = analyze(['news', 'gone.txt', '--layers', 'source']);
    expect(status).toBe(1);
    expect(parsed(stdout).map(({ error }) => error?.code ?? 'done')).toEqual([
      'done',
      'not-found',
      'unreadable',
      'binary',
      'not-found',
    ]);
    const lines = stderr.split('\n').filter((line) => line !== '');
    expect(lines).toEqual([
      expect.stringMatching(/^analyze: news\/broken\.txt: a link that leads nowhere/u),
      expect.stringMatching(/^analyze: news\/loop: a link to a folder, not followed/u),
      expect.stringMatching(/^analyze: news\/self\.txt: a link that leads to itself/u),
      expect.stringMatching(/^analyze: news\/خبر\\nجديد\\u\{1B\}\[31m\.txt: a PDF file/u),
      expect.stringMatching(/^analyze: gone\.txt: no such file/u),
      expect.stringMatching(/^analyze: 1 analysed, 4 failed, 1 skipped/u),
    ]);
  });

  test('a folder that may not be read is a failed input', ({ skip }) => {
    if (process.platform === 'win32') skip('Windows has no such modes');
    given({ 'news/a.txt': A, 'news/locked/b.txt': A });
    chmodSync(join(folder, 'news/locked'), 0);
    chmodSync(join(folder, '..'), 0o755);
    // The superuser may read everything, so somebody else has to try.
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    if (analyze(['--version'], asNobody).status !== 0) skip('nobody else may run the program here');
    const { status, stdout, stderr } = analyze(['news', '--layers', 'source'], asNobody);
    chmodSync(join(folder, 'news/locked'), 0o755);
    expect(status).toBe(1);
    expect(pathsOf(stdout)).toEqual(['news/a.txt', 'news/locked']);
    expect(stderr).toContain('news/locked: no permission to read it');
  });

  test('a file that vanishes between listing and reading', async () => {
    given({ 'a.txt': A });
    const child = start(['--files-from', '-', '--layers', 'source']);
    child.stdin.write('a.txt\n');
    await once(child.stdout, 'data');
    unlinkSync(join(folder, 'a.txt'));
    child.stdin.end('a.txt\n');
    expect(await ended(child)).toMatchObject({ status: 1, stderr: expect.stringContaining('a.txt: no such file') });
  });

  test('ten thousand small files', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `n/${String(i % 100)}/${String(i).padStart(5, '0')}.txt`);
    given(Object.fromEntries(names.map((name) => [name, 'وصل الوزير.'])));
    const { status, stdout } = analyze(['n', '--layers', 'stats,source']);
    expect(status).toBe(0);
    expect(parsed(stdout).length).toBe(10_000);
    expect(new Set(pathsOf(stdout)).size).toBe(10_000);
  }, 300_000);
});
