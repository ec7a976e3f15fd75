import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { A, analyze, folder, given, parsed, pathsOf } from '../helpers/batch-folder.ts';

describe('wrong usage', () => {
  test.each([
    { args: ['a.txt', '-o', 'nowhere/out.json'], stderr: /no such folder/u },
    { args: ['a.txt', '-o', 'a.txt'], stderr: /is an input/u },
    { args: ['a.txt', '-o', 'b.json', '--out-dir', 'out'], stderr: /cannot be used with option '-o/u },
    { args: ['a.txt', '--keep-dirs'], stderr: /--out-dir/u },
    { args: ['a.txt', '--resume'], stderr: /--out-dir/u },
    { args: ['a.txt', '--format', 'brat'], stderr: /--out-dir/u },
    { args: ['-', '--files-from', '-'], stderr: /named twice/u },
    { args: ['a.txt', '--jobs', '0'], stderr: /whole number/u },
    { args: ['a.txt', '--jobs', '1.5'], stderr: /whole number/u },
    { args: ['a.txt', '--min-confidence', '2'], stderr: /from 0 to 1/u },
    { args: ['a.txt', '--max-file-size', 'much'], stderr: /size such as/u },
    { args: ['a.txt', '--only', 'PER,MAN'], stderr: /Allowed choices are all, PER/u },
    { args: ['a.txt', '--log-format', 'xml'], stderr: /Allowed choices are text, json/u },
    { args: ['a.txt', '--table', 'names'], stderr: /Allowed choices are entities/u },
    { args: ['a.txt', '--config', 'none.json'], stderr: /none\.json: no such file/u },
    { args: ['--pretty', 'completions', 'bash'], stderr: /'--pretty' before the command 'completions'/u },
    { args: ['--no-config', 'check', 'a.txt'], stderr: /'--no-config' before the command 'check'/u },
    { args: ['completions', '--layers', 'text', 'bash'], stderr: /unknown option '--layers'/u },
    { args: ['completions', 'tcsh'], stderr: /Allowed choices are bash, zsh, fish/u },
    { args: ['a.txt', '--cache', 'a.txt/x'], stderr: /--cache a\.txt\/x: cannot be written: a part of the path/u },
    { args: ['a.txt', '--out-dir', 'a.txt'], stderr: /--out-dir a\.txt: cannot be written: a file where a folder/u },
    { args: ['a.txt', '--out-dir', 'a.txt/x'], stderr: /--out-dir a\.txt\/x: cannot be written: a part of the path/u },
    { args: ['a.txt', '--out-dir', ''], stderr: /'--out-dir <folder>' argument '' is invalid\. Expected a name/u },
    { args: ['a.txt', '-o', ''], stderr: /'-o, --output <file>' argument '' is invalid\. Expected a name/u },
    { args: ['a.txt', '--files-from', ''], stderr: /Expected a name/u },
    { args: ['a.txt', '--config', '.'], stderr: /^analyze: \.: a folder where a file was expected$/mu },
  ])('$args', ({ args, stderr }) => {
    given({ 'a.txt': A });
    const found = analyze(args, { input: '' });
    expect(found).toMatchObject({ status: 2, stdout: '' });
    expect(found.stderr).toMatch(stderr);
  });

  test('a file of the name of a command', () => {
    given({ clean: A });
    expect(pathsOf(analyze(['./clean', '--layers', 'source']).stdout)).toEqual(['./clean']);
  });
});

describe('what is said on standard error', () => {
  test('--log-format json: every line is an object', () => {
    given({ 'a.txt': A, 'r.ndjson': 'bad\n' });
    const { stderr } = analyze(['a.txt', 'r.ndjson', 'خبر\u202e.txt', '--log-format', 'json']);
    expect(parsed(stderr)).toEqual([
      expect.objectContaining({ level: 'error', path: 'r.ndjson', at: 1, code: 'bad-record' }),
      expect.objectContaining({ level: 'error', path: 'خبر\u202e.txt', code: 'not-found' }),
      expect.objectContaining({ level: 'info', event: 'summary', documents: 1, failed: 2, skipped: 0 }),
    ]);
    expect(stderr).not.toContain('\u202e');
  });

  test('--quiet: errors only', () => {
    given({ 'a.txt': A });
    symlinkSync('.', join(folder, 'loop'));
    const { stderr } = analyze(['.', 'gone.txt', '--quiet'], { env: { CI: '1' } });
    expect(stderr).toBe('analyze: gone.txt: no such file; check the name\n');
  });

  test('a clean run in a pipe is silent; in CI it is summed up', () => {
    given({ 'a.txt': A });
    expect(analyze(['.']).stderr).toBe('');
    expect(analyze(['.'], { env: { CI: 'true' } }).stderr).toMatch(/^analyze: 1 analysed in \d+\.\d s\n$/u);
    expect(analyze(['a.txt'], { env: { CI: 'true' } }).stderr).toBe('');
  });
});

describe('configuration', () => {
  test('searched upwards; what is given on the command line wins; --no-config leaves it', () => {
    given({ 'khabar.config.json': '{"layers":["title"],"offsets":"byte"}', 'deep/er/a.txt': A });
    const keys = (...args: string[]) =>
      Object.keys(JSON.parse(analyze(['a.txt', ...args], { cwd: join(folder, 'deep/er') }).stdout));
    expect(keys()).toEqual(['schemaVersion', 'title']);
    expect(keys('--layers', 'stats')).toEqual(['schemaVersion', 'stats']);
    expect(keys('--no-config')).toContain('entities');
  });

  test('--config and --print-config', () => {
    given({ 'my.json': '{"only":["PER"],"minConfidence":0.5,"maxFileSize":"1MB","cache":"c","ignore":["x"]}' });
    const { status, stdout } = analyze(['--config', 'my.json', '--print-config', '--ignore', 'y', '--jobs', '3']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      only: ['PER'],
      minConfidence: 0.5,
      maxFileSize: 1024 ** 2,
      cache: join(folder, 'c'),
      ignore: ['x', 'y'],
      jobs: 3,
      offsets: 'utf16',
    });
    writeFileSync(join(folder, 'khabar.config.json'), stdout);
    expect(JSON.parse(analyze(['--print-config']).stdout)).toEqual(JSON.parse(stdout));
  });

  test.each([
    { why: 'an unknown key', json: '{"layer":[]}', stderr: /khabar\.config\.json: layer: no such option/u },
    {
      why: 'a wrong value',
      json: '{"minConfidence":"high"}',
      stderr: /khabar\.config\.json: minConfidence: .*number/u,
    },
    { why: 'a wrong name in a list', json: '{"layers":["names"]}', stderr: /layers\.0: /u },
    { why: 'a wrong choice', json: '{"format":"yaml"}', stderr: /format: Allowed choices are json/u },
    { why: 'a wrong size', json: '{"maxFileSize":"much"}', stderr: /maxFileSize: Expected a size/u },
    { why: 'no JSON', json: '{', stderr: /khabar\.config\.json: .*JSON/u },
    { why: 'a list', json: '[]', stderr: /the file: /u },
  ])('$why: exit 2', ({ json, stderr }) => {
    given({ 'khabar.config.json': json, 'a.txt': A });
    const found = analyze(['a.txt']);
    expect(found).toMatchObject({ status: 2, stdout: '' });
    expect(found.stderr).toMatch(stderr);
  });
});
