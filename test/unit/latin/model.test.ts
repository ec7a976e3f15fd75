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

/** ش is sh, in the Maghreb ch. */
const REGIONAL = [
  ...['شامي shami', 'شاكر shaker', 'هاشم hashem', 'راشد rashed'].map((pair) => ({
    pair,
    weight: 20,
    region: '' as const,
  })),
  ...['شامي chami', 'شاكر chaker', 'هاشم hachem', 'راشد rached'].map((pair) => ({
    pair,
    weight: 8,
    region: 'maghreb' as const,
  })),
].map(({ pair, ...rest }) => ({ arabic: pair.split(' ')[0] as string, latin: pair.split(' ')[1] as string, ...rest }));
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

const readRegional = createWordReader(buildModel(alignPairs(REGIONAL), new Map(), REGIONAL));

test.each([
  { why: 'anywhere', region: '', latin: /^sh/u },
  { why: 'where it is written otherwise', region: 'maghreb', latin: /^ch/u },
  { why: 'a region that nothing is known of', region: 'german', latin: /^sh/u },
] as const)('a letter is read by the habits of a region: $why', ({ region, latin }) => {
  expect(readRegional('شاهر', region)[0]?.latin).toMatch(latin);
});

test('as many readings as are asked for', () => {
  const all = readRegional('شاهر');
  expect(all.length).toBeGreaterThan(1);
  expect(readRegional('شاهر', '', 1)).toEqual(all.slice(0, 1));
  expect(readRegional('شاهر', '', 1000)).toEqual(all);
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
