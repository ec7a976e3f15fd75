import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { article, articles } from '../../scripts/generate-articles.mjs';
import { A, analyze, contentOf, ended, folder, given, parsed, RECORDS, start } from '../helpers/batch-folder.ts';

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
