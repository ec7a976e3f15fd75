import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, articles } from '../scripts/generate-articles.mjs';
import { ensureProgram, PROGRAM, runProgram } from './helpers/program.ts';

/*
 * The program as a citizen of shell and CI: many inputs, threads, interruptions, full disks. Every test runs the program that
 * is built, in a folder of its own.
 */

const root = mkdtempSync(join(tmpdir(), 'khabar-batch-'));
let folder = root;
let number = 0;

beforeAll(ensureProgram, 180_000);
afterAll(() => rmSync(root, { recursive: true, force: true }), 60_000);

/** A fresh folder with these files. */
function given(files: Readonly<Record<string, string | Uint8Array>>): string {
  folder = join(root, String(++number));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const analyze = (args: readonly string[], options = {}) => runProgram(args, { cwd: folder, ...options });

// biome-ignore lint/suspicious/noExplicitAny: what is printed is looked into, not typed
const parsed = (stdout: string): Record<string, any>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const pathsOf = (stdout: string) => parsed(stdout).map(({ source }) => source.path);

/** Names and contents of all files below a folder. */
function contentOf(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(names.map((name) => [name.slice(path.length + 1), readFileSync(name, 'utf8')]));
}

const A = article(1, 40);
const RECORDS = [...articles(300, 60)].join('');

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
    chmodSync(root, 0o755);
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

function start(args: readonly string[]) {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { ...process.env, CI: '' } });
}

async function ended(child: ReturnType<typeof start>) {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdout.resume();
  const [status, signal] = await once(child, 'close');
  return { status, signal, stderr };
}

describe('threads', () => {
  test('any number gives the same bytes, failures and skipped records in their places', () => {
    given({
      'r.ndjson': RECORDS.replaceAll(/(a\d*7","text":)"/gu, '$1 oops"').replace(
        '{"id":"a20"',
        '{"schemaVersion":"1","id":"a20"',
      ),
    });
    const [one, two, five] = ['1', '2', '5'].map((jobs) =>
      analyze(['r.ndjson', '--jobs', jobs, '--layers', 'entities,quotes']),
    );
    expect(one?.status).toBe(1);
    expect(parsed(one?.stdout ?? '').length).toBe(299);
    expect(two?.stdout).toBe(one?.stdout);
    expect(five?.stdout).toBe(one?.stdout);
    expect(two?.stderr.replace(/in .*/u, '')).toBe(one?.stderr.replace(/in .*/u, ''));
  });

  test('a thread that dies costs the record that it died of, and no other', () => {
    const deadly = JSON.stringify({ id: 'deadly', text: A });
    given({
      'r.ndjson': RECORDS + RECORDS.replace(/.*"a100".*\n/u, `${deadly}\n`),
      // Runs in every thread before the program does.
      'die.mjs': `import { isMainThread, parentPort } from 'node:worker_threads';
        const post = parentPort?.postMessage.bind(parentPort);
        if (!isMainThread) parentPort.postMessage = (answer) => {
          if (JSON.stringify(answer).includes('deadly')) process.exit(9);
          post(answer);
        };`,
    });
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'die.mjs'))}` };
    const { status, stdout, stderr } = analyze(['r.ndjson', '--jobs', '2', '--layers', 'stats'], { env });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^analyze: r\.ndjson:401: an error of khabar.*its thread ended \(exit 9\)\nanalyze: 599 analysed/u,
    );
    const lines = parsed(stdout);
    expect(lines.length).toBe(600);
    expect(lines[400]).toMatchObject({ source: { path: 'r.ndjson' }, error: { code: 'internal' } });
    expect(lines.filter((line) => 'stats' in line).length).toBe(599);
  }, 60_000);

  test.each([{ args: [] }, { args: ['--input-format', 'ndjson'] }])(
    'a stream is answered while it is open: $args',
    async ({ args }) => {
      given({});
      const child = start([...args, '--layers', 'text']);
      const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
      for (const text of ['a', 'b']) {
        child.stdin.write(`{"text":"${text}"}\n`);
        expect(JSON.parse((await lines.next()).value)).toMatchObject({ text });
      }
      child.stdin.end();
      expect(await ended(child)).toMatchObject({ status: 0, stderr: '' });
    },
  );

  test('--fail-fast delivers what came before, whatever the number of threads', () => {
    given({ 'r.ndjson': `${RECORDS}bad\n${RECORDS}` });
    for (const jobs of ['1', '3']) {
      const { status, stdout } = analyze(['r.ndjson', '--fail-fast', '--jobs', jobs, '--layers', 'stats']);
      expect(status).toBe(1);
      expect(parsed(stdout).length).toBe(301);
      expect(parsed(stdout).at(-1)).toHaveProperty('error');
    }
  });
});

describe('--out-dir', () => {
  const FILES = { 'news/a.txt': A, 'news/deep/b.txt': article(2, 40), 'r.ndjson': '{"id":1,"text":"a"}\nbad\n' };

  test('one file for each input; with --keep-dirs in its folders', () => {
    given(FILES);
    expect(analyze(['news', 'r.ndjson', '--out-dir', 'out', '--keep-dirs'])).toMatchObject({ status: 1, stdout: '' });
    const out = contentOf(join(folder, 'out'));
    expect(Object.keys(out)).toEqual(['news/a.json', 'news/deep/b.json', 'r.ndjson']);
    expect(out['news/a.json']).toBe(analyze(['news/a.txt']).stdout);
    expect(parsed(out['r.ndjson'] ?? '')).toMatchObject([{ id: 1 }, { error: { code: 'bad-record' } }]);
    analyze(['news', '--out-dir', 'flat']);
    expect(Object.keys(contentOf(join(folder, 'flat')))).toEqual(['a.json', 'b.json']);
  });

  test('nothing is written outside, whatever the path', () => {
    given(FILES);
    mkdirSync(join(folder, 'sub'));
    const { status } = analyze(['../news/a.txt', join(folder, 'news/deep/b.txt'), '--out-dir', 'out', '--keep-dirs'], {
      cwd: join(folder, 'sub'),
    });
    expect(status).toBe(0);
    expect(readdirSync(join(folder, 'sub'))).toEqual(['out']);
    expect(readdirSync(folder).sort()).toEqual(['news', 'r.ndjson', 'sub']);
  });

  test('two inputs of one output, and an input that would be overwritten', () => {
    given({ 'a/x.txt': A, 'b/x.txt': A, 'c.json': '{"text":"a"}' });
    const { status, stderr } = analyze(['a/x.txt', 'b/x.txt', '--out-dir', 'out']);
    expect(status).toBe(1);
    expect(stderr).toContain(
      'b/x.txt: another input is written to out/x.json already; keep them apart with --keep-dirs',
    );
    expect(analyze(['c.json', '--format', 'json', '--out-dir', '.']).stderr).toContain(
      'would be overwritten by its own result',
    );
    expect(readFileSync(join(folder, 'c.json'), 'utf8')).toBe('{"text":"a"}');
  });

  test('a file of records that is cut off is not delivered', () => {
    given({ 'r.ndjson.gz': gzipSync(RECORDS).subarray(0, -100) });
    expect(analyze(['r.ndjson.gz', '--out-dir', 'out'])).toMatchObject({ status: 1 });
    expect(contentOf(join(folder, 'out'))).toEqual({});
  });

  test('--resume does what is missing', () => {
    given(FILES);
    analyze(['news', '--out-dir', 'out']);
    writeFileSync(join(folder, 'out/a.json'), 'kept');
    unlinkSync(join(folder, 'out/b.json'));
    const { status, stderr } = analyze(['news', '--out-dir', 'out', '--resume']);
    expect(status).toBe(0);
    expect(stderr).toContain('1 analysed, 1 skipped');
    expect(contentOf(join(folder, 'out'))['a.json']).toBe('kept');
    expect(contentOf(join(folder, 'out'))['b.json']).toContain('schemaVersion');
  });

  test('killed in the middle: no half file; --resume completes it to what an uninterrupted run gives', async () => {
    given(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`news/${i}.txt`, article(i, 400)])));
    const args = ['news', '--jobs', '2', '--layers', 'all', '--out-dir'];
    analyze([...args, 'whole']);
    const whole = contentOf(join(folder, 'whole'));
    const child = start([...args, 'out']);
    while (!existsSync(join(folder, 'out')) || readdirSync(join(folder, 'out')).length < 20) await wait(5);
    child.kill('SIGKILL');
    expect(await ended(child)).toMatchObject({ signal: 'SIGKILL' });
    writeFileSync(join(folder, `out/.khabar-${child.pid}-999.part`), 'half');
    const before = Object.entries(contentOf(join(folder, 'out'))).filter(([name]) => !name.endsWith('.part'));
    expect(before.length).toBeLessThan(150);
    for (const [name, content] of before) expect(content).toBe(whole[name]);
    expect(analyze([...args, 'out', '--resume']).status).toBe(0);
    expect(contentOf(join(folder, 'out'))).toEqual(whole);
  }, 120_000);

  test('brat: text and annotations of every record', () => {
    given({ 'a.txt': A, 'r.ndjson': [...articles(2, 40)].join('') });
    analyze(['a.txt', 'r.ndjson', '--format', 'brat', '--out-dir', 'out']);
    expect(Object.keys(contentOf(join(folder, 'out')))).toEqual([
      'a.ann',
      'a.txt',
      'annotation.conf',
      'r-1.ann',
      'r-1.txt',
      'r-2.ann',
      'r-2.txt',
    ]);
    expect(contentOf(join(folder, 'out'))['a.txt']).toBe(A);
    expect(contentOf(join(folder, 'out'))['annotation.conf']).toMatch(/^\[entities\]\nPER\n/mu);
  });

  test('brat: one configuration for all folders, and what somebody changed in it stays', () => {
    given({ 'news/a.txt': A, 'news/deep/b.txt': A, 'out/annotation.conf': 'mine' });
    analyze(['news', '--format', 'brat', '--out-dir', 'out', '--keep-dirs']);
    const out = contentOf(join(folder, 'out'));
    expect(Object.keys(out).filter((name) => name.endsWith('.conf'))).toEqual(['annotation.conf']);
    expect(out['annotation.conf']).toBe('mine');
  });
});

describe('-o', () => {
  test('the file holds what standard output would', () => {
    given({ 'a.txt': A });
    expect(analyze(['a.txt', '-o', 'a.json'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(analyze(['a.txt']).stdout);
    expect(readdirSync(folder)).toEqual(['a.json', 'a.txt']);
  });

  test('a run that stops early leaves what was there', () => {
    given({ 'r.ndjson': `${RECORDS}bad\n`, 'out.ndjson': 'before' });
    expect(analyze(['r.ndjson', '--fail-fast', '-o', 'out.ndjson']).status).toBe(1);
    expect(readFileSync(join(folder, 'out.ndjson'), 'utf8')).toBe('before');
    expect(readdirSync(folder).sort()).toEqual(['out.ndjson', 'r.ndjson']);
  });

  test('a full disk is one line', ({ skip }) => {
    if (!existsSync('/dev/full')) skip('only Linux has /dev/full');
    given({ 'a.txt': A, 'r.ndjson': RECORDS });
    for (const path of ['a.txt', 'r.ndjson']) {
      const { status, stderr } = analyze([path, '-o', '/dev/full']);
      expect(status).toBe(1);
      expect(stderr).toBe('analyze: /dev/full: cannot be written: no space left on the device\n');
    }
    expect(existsSync('/dev/full')).toBe(true);
  });
});

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

describe('what is delivered', () => {
  test('--only and --min-confidence: references never lead to nothing', () => {
    given({ 'a.txt': article(5, 300) });
    const result = JSON.parse(analyze(['a.txt', '--only', 'GPE', '--min-confidence', '0.5']).stdout);
    expect(new Set(result.entities.map((entity: { type: string }) => entity.type))).toEqual(new Set(['GPE']));
    expect(result.stats.entities).toBe(result.entities.length);
    const ids = result.entities.map(({ id }: { id: string }) => id);
    for (const { speaker } of result.quotes) expect([null, ...ids]).toContain(speaker?.entity ?? null);
  });

  test.each([
    { format: 'csv', args: ['--table', 'quotes'], expected: /^path,id,quote,/u },
    { format: 'csv', args: [], expected: /^path,id,entity,/u },
    { format: 'conll', args: [], expected: /^# newdoc id = a\.txt\n\S+\t[OBI]/u },
    { format: 'html', args: [], expected: /<html/u },
    { format: 'webanno', args: [], expected: /"AnnotationPage"/u },
    { format: 'text', args: [], expected: /a\.txt/u },
  ])('--format $format $args', ({ format, args, expected }) => {
    given({ 'a.txt': A });
    const { status, stdout } = analyze(['a.txt', 'a.txt', '--format', format, ...args]);
    expect(status).toBe(0);
    expect(stdout).toMatch(expected);
    if (format === 'csv') expect(stdout.split('\r\n').filter((line) => line.startsWith('path,')).length).toBe(1);
  });

  test('--input-format conll is answered token for token', () => {
    given({ 'a.conll': 'زار\nأنقرة\n\nعاد\n' });
    const { stdout } = analyze(['a.conll', '--input-format', 'conll', '--format', 'conll']);
    expect(stdout).toMatch(/^زار\tO\nأنقرة\t\S+\n\nعاد\tO\n/u);
  });

  test('--format conll of several inputs: each begins with its id, and a blank line parts them', () => {
    given({ 'a.txt': 'وصل.', 'b.conll': 'زار\nأنقرة', 'r.ndjson': '{"id":7,"text":"عاد."}\n{"text":""}\n' });
    expect(analyze(['a.txt', 'r.ndjson', 'a.txt', '--format', 'conll']).stdout).toMatch(
      /^# newdoc id = a\.txt\nوصل\tO\n\.\tO\n\n# newdoc id = r\.ndjson#7\nعاد\tO\n\.\tO\n\n# newdoc id = r\.ndjson\n\n# newdoc/u,
    );
    expect(analyze(['b.conll', 'b.conll', '--input-format', 'conll', '--format', 'conll']).stdout).toMatch(
      /^# newdoc id = b\.conll\nزار\tO\nأنقرة\t\S+\n\n# newdoc id = b\.conll\nزار\tO\nأنقرة\t\S+\n\n$/u,
    );
    analyze(['a.txt', 'r.ndjson', '--format', 'conll', '--out-dir', 'out']);
    expect(contentOf(join(folder, 'out'))).toEqual({
      'a.conll': 'وصل\tO\n.\tO\n\n',
      'r.conll': '# newdoc id = r.ndjson#7\nعاد\tO\n.\tO\n\n# newdoc id = r.ndjson\n\n',
    });
  });

  test('--format json of nothing but skipped inputs is an empty array', () => {
    given({ 'r.ndjson': '' });
    expect(JSON.parse(analyze(['r.ndjson', '--format', 'json']).stdout)).toEqual([]);
  });
});

describe('--cache', () => {
  test('a second run takes what did not change; options and damage are noticed', () => {
    given({ 'r.ndjson': RECORDS });
    const run = (...args: string[]) => analyze(['r.ndjson', '--cache', 'cache', '--layers', 'quotes', ...args]);
    const first = run();
    const entries = Object.keys(contentOf(join(folder, 'cache'))).filter((name) => name.includes('/'));
    expect(entries.length).toBe(300);
    for (const [index, damage] of ['', 'half', '0'.repeat(64)].entries())
      writeFileSync(join(folder, 'cache', entries[index] as string), damage);
    expect(run('--jobs', '2')).toEqual(first);
    expect(run('--layers', 'title').stdout).not.toBe(first.stdout);
  });

  test('what is there is used', () => {
    given({ 'a.txt': A });
    const [before] = [analyze(['a.txt', '--cache', 'c']).stdout];
    const file = Object.keys(contentOf(join(folder, 'c'))).find((name) => name.includes('/')) as string;
    expect(readFileSync(join(folder, 'c', file), 'utf8')).toContain(JSON.stringify(before.trimEnd()).slice(1, 40));
    unlinkSync(join(folder, 'c', file));
    expect(analyze(['a.txt', '--cache', 'c']).stdout).toBe(before);
  });

  test('two runs at once', async () => {
    given({ 'r.ndjson': RECORDS });
    const expected = analyze(['r.ndjson', '--layers', 'stats']).stdout;
    const both = await Promise.all(
      [1, 2].map(async () => {
        const child = start(['r.ndjson', '--layers', 'stats', '--cache', 'cache']);
        let stdout = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
          stdout += text;
        });
        await once(child, 'close');
        return stdout;
      }),
    );
    expect(both).toEqual([expected, expected]);
  });
});

describe('interruption', () => {
  test('Ctrl-C finishes the records in hand and says how many are done', async () => {
    given({});
    const child = start(['--input-format', 'ndjson', '--layers', 'stats']);
    const delivered: string[] = [];
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => delivered.push(line));
    child.stdin.write([...articles(3, 50)].join(''));
    await once(lines, 'line');
    child.kill('SIGINT');
    const { status, stderr } = await ended(child);
    expect(status).toBe(130);
    expect(delivered.map((line) => JSON.parse(line).id)).toEqual(['a0', 'a1', 'a2'].slice(0, delivered.length));
    expect(stderr).toMatch(new RegExp(`analyze: interrupted: ${delivered.length} analysed`, 'u'));
  });

  test('with threads, every line is whole', async () => {
    given({ 'r.ndjson': RECORDS.repeat(20) });
    const child = start(['r.ndjson', '--jobs', '2', '--layers', 'stats']);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const { status, stderr } = await ended(child);
    expect(status).toBe(130);
    expect(stderr).toContain(`${parsed(stdout).length} analysed`);
    expect(parsed(stdout).length).toBeLessThan(6000);
  });

  test.each([
    { signals: ['SIGINT'], status: 130 },
    { signals: ['SIGTERM'], status: 143 },
    { signals: ['SIGINT', 'SIGINT'], status: 130 },
  ] as const)('-o FILE: $signals leave no file and no temporary file', async ({ signals, status }) => {
    given({ 'r.ndjson': RECORDS.repeat(20), 'out.ndjson': 'before' });
    for (const output of ['out.ndjson', 'new.ndjson']) {
      const child = start(['r.ndjson', '--jobs', '2', '--layers', 'all', '-o', output]);
      const isBegun = () => readdirSync(folder).some((name) => name.endsWith('.part'));
      const end = ended(child);
      while (!isBegun()) await wait(5);
      for (const signal of signals) {
        await wait(20);
        child.kill(signal);
      }
      expect((await end).status).toBe(status);
      expect(readdirSync(folder).sort()).toEqual(['out.ndjson', 'r.ndjson']);
      expect(readFileSync(join(folder, 'out.ndjson'), 'utf8')).toBe('before');
    }
  });

  test('--out-dir: what is there after Ctrl-C is whole, --resume does the rest', async () => {
    given(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`news/${i}.txt`, article(i, 200)])));
    analyze(['news', '--out-dir', 'whole']);
    const child = start(['news', '--jobs', '2', '--out-dir', 'out']);
    while (!existsSync(join(folder, 'out')) || readdirSync(join(folder, 'out')).length < 10) await wait(5);
    child.kill('SIGINT');
    const { status, stderr } = await ended(child);
    const before = contentOf(join(folder, 'out'));
    expect(status).toBe(130);
    expect(stderr).toContain(`interrupted: ${Object.keys(before).length} analysed`);
    expect(contentOf(join(folder, 'whole'))).toMatchObject(before);
    expect(analyze(['news', '--out-dir', 'out', '--resume']).status).toBe(0);
    expect(contentOf(join(folder, 'out'))).toEqual(contentOf(join(folder, 'whole')));
  }, 120_000);

  test('a reader that goes away ends the run quietly', async () => {
    given({ 'r.ndjson': RECORDS.repeat(20) });
    const child = start(['r.ndjson', '--jobs', '2']);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(stderr).toBe('');
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
