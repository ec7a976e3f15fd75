import { describe, expect, test } from 'vitest';
import { readOnce } from '../../../src/stages/latin/read-once.ts';
import type { Reading } from '../../../src/stages/latin/read-word.ts';
import { createWordMemory, MOST_SEEN_LETTERS } from '../../../src/stages/latin/word-memory.ts';
import { alignPairs } from '../../../src/training/latin/align.ts';
import { buildModel } from '../../../src/training/latin/build-model.ts';

const LONG = 'سامي'.repeat(4);

const PAIRS = [
  ['سامي', 'sami', 8],
  ['سامي', 'samy', 3],
  ['سامر', 'samer', 8],
  ['رامي', 'rami', 8],
  [LONG, 'sami'.repeat(4), 8],
].map(([arabic, latin, weight]) => ({ arabic: arabic as string, latin: latin as string, weight: weight as number }));

const recall = createWordMemory(
  buildModel(alignPairs(PAIRS.flatMap((pair) => Array.from({ length: 10 }, () => pair))), new Map()),
);

test.each([
  { why: 'a word of the training', word: 'سامر', latin: 'samer' },
  { why: 'by its usual spelling', word: 'سامي', latin: 'sami' },
  { why: 'a new word', word: 'سالم', latin: undefined },
  { why: 'part of a known one', word: 'سام', latin: undefined },
  { why: 'longer than any that is kept', word: LONG, latin: undefined },
  { why: 'no word', word: '', latin: undefined },
])('recalls $why', ({ word, latin }) => {
  expect(recall(word)).toBe(latin);
});

test('the long word is longer than any that is kept', () => {
  expect(LONG.length).toBeGreaterThan(MOST_SEEN_LETTERS);
});

describe('a word is read once', () => {
  const counting = () => {
    const calls: string[] = [];
    let made = 0;
    const read = readOnce(() => {
      made++;
      return (letters, region = '', most = 8): Reading[] => {
        calls.push(`${letters} ${region} ${most}`);
        return [{ latin: letters, cost: 0 }];
      };
    });
    return { read, calls, made: () => made };
  };

  test('its best reading, in each region', () => {
    const { read, calls } = counting();
    read('ا', '', 1);
    expect(read('ا', '', 1)).toEqual([{ latin: 'ا', cost: 0 }]);
    read('ا', 'gulf', 1);
    expect(calls).toEqual(['ا  1', 'ا gulf 1']);
  });

  test('several readings are read each time', () => {
    const { read, calls } = counting();
    read('ا', '', 1);
    read('ا', '', 3);
    read('ا', '', 3);
    expect(calls).toHaveLength(3);
  });

  test('the reader is made for the first word, not before', () => {
    const { read, made } = counting();
    expect(made()).toBe(0);
    read('ا', '', 1);
    read('ب', '', 1);
    expect(made()).toBe(1);
  });

  test('what is kept is bounded', () => {
    const { read, calls } = counting();
    for (let i = 0; i < 2048; i++) read(`w${i}`, '', 1);
    read('w0', '', 1);
    expect(calls).toHaveLength(2048);
    read('one more', '', 1);
    read('w0', '', 1);
    expect(calls).toHaveLength(2050);
  });
});
