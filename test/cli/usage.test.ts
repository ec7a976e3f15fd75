import { describe, expect, test } from 'vitest';
import { call } from '../helpers/cli-folder.ts';

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['--help', 'article.txt']])('%s', async (...args) => {
    const { status, stdout, stderr } = await call(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: analyze/u);
    for (const word of ['--format', '--layers', '--offsets', '--pretty', '--encoding', 'Exit status', 'Examples'])
      expect(stdout).toContain(word);
  });

  test.each(['--version', '-V'])('%s', async (option) => {
    expect(await call([option])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/u),
      stderr: '',
    });
  });

  test('no path on a terminal: help on stderr', async () => {
    const { status, stdout, stderr } = await call([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: analyze');
  });
});

describe('wrong usage: exit 2, nothing on stdout, what was allowed on stderr', () => {
  test.each([
    {
      why: 'unknown option',
      args: ['--colour', 'article.txt'],
      stderr: /unknown option '--colour'[\s\S]*analyze --help/u,
    },
    { why: 'misspelt option', args: ['--formt', 'json', 'article.txt'], stderr: /Did you mean --format/u },
    {
      why: 'unknown format',
      args: ['--format', 'yaml', 'article.txt'],
      stderr: /'yaml' is invalid\. Allowed choices are json, ndjson, text/u,
    },
    { why: 'format without a name', args: ['--format'], stderr: /argument missing/u },
    {
      why: 'unknown layer',
      args: ['--layers', 'quotes,peple', 'article.txt'],
      stderr: /Allowed choices are all, generator, .*quotes/u,
    },
    { why: 'no layer', args: ['--layers', '', 'article.txt'], stderr: /Allowed choices are all/u },
    {
      why: 'unknown unit',
      args: ['--offsets', 'bytes', 'article.txt'],
      stderr: /Allowed choices are utf16, codepoint, byte/u,
    },
    {
      why: 'unknown input format',
      args: ['--input-format', 'pdf', 'article.txt'],
      stderr: /Allowed choices are auto, text, html/u,
    },
    { why: 'unknown encoding', args: ['--encoding', 'klingon', 'article.txt'], stderr: /"klingon".*windows-1256/u },
  ])('$why: $args', async ({ args, stderr }) => {
    const found = await call(args);
    expect(found).toMatchObject({ status: 2, stdout: '' });
    expect(found.stderr).toMatch(stderr);
    expect(found.stderr).not.toMatch(/\n {4}at /u);
  });
});
