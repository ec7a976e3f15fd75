import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnalyzer } from '../src/index.ts';
import type { Layers } from '../src/stages/entities/encoder/layers.ts';
import type { EncoderModel } from '../src/stages/entities/encoder/weights-file.ts';
import { ensureBuilt, ROOT } from './helpers/build.ts';
import { createRandom, plainLayers, randomEncoder, SMALL } from './helpers/plain-encoder.ts';

const ARTICLE = readFileSync(join(ROOT, 'fixtures/end-to-end/saudi-agency/input.txt'), 'utf8');
const WEIGHTS = 'packages/khabar-accurate/encoder.bin';

const home = mkdtempSync(join(tmpdir(), 'khabar-accurate-'));

/** An installation of its own, whose weights may be broken. */
beforeAll(() => {
  ensureBuilt();
  for (const name of ['bin', 'dist', 'src/resources', 'package.json'])
    cpSync(join(ROOT, name), join(home, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
  mkdirSync(join(home, 'packages/khabar-accurate'), { recursive: true });
  mkdirSync(join(home, 'news'));
  for (let i = 0; i < 40; i++) writeFileSync(join(home, 'news', `${i}.txt`), ARTICLE.slice(i * 10));
}, 180_000);

afterAll(() => rmSync(home, { recursive: true }));

function analyse(...args: readonly string[]) {
  const options = { cwd: home, input: 'قال الوزير إن الوفد وصل.\n', encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/analyze.js', ...args], options);
  return { status, stdout, stderr };
}

describe('in the library', () => {
  const layers = ['generator', 'text', 'entities', 'quotes', 'sentences'] as const;
  const fast = createAnalyzer({ layers })(ARTICLE);
  const analyze = createAnalyzer({ layers, model: 'accurate' });
  const accurate = analyze(ARTICLE);

  test('the document has the same parts, and every offset is right', () => {
    const keysOf = (value: unknown): unknown =>
      Array.isArray(value)
        ? [...new Set(value.flatMap((item) => Object.keys(item as object)))].filter(isAlwaysThere).sort()
        : null;
    expect(Object.keys(accurate)).toEqual(Object.keys(fast));
    expect(keysOf(accurate.entities)).toEqual(keysOf(fast.entities));
    expect(accurate.entities?.length).toBeGreaterThan(5);
    for (const { mentions } of accurate.entities ?? []) {
      for (const { start, end, text, confidence } of mentions) {
        expect(ARTICLE.slice(start, end)).toBe(text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }
  });

  test('the result says that other knowledge made it', () => {
    expect(accurate.generator?.model).toMatch(/^[0-9a-f]{12}$/);
    expect(accurate.generator?.model).not.toBe(fast.generator?.model);
  });

  test('the same text gives the same result, whatever was read before', () => {
    analyze(ARTICLE.slice(100, 900));
    expect(analyze(ARTICLE)).toEqual(accurate);
  });

  test.each(['', ' \n\n', '.', '؟'.repeat(3000), 'ب'.repeat(100_000), '\u200f\u064b \u0640', 'a 😀 中 1'])(
    'odd input %#',
    (text) => {
      expect(() => analyze(text)).not.toThrow();
    },
  );
});

/** Parts of an entity that some have and some lack. */
function isAlwaysThere(key: string): boolean {
  return ['id', 'type', 'name', 'mentions'].includes(key);
}

describe('threads', () => {
  test('give what one gives', () => {
    cpSync(join(ROOT, WEIGHTS), join(home, WEIGHTS));
    const one = analyse('--model', 'accurate', '--jobs', '1', 'news');
    const three = analyse('--model', 'accurate', '--jobs', '3', 'news');
    expect(one).toMatchObject({ status: 0 });
    expect(one.stdout.split('\n')).toHaveLength(41);
    expect(three.stdout).toBe(one.stdout);
  }, 180_000);

  test('a cache tells the models apart', () => {
    const generatorOf = (...args: readonly string[]): string =>
      JSON.parse(analyse(...args, '--cache', 'cache', 'news/0.txt').stdout).generator.model;
    const fast = generatorOf();
    const accurate = generatorOf('--model', 'accurate');
    expect(accurate).not.toBe(fast);
    expect([generatorOf(), generatorOf('--model', 'accurate')]).toEqual([fast, accurate]);
  }, 60_000);
});

describe('weights', () => {
  const whole = readFileSync(join(ROOT, WEIGHTS));
  const changed = (at: number, value: number): Uint8Array => {
    const bytes = new Uint8Array(whole);
    bytes[at] = value;
    return bytes;
  };

  test.each([
    { why: 'another version', bytes: () => changed(4, 9), says: /version 9, expected \d+/ },
    { why: 'a foreign file', bytes: () => changed(0, 0x50), says: /begins with 0x\w{8}, expected 0x45424148/ },
    { why: 'a truncated file', bytes: () => whole.subarray(0, 5000), says: /5000 bytes, expected \d{8}/ },
    { why: 'a changed weight', bytes: () => changed(9_000_001, 0x55), says: /SHA-256 \w+…, expected \w+…/ },
    { why: 'an empty file', bytes: () => new Uint8Array(0), says: /0 bytes, too short/ },
  ])('$why: one line and status 2', ({ bytes, says }) => {
    writeFileSync(join(home, WEIGHTS), bytes());
    const { status, stdout, stderr } = analyse('--model', 'accurate');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^analyze: encoder\.bin: [^\n]+; install khabar-accurate again\n$/);
    expect(stderr).toMatch(says);
  });

  test.each([['-'], ['--cache', 'other', '-']])(
    'none: one line that says what to install, and status 2 (%s)',
    (...args) => {
      rmSync(join(home, WEIGHTS), { force: true });
      expect(analyse('--model', 'accurate', ...args)).toEqual({
        status: 2,
        stdout: '',
        stderr: 'analyze: the accurate model is a package of its own: npm install khabar-accurate\n',
      });
    },
  );

  test('the fast model does without them', () => {
    rmSync(join(home, WEIGHTS), { force: true });
    expect(analyse()).toMatchObject({ status: 0, stderr: '' });
  });
});

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!isInstalled('onnxruntime-node'))('onnxruntime-node, where it is installed', () => {
  interface Session {
    readonly createOnnxLayers: (model: EncoderModel) => Layers | null;
  }

  test('gives what plain sums give', async () => {
    const { createOnnxLayers } = (await import(join(ROOT, 'dist/resources/onnx/session.js'))) as Session;
    const { model } = randomEncoder();
    const random = createRandom(3);
    const lengths = [5, 17, 100, 60, 128, 1];
    const found = Float32Array.from({ length: 311 * SMALL.width }, () => random());
    const wanted = found.slice();
    createOnnxLayers(model)?.(found, lengths);
    plainLayers(model)(wanted, lengths);
    for (const [i, value] of found.entries()) expect(Math.abs(value - (wanted[i] as number))).toBeLessThan(1e-4);
  });
});
