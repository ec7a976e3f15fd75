import { expect, test } from 'vitest';
import type { Token, Word } from '../../../src/document.ts';
import { createEncoder, type Encoder } from '../../../src/stages/entities/encoder/encoder.ts';
import { createKernel } from '../../../src/stages/entities/encoder/kernel/create-kernel.ts';
import { readAhead } from '../../../src/stages/entities/encoder/read-ahead.ts';
import { joinRows, type Row } from '../../../src/stages/entities/encoder/rows.ts';
import { LABELS } from '../../../src/stages/entities/tagger/labels.ts';
import { plainLayers, randomEncoder, SMALL } from '../../helpers/plain-encoder.ts';

const PIECES = ['<pad>', '<unk>', '<s>', '</s>', '<mask>', '▁و', 'صل', '▁', '.'];
const { model } = randomEncoder(SMALL, PIECES);
const encoder = createEncoder(model, createKernel(model), { profile: 'news', share: 1 });

const wordsOf = (text: string): Word[] => text.split(' ').map((normal) => ({ normal }) as Word);
const tokensOf = (text: string): Token[] => wordsOf(text).map((word) => ({ start: 0, end: 0, word }));
const scoresOf = (words: readonly Word[], by: Encoder = encoder): Float32Array => by.score(by.rowsOf(words));

test('scores are log probabilities: of a word they make one', () => {
  const scores = scoresOf(wordsOf('وصل . و صل'));
  expect(scores).toHaveLength(4 * LABELS);
  for (let word = 0; word < 4; word++) {
    const all = scores.subarray(word * LABELS, (word + 1) * LABELS).reduce((sum, score) => sum + Math.exp(score), 0);
    expect(all).toBeCloseTo(1, 5);
  }
});

test('whatever does the sums, the scores are the same up to rounding', () => {
  const wanted = scoresOf(
    wordsOf('وصل . و صل'),
    createEncoder(model, plainLayers(model), { profile: 'news', share: 1 }),
  );
  for (const [i, score] of scoresOf(wordsOf('وصل . و صل')).entries())
    expect(score).toBeCloseTo(wanted[i] as number, 1.7);
});

test('a share of the word', () => {
  const half = createEncoder(model, createKernel(model), { profile: 'news', share: 0.5 });
  const whole = scoresOf(wordsOf('وصل . و صل'));
  expect(scoresOf(wordsOf('وصل . و صل'), half)).toEqual(whole.map((score) => score / 2));
});

test('each profile has a last layer of its own', () => {
  const other = createEncoder(model, createKernel(model), { profile: 'wojood', share: 1 });
  expect(scoresOf(wordsOf('وصل .'), other)).not.toEqual(scoresOf(wordsOf('وصل .')));
});

test('a word means something else among others, and somewhere else', () => {
  const first = ([...scores]: Float32Array): number[] => scores.slice(0, LABELS);
  const alone = first(scoresOf(wordsOf('وصل')));
  expect(first(scoresOf(wordsOf('وصل .')))).not.toEqual(alone);
  expect([...scoresOf(wordsOf('. وصل')).slice(LABELS)]).not.toEqual(alone);
});

test('stretches are read with those around them, and each gets the scores of its words', () => {
  const tokens = tokensOf('وصل . و صل . '.repeat(60).trim());
  const stretches = Array.from({ length: 20 }, (_, i) => ({ from: i * 15, to: i * 15 + (i % 16) }));
  const filled = stretches.filter(({ from, to }) => from < to);
  const words = filled.map(({ from, to }) => tokens.slice(from, to).map(({ word }) => word));
  const together = [...encoder.score(joinRows(words.flatMap((each) => encoder.rowsOf(each))))];
  const read = readAhead(tokens, stretches, encoder);
  const scores = filled.map((stretch) => [...(read(stretch) ?? [])]);
  expect(scores.flat()).toEqual(together);
  expect(scores.map(({ length }) => length)).toEqual(words.map(({ length }) => length * LABELS));
  expect(scores[0]).not.toEqual([...scoresOf(words[0] as Word[])]);
});

test('however long a text is, only so much of it is encoded at once', () => {
  const sizes: number[] = [];
  const counting: Encoder = {
    ...encoder,
    score: (rows: readonly Row[]) => {
      sizes.push(rows.reduce((sum, { pieces }) => sum + pieces.length, 0));
      return new Float32Array(rows.reduce((sum, { starts }) => sum + starts.length, 0) * LABELS);
    },
  };
  const tokens = tokensOf('وصل . و صل . '.repeat(4_000).trim());
  const stretches = Array.from({ length: 100 }, (_, i) => ({ from: i * 200, to: (i + 1) * 200 }));
  const read = readAhead(tokens, stretches, counting);
  for (const stretch of stretches) expect(read(stretch)).toHaveLength(200 * LABELS);
  expect(Math.max(...sizes)).toBeLessThan(3_000);
  expect(sizes.length).toBeGreaterThan(10);
});
