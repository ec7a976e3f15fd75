import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { peek, utf8Stream } from '../../../src/batch/byte-stream.ts';
import { groupEntries } from '../../../src/batch/group-entries.ts';
import type { Entry } from '../../../src/batch/job.ts';
import { mapOrdered } from '../../../src/batch/map-ordered.ts';
import { readPathList } from '../../../src/batch/path-list.ts';
import { pack, unpack } from '../../../src/batch/worker-messages.ts';

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield item;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function* bytesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('mapOrdered', () => {
  test('answers come in the order of the items, however long each takes', async () => {
    const slowFirst = async (ms: number): Promise<number> => {
      await wait(ms);
      return ms;
    };
    expect(await all(mapOrdered(from([30, 5, 20, 1]), 3, slowFirst))).toEqual([30, 5, 20, 1]);
  });

  test('no more than the limit are begun before the first is taken', async () => {
    let begun = 0;
    const answers = mapOrdered(from([1, 2, 3, 4, 5, 6]), 2, async (item) => {
      begun++;
      return item;
    });
    await answers.next();
    await wait(5);
    expect(begun).toBeLessThanOrEqual(3);
    await answers.return(undefined);
  });

  test('an answer does not wait for the next item', async () => {
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await wait(10_000, undefined, { ref: false });
      yield 2;
    }
    const { value } = await mapOrdered(slow(), 4, async (item) => item).next();
    expect(value).toBe(1);
  });

  test('a failure comes at its turn', async () => {
    const answers = mapOrdered(from([1, 2]), 2, async (item) => {
      if (item === 2) throw new Error('two');
      await wait(5);
      return item;
    });
    expect((await answers.next()).value).toBe(1);
    await expect(answers.next()).rejects.toThrow('two');
  });
});

describe('groupEntries', () => {
  const entry = (size: number): Entry => ({ kind: 'document', path: 'a', bytes: new Uint8Array(size) });

  test('full by number, full by bytes, and the rest', async () => {
    const many = await all(groupEntries(from(Array.from({ length: 70 }, () => entry(1)))));
    expect(many.map(({ entries, full }) => [entries.length, full])).toEqual([
      [32, true],
      [32, true],
      [6, false],
    ]);
    const large = await all(groupEntries(from([entry(70_000), entry(40_000), entry(40_000), entry(1)])));
    expect(large.map(({ entries }) => entries.length)).toEqual([1, 2, 1]);
  });

  test('what there is comes when the source pauses', async () => {
    async function* slow(): AsyncGenerator<Entry> {
      yield entry(1);
      await wait(10_000, undefined, { ref: false });
    }
    const { value } = await groupEntries(slow()).next();
    expect(value).toMatchObject({ full: false, entries: [{ path: 'a' }] });
  });

  test('after a stop nothing is awaited', async () => {
    const stop = new AbortController();
    async function* endless(): AsyncGenerator<Entry> {
      yield entry(1);
      await wait(10_000, undefined, { ref: false });
    }
    const batches = groupEntries(endless(), stop.signal);
    await batches.next();
    const next = batches.next();
    stop.abort();
    expect(await next).toMatchObject({ done: true });
  });
});

describe('readPathList', () => {
  test.each([
    { why: 'lines', list: 'a.txt\nb c.txt\n', paths: ['a.txt', 'b c.txt'] },
    { why: 'lines of Windows', list: 'a.txt\r\nb.txt\r\n', paths: ['a.txt', 'b.txt'] },
    { why: 'empty lines', list: '\na.txt\n\n', paths: ['a.txt'] },
    { why: 'NUL', list: 'a.txt\0two\nlines.txt\0', paths: ['a.txt', 'two\nlines.txt'] },
    { why: 'Arabic letters', list: 'خبر.txt\n', paths: ['خبر.txt'] },
    { why: 'nothing', list: '', paths: [] },
  ])('$why', async ({ list, paths }) => {
    expect(await all(readPathList(bytesOf(Buffer.from(list), 1000)))).toEqual(paths);
  });
});

describe('utf8Stream', () => {
  const TEXT = '{"text":"قال الوزير"}\n';
  const utf16be = Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16();
  test.each([
    { why: 'as it is', bytes: Buffer.from(TEXT) },
    { why: 'with a mark', bytes: Buffer.from(`\ufeff${TEXT}`) },
    { why: 'UTF-16 with a mark', bytes: Buffer.from(`\ufeff${TEXT}`, 'utf16le') },
    { why: 'UTF-16, the other way', bytes: utf16be },
    { why: 'packed', bytes: gzipSync(TEXT) },
    { why: 'packed UTF-16', bytes: gzipSync(Buffer.from(`\ufeff${TEXT}`, 'utf16le')) },
    { why: 'packed in two pieces', bytes: Buffer.concat([gzipSync(TEXT.slice(0, 9)), gzipSync(TEXT.slice(9))]) },
  ])('$why, cut anywhere', async ({ bytes }) => {
    for (const size of [1, 3, 1000])
      expect(Buffer.concat(await all(utf8Stream(bytesOf(bytes, size)))).toString()).toBe(TEXT);
  });

  test('an encoding that is named', async () => {
    const bytes = Buffer.from([0xde, 0xc7, 0xe1]);
    expect(Buffer.concat(await all(utf8Stream(bytesOf(bytes, 1), 'windows-1256'))).toString()).toBe('قال');
  });

  test('cut off: what could be read, then an error', async () => {
    const packed = gzipSync(TEXT.repeat(1000));
    const read: Uint8Array[] = [];
    const reading = (async () => {
      for await (const chunk of utf8Stream(bytesOf(packed.subarray(0, -20), 64))) read.push(chunk);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'input', reason: 'gzip' });
  });
});

test('peek reads ahead and gives everything again', async () => {
  const { start, chunks } = await peek(bytesOf(Buffer.from('abcdefgh'), 3), 4);
  expect(Buffer.from(start).toString()).toBe('abcdef');
  expect(Buffer.concat(await all(chunks)).toString()).toBe('abcdefgh');
});

test('a batch that was packed and unpacked is the same', () => {
  const entries: Entry[] = [
    { kind: 'document', path: 'a.txt', bytes: Buffer.from('قال') },
    { kind: 'failure', path: 'b.txt', code: 'not-found', message: 'b.txt: no such file' },
    { kind: 'record', path: 'c.ndjson', at: 3, bytes: Buffer.from('{}') },
    { kind: 'document', path: 'empty.txt', bytes: new Uint8Array() },
  ];
  const again = unpack(pack(1, entries)).map((entry) =>
    'bytes' in entry ? { ...entry, bytes: Buffer.from(entry.bytes) } : entry,
  );
  expect(again).toEqual(
    entries.map((entry) => ('bytes' in entry ? { ...entry, bytes: Buffer.from(entry.bytes) } : entry)),
  );
});
