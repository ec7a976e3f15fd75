import { describe, expect, test } from 'vitest';
import { outputName } from '../../../src/batch/output-name.ts';
import { formatSize, parseSize } from '../../../src/batch/size.ts';
import { writerOfPart } from '../../../src/batch/whole-file.ts';

describe('names of outputs stay below their folder', () => {
  test.each([
    { why: 'the extension gives way', path: 'a.txt', plain: 'a.json', kept: 'a.json' },
    { why: 'with that of gzip', path: 'news/a.html.gz', plain: 'a.json', kept: 'news/a.json' },
    { why: 'gzip alone', path: 'a.gz', plain: 'a.json', kept: 'a.json' },
    { why: 'an unknown one stays', path: 'a.v2', plain: 'a.v2.json', kept: 'a.v2.json' },
    { why: 'a name that is an extension', path: 'x/.txt', plain: '.txt.json', kept: 'x/.txt.json' },
    { why: 'upwards', path: '../../etc/passwd', plain: 'passwd.json', kept: 'etc/passwd.json' },
    { why: 'upwards in the middle', path: 'a/../../b.txt', plain: 'b.json', kept: 'a/b.json' },
    { why: 'from the root', path: '/etc/a.txt', plain: 'a.json', kept: 'etc/a.json' },
    { why: 'here', path: './a/./b.txt', plain: 'b.json', kept: 'a/b.json' },
    { why: 'a drive', path: 'C:/a.txt', plain: 'a.json', kept: 'a.json' },
    { why: 'nothing but dots', path: '..', plain: 'stdin.json', kept: 'stdin.json' },
    { why: 'standard input', path: '-', plain: 'stdin.json', kept: 'stdin.json' },
    {
      why: 'Arabic letters and a line break',
      path: 'أ/خبر\nجديد.txt',
      plain: 'خبر\nجديد.json',
      kept: 'أ/خبر\nجديد.json',
    },
    { why: 'an extension in the middle', path: 'a.txt.bak', plain: 'a.txt.bak.json', kept: 'a.txt.bak.json' },
  ])('$why: $path', ({ path, plain, kept }) => {
    expect(outputName(path, '.json', false)).toBe(plain);
    expect(outputName(path, '.json', true)).toBe(kept);
  });
});

describe('sizes', () => {
  test.each([
    ['500', 500],
    ['64KB', 65_536],
    ['64 kb', 65_536],
    ['1.5MiB', 1_572_864],
    ['2g', 2 * 1024 ** 3],
    ['0', null],
    ['', null],
    ['-1', null],
    ['64XB', null],
    ['1e9', null],
    ['٦٤', null],
  ])('%s is %s bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each([
    [500, '500 bytes'],
    [65_536, '64 KB'],
    [1_572_864, '1.5 MB'],
    [1024 ** 3, '1 GB'],
  ])('%i is written %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

test.each([
  { name: '.khabar-123-4.part', writer: 123 },
  { name: 'out/.khabar-9-1.part', writer: 9 },
  { name: 'khabar-123-4.part', writer: null },
  { name: '.khabar-123-4.part.json', writer: null },
  { name: '.khabar-x-4.part', writer: null },
])('$name is being written by process $writer', ({ name, writer }) => {
  expect(writerOfPart(name)).toBe(writer);
});
