import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../src/cli/run.ts';
import { Analysis, Failure } from '../src/schema/analysis.ts';
import { type FakeIoOptions, fakeIo } from './helpers/io.ts';

// A run loads the lexicons; a hundred runs in one process need not.
vi.mock('../src/resources/load.ts', async (importOriginal) => {
  const { loadResources } = await importOriginal<typeof import('../src/resources/load.ts')>();
  let loaded: ReturnType<typeof loadResources> | undefined;
  return { loadResources: () => (loaded ??= loadResources()) };
});

const ARTICLE = 'وزير الدفاع في أنقرة\nقال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة".\n';
const ENGLISH = 'Minister in Ankara\nThe defence minister, Hulusi Akar, said: "We will return to work tomorrow".\n';

/** Red colour, a bell, a C1 introducer, direction controls: what a terminal must never get from an article. */
const HOSTILE = 'عاجل\u001b[31m\u0007\u009b2J\u202e\u2066';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'khabar-cli-'));

beforeAll(() => {
  mkdirSync(join(folder, 'news/deep'), { recursive: true });
  mkdirSync(join(folder, 'nothing'));
  const files: Record<string, string | Uint8Array> = {
    'article.txt': ARTICLE,
    'news/b.txt': ARTICLE,
    'news/a.txt': ARTICLE,
    'news/deep/c.md': ARTICLE,
    'news/notes.csv': 'not,an,article\n',
    'empty.txt': '',
    'blank.txt': ' \n\u200f\n\n',
    'mark.txt': '\ufeff',
    'english.txt': ENGLISH,
    'page.pdf': Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n', 'latin1'),
    'letter.docx': zipWith('word/document.xml'),
    'letter.doc': Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(500)}`, 'hex'),
    'photo.jpg': Buffer.from(`ffd8ffe000104a46494600010100000100010000${'8f01c3'.repeat(100)}`, 'hex'),
    'zeros.txt': new Uint8Array(4096),
    'hostile.txt': `${HOSTILE} في أنقرة\nقال الوزير خلوصي أكار: "سنعود ${HOSTILE} إلى العمل غدا".\n`,
    [`${HOSTILE}.txt`]: ARTICLE,
    'two\nlines.txt': ARTICLE,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  symlinkSync('nowhere.txt', join(folder, 'dangling.txt'));
  symlinkSync('loop.txt', join(folder, 'loop.txt'));
  process.chdir(folder);
});

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** The first entry of a zip archive, as far as a program looks that only wants to know what it has before it. */
function zipWith(name: string): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.alloc(200, 1)]);
}

async function call(args: readonly string[], options: FakeIoOptions = {}) {
  const io = fakeIo(options);
  const status = await run(args, io);
  return { status, stdout: io.stdout(), stderr: io.stderr() };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

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

describe('options', () => {
  test.each([
    { layers: 'quotes', keys: ['schemaVersion', 'quotes'] },
    { layers: 'title,text', keys: ['schemaVersion', 'title', 'text'] },
    { layers: 'stats, entities', keys: ['schemaVersion', 'entities', 'stats'] },
    { layers: 'tokens,sentences', keys: ['schemaVersion', 'sentences', 'tokens'] },
    {
      layers: 'all',
      keys: [
        'schemaVersion',
        'generator',
        'source',
        'metadata',
        'title',
        'text',
        'removed',
        'edits',
        'sentences',
        'tokens',
        'entities',
        'quotes',
        'indirect',
        'keywords',
        'stats',
      ],
    },
  ])('--layers $layers', async ({ layers, keys }) => {
    expect(Object.keys(JSON.parse((await call(['--layers', layers, 'article.txt'])).stdout))).toEqual(keys);
  });

  test('without --layers: no text, tokens or edits', async () => {
    const keys = Object.keys(JSON.parse((await call(['article.txt'])).stdout));
    expect(keys).toEqual([
      'schemaVersion',
      'generator',
      'source',
      'metadata',
      'title',
      'removed',
      'sentences',
      'entities',
      'quotes',
      'stats',
    ]);
  });

  test.each([
    { unit: 'utf16', cut: (text: string, start: number, end: number) => text.slice(start, end) },
    { unit: 'codepoint', cut: (text: string, start: number, end: number) => [...text].slice(start, end).join('') },
    {
      unit: 'byte',
      cut: (text: string, start: number, end: number) => Buffer.from(text).subarray(start, end).toString(),
    },
  ])('--offsets $unit', async ({ unit, cut }) => {
    const stdin = `😀 ${ARTICLE}`;
    const { quotes, text } = JSON.parse(
      (await call(['--offsets', unit, '--layers', 'quotes,text', '-'], { stdin })).stdout,
    ) as Analysis;
    expect(quotes?.map(({ start, end }) => cut(text as string, start, end))).toEqual(['سنعود إلى العمل غدا في أنقرة']);
  });

  test.each([
    { why: '--pretty', args: ['--pretty'], terminal: false, indented: true },
    { why: 'a terminal', args: [], terminal: true, indented: true },
    { why: 'a terminal and --no-pretty', args: ['--no-pretty'], terminal: true, indented: false },
    { why: 'a pipe', args: [], terminal: false, indented: false },
  ])('$why: indented is $indented', async ({ args, terminal, indented }) => {
    const { stdout } = await call([...args, 'article.txt'], { stdoutIsTerminal: terminal });
    expect(stdout.startsWith('{\n  "schemaVersion"')).toBe(indented);
  });

  test('--encoding wins over the guess', async () => {
    const { stdout } = await call(['--encoding', 'windows-1256', '--layers', 'source', 'article.txt']);
    expect(JSON.parse(stdout)).toMatchObject({ source: { encoding: 'windows-1256' } });
  });

  test('--input-format text leaves tags alone', async () => {
    const { stdout } = await call(['--input-format', 'text', '--layers', 'text', '-'], { stdin: '<p>وصل الوزير</p>' });
    expect(JSON.parse(stdout)).toMatchObject({ text: '<p>وصل الوزير</p>' });
  });
});

describe('--format text', () => {
  test('headline, quotes with speakers, names', async () => {
    const { status, stdout } = await call(['--format', 'text', 'article.txt']);
    expect(status).toBe(0);
    for (const part of [
      'article.txt',
      'وزير الدفاع في أنقرة',
      'Quotes',
      'خلوصي أكار',
      '«سنعود إلى العمل غدا في أنقرة»',
      'Hulusi Akar',
      'Ankara',
    ])
      expect(stdout).toContain(part);
  });

  test.each([
    { why: 'a pipe', options: {}, colored: false },
    { why: 'a terminal', options: { stdoutIsTerminal: true }, colored: true },
    { why: 'NO_COLOR on a terminal', options: { stdoutIsTerminal: true, env: { NO_COLOR: '1' } }, colored: false },
    {
      why: 'an empty NO_COLOR does not count',
      options: { stdoutIsTerminal: true, env: { NO_COLOR: '' } },
      colored: true,
    },
    { why: 'FORCE_COLOR in a pipe', options: { env: { FORCE_COLOR: '1' } }, colored: true },
    { why: 'FORCE_COLOR=0', options: { env: { FORCE_COLOR: '0' } }, colored: false },
    { why: 'NO_COLOR wins over FORCE_COLOR', options: { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, colored: false },
  ])('$why: colour is $colored', async ({ options, colored }) => {
    const { stdout } = await call(['--format', 'text', 'article.txt'], options);
    expect(stdout.includes('\u001b[')).toBe(colored);
  });

  test.each(['hostile.txt', `${HOSTILE}.txt`])(
    'no control character of an article or its name reaches the terminal: %j',
    async (path) => {
      const { status, stdout } = await call(['--format', 'text', path], {
        stdoutIsTerminal: true,
        env: { NO_COLOR: '1' },
      });
      expect(status).toBe(0);
      expect(stdout.replaceAll('\n', '')).not.toMatch(UNSAFE);
    },
  );

  test('a file name of two lines cannot pass for something else', async () => {
    expect((await call(['--format', 'text', 'two\nlines.txt'])).stdout).not.toMatch(/^lines\.txt/mu);
  });
});

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
