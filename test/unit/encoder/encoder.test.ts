import { expect, test } from 'vitest';
import type { Token, Word } from '../../../src/document.ts';
import { createEncoder, type Encoder } from '../../../src/stages/entities/encoder/encoder.ts';
import { createKernel } from '../../../src/stages/entities/encoder/kernel/create-kernel.ts';
import { knownSorts } from '../../../src/stages/entities/encoder/known-names.ts';
import { readAhead } from '../../../src/stages/entities/encoder/read-ahead.ts';
import { joinRows, type Row } from '../../../src/stages/entities/encoder/rows.ts';
import { findNames, type Gazetteer } from '../../../src/stages/entities/gazetteer.ts';
import { LABELS } from '../../../src/stages/entities/tagger/labels.ts';
import { plainLayers, randomEncoder, SMALL } from '../../helpers/plain-encoder.ts';

const PIECES = ['<pad>', '<unk>', '<s>', '</s>', '<mask>', '▁و', 'صل', '▁', '.'];
const { model } = randomEncoder(SMALL, PIECES);
const encoder = createEncoder(model, createKernel(model), { profile: 'news', share: 1 });

const wordsOf = (text: string): Word[] => text.split(' ').map((normal) => ({ normal }) as Word);
const tokensOf = (text: string): Token[] => wordsOf(text).map((word) => ({ start: 0, end: 0, word }));
/** A lexicon without names. */
const nothing: Gazetteer = { matchAt: () => null, find: () => undefined };
const unlisted = (words: readonly Word[]): Uint8Array => new Uint8Array(words.length);
const scoresOf = (words: readonly Word[], by: Encoder = encoder, known = unlisted(words)): Float32Array =>
  by.score(by.rowsOf(words, known));

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

test('what the lexicons say of a word counts for it and for those around it', () => {
  const words = wordsOf('وصل . و صل');
  const [unknown, known] = [scoresOf(words), scoresOf(words, encoder, Uint8Array.of(0, 0, 9, 10))];
  for (let word = 0; word < words.length; word++) {
    const of = (scores: Float32Array) => [...scores.subarray(word * LABELS, (word + 1) * LABELS)];
    expect(of(known)).not.toEqual(of(unknown));
  }
});

test('a text is read with the names that the lexicons find in it', () => {
  const entry = { name: 'و صل', type: 'GPE', latin: '', code: '', ambiguous: true } as const;
  const gazetteer: Gazetteer = {
    ...nothing,
    matchAt: (_, at) => (at === 2 ? { from: 2, to: 4, afterParticles: false, entry } : null),
  };
  const tokens = tokensOf('وصل . و صل');
  const stretch = { from: 0, to: 4 };
  const names = knownSorts(findNames(tokens, stretch, gazetteer), stretch);
  expect([...names]).toEqual([0, 0, 11, 12]);
  const words = tokens.map(({ word }) => word);
  expect(readAhead(tokens, [stretch], encoder, gazetteer)(stretch)).toEqual(scoresOf(words, encoder, names));
});

test('stretches are read with those around them, and each gets the scores of its words', () => {
  const tokens = tokensOf('وصل . و صل . '.repeat(60).trim());
  const stretches = Array.from({ length: 20 }, (_, i) => ({ from: i * 15, to: i * 15 + (i % 16) }));
  const filled = stretches.filter(({ from, to }) => from < to);
  const words = filled.map(({ from, to }) => tokens.slice(from, to).map(({ word }) => word));
  const together = [...encoder.score(joinRows(words.flatMap((each) => encoder.rowsOf(each, unlisted(each)))))];
  const read = readAhead(tokens, stretches, encoder, nothing);
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
  const read = readAhead(tokens, stretches, counting, nothing);
  for (const stretch of stretches) expect(read(stretch)).toHaveLength(200 * LABELS);
  expect(Math.max(...sizes)).toBeLessThan(3_000);
  expect(sizes.length).toBeGreaterThan(10);
});
