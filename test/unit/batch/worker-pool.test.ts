import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Entry, Outcome } from '../../../src/batch/job.ts';
import { isLarge } from '../../../src/batch/large-entry.ts';
import type { Settings } from '../../../src/batch/settings.ts';
import { createPool } from '../../../src/batch/worker-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'khabar-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Does what the text of an entry says; any other text is given back with the number of the thread. */
const PROGRAM = join(folder, 'worker.mjs');
writeFileSync(
  PROGRAM,
  `import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', async ({ id, bytes, entries }) => {
  const outcomes = [];
  for (const { path, start, end } of entries) {
    const text = Buffer.from(bytes.subarray(start, end)).toString();
    // Answers to other tasks may come between, as they do when a cache is read.
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (text === 'exit') process.exit(3);
    if (text === 'throw') throw new Error('a bug');
    if (text === 'memory') for (const kept = []; ; ) kept.push(new Array(1e5).fill(0).map(() => ({})));
    if (text === 'usage') return parentPort.postMessage({ id, error: { code: 'usage', reason: 'r', message: 'm' } });
    outcomes.push({ kind: 'result', path, text: text === 'thread' ? String(threadId) : text });
  }
  parentPort.postMessage({ id, outcomes });
});
`,
);

const pool = (size: number) => createPool(size, { settings: {} as Settings }, { program: pathToFileURL(PROGRAM) });
const entry = (text: string, at = 1): Entry => {
  return { kind: 'record', path: 'r.ndjson', at, line: at, bytes: Buffer.from(text) };
};
const told = (outcome: Outcome): string =>
  outcome.kind === 'result' ? outcome.text : outcome.kind === 'failure' ? outcome.code : outcome.reason;

describe('an input that ends its thread', () => {
  test.each([
    {
      why: 'the thread exits',
      text: 'exit',
      code: 'internal',
      message: /^r\.ndjson:5: .*its thread ended \(exit 3\)$/u,
    },
    { why: 'an error nobody caught', text: 'throw', code: 'internal', message: /its thread ended \(Error: a bug\)$/u },
  ])(
    '$why: it fails with its place, the rest of its batch and all other batches are done',
    async ({ text, code, message }) => {
      const threads = pool(2);
      const batches = Array.from({ length: 12 }, (_, batch) =>
        Array.from({ length: 6 }, (_, i) =>
          batch % 5 === 1 && i === 4 ? entry(text, 5) : entry(`${batch}.${i}`, i + 1),
        ),
      );
      const answers = await Promise.all(batches.map((batch) => threads.run(batch)));
      await threads.close();
      expect(answers.map((outcomes) => outcomes.map(told))).toEqual(
        batches.map((batch, b) => batch.map((_, i) => (b % 5 === 1 && i === 4 ? code : `${b}.${i}`))),
      );
      const failures = answers.flat().filter((outcome) => outcome.kind === 'failure');
      expect(failures).toHaveLength(3);
      for (const failure of failures) expect(failure.message).toMatch(message);
    },
  );

  test('one that the memory does not suffice for says so', async () => {
    const threads = createPool(
      1,
      { settings: {} as Settings },
      { program: pathToFileURL(PROGRAM), limits: { maxOldGenerationSizeMb: 64 } },
    );
    const outcomes = await threads.run([entry('a', 1), entry('memory', 2), entry('b', 3)]);
    await threads.close();
    expect(outcomes.map(told)).toEqual(['a', 'out-of-memory', 'b']);
    expect(outcomes[1]).toMatchObject({
      message: 'r.ndjson:2: too large for the memory there is; divide it',
    });
  }, 60_000);

  test('nothing but such inputs: each fails, none hangs', async () => {
    const threads = pool(2);
    const batches = Array.from({ length: 4 }, () => [entry('exit'), entry('exit')]);
    const answers = await Promise.all(batches.map((batch) => threads.run(batch)));
    await threads.close();
    expect(answers.flat().map(told)).toEqual(Array(8).fill('internal'));
  });
});

test('an error that concerns the whole run is thrown', async () => {
  const threads = pool(1);
  await expect(threads.run([entry('usage')])).rejects.toMatchObject({ code: 'usage', reason: 'r', message: 'm' });
  await threads.close();
});

test('a batch goes to an idle thread; no more threads than wanted are started', async () => {
  const threads = pool(2);
  const answers = await Promise.all(Array.from({ length: 8 }, () => threads.run([entry('thread')])));
  await threads.close();
  expect(new Set(answers.flat().map(told)).size).toBe(2);
});

test('a large input has a thread of its own', async () => {
  const threads = pool(1);
  const large = Buffer.from('x'.repeat(9 * 1024 ** 2));
  const [few, many] = await Promise.all([
    threads.run([entry('thread')]),
    threads.run([entry('thread'), { kind: 'document', path: 'a', bytes: large }]),
  ]);
  await threads.close();
  expect(told(few[0] as Outcome)).not.toBe(told(many[0] as Outcome));
  expect(told(many[1] as Outcome)).toBe(large.toString());
});

test.each([
  { why: 'an article', bytes: Buffer.alloc(20_000), large: false },
  { why: 'a book', bytes: Buffer.alloc(8 * 1024 ** 2), large: false },
  { why: 'a library', bytes: Buffer.alloc(9 * 1024 ** 2), large: true },
  {
    why: 'a packed library',
    bytes: Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(2 * 1024 ** 2)]),
    large: true,
  },
  { why: 'a packed book', bytes: Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(1024 ** 2)]), large: false },
])('$why: large is $large', ({ bytes, large }) => {
  expect(isLarge({ kind: 'document', path: 'a', bytes })).toBe(large);
});

test('closing ends threads in the middle of their work, and starts none', async () => {
  const threads = pool(2);
  const large: Entry = { kind: 'document', path: 'a', bytes: Buffer.alloc(9 * 1024 ** 2) };
  void threads.run([entry('a')]);
  const first = threads.run([large, large]);
  await threads.close();
  expect(await first).toEqual([]);
});
