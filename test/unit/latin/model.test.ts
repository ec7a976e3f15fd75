import { expect, test } from 'vitest';
import { formatLatinModel, parseLatinModel } from '../../../src/stages/latin/model.ts';
import { createWordReader } from '../../../src/stages/latin/read-word.ts';
import { alignPairs } from '../../../src/training/latin/align.ts';
import { buildModel } from '../../../src/training/latin/build-model.ts';

const PAIRS = [
  ['سامي', 'sami'],
  ['سامر', 'samer'],
  ['رامي', 'rami'],
  ['ماري', 'mari'],
  ['سالم', 'salem'],
  ['مارك', 'mark'],
  ['كارل', 'karl'],
  ['كمال', 'kamal'],
].flatMap(([arabic, latin]) =>
  Array.from({ length: 8 }, () => ({ arabic: arabic as string, latin: latin as string, weight: 1 })),
);

const KNOWN = new Map([['sami', 1]]);
const train = () => formatLatinModel(buildModel(alignPairs(PAIRS), KNOWN));

test('two trainings give the same bytes', () => {
  expect(Buffer.from(train()).equals(Buffer.from(train()))).toBe(true);
});

test('a model reads as it was written', () => {
  const bytes = train();
  expect(Buffer.from(formatLatinModel(parseLatinModel(bytes))).equals(Buffer.from(bytes))).toBe(true);
});

const read = createWordReader(parseLatinModel(train()));

test.each([
  { why: 'a word of the training', word: 'سامي', latin: 'sami' },
  { why: 'a new word of known letters', word: 'كامل', latin: 'kamal' },
  { why: 'a letter that was never seen is passed over', word: 'ثسامي', latin: 'sami' },
  { why: 'no word', word: '', latin: undefined },
])('$why: $word', ({ word, latin }) => {
  const found = read(word)[0]?.latin;
  if (latin === 'kamal') expect(found).toMatch(/^kam[ae]?l$/u);
  else expect(found).toBe(latin);
});

test('readings come in order of cost, each once', () => {
  const readings = read('سامر');
  expect(readings.map(({ cost }) => cost)).toEqual(readings.map(({ cost }) => cost).sort((a, b) => a - b));
  expect(new Set(readings.map(({ latin }) => latin)).size).toBe(readings.length);
});

test('a word longer than any name ends', () => {
  expect(read('سامر'.repeat(5000)).length).toBeGreaterThan(0);
});

test.each([
  { why: 'empty', bytes: new Uint8Array(0), message: /too short/u },
  { why: 'something else', bytes: new Uint8Array(4096).fill(7), message: /expected/u },
  { why: 'cut short', bytes: train().subarray(0, -4), message: /bytes, expected/u },
])('refuses a file that is $why', ({ bytes, message }) => {
  expect(() => parseLatinModel(bytes)).toThrow(message);
});
