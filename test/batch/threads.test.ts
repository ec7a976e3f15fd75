import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { article, articles } from '../../scripts/generate-articles.mjs';
import { A, analyze, contentOf, ended, folder, given, parsed, RECORDS, start } from '../helpers/batch-folder.ts';

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
