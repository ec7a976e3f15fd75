import { describe, expect, test } from 'vitest';
import { createPieceSplitter } from '../../../src/stages/entities/encoder/pieces.ts';

/** The first five stand for no letters. */
const SCORED: readonly (readonly [piece: string, score: number])[] = [
  ...['<pad>', '<unk>', '<s>', '</s>', '<mask>'].map((name) => [name, -1000] as const),
  ['▁', -6],
  ['▁وال', -4],
  ['▁و', -3],
  ['ال', -3],
  ['حكومة', -5],
  ['▁20', -4],
  ['24', -5],
  ['ب', -4],
  ['▁ب', -2],
  ['بب', -8],
  ['،', -7],
  ['.', -4],
  ['▁😀', -5],
];

const pieces = SCORED.map(([piece]) => piece);
const split = createPieceSplitter(
  pieces,
  Float32Array.from(SCORED, ([, score]) => score),
);
const named = (word: string): string =>
  split(word)
    .map((piece) => pieces[piece])
    .join(' ');

describe('a word', () => {
  test.each([
    { why: 'the best sum wins, not the longest first piece', word: 'والحكومة', cut: '▁وال حكومة' },
    { why: 'digits are word-like', word: '2024', cut: '▁20 24' },
    { why: 'of equal sums the one found first stays', word: 'ببب', cut: '▁ب بب' },
    { why: 'a single sign has no mark before it', word: '،', cut: '،' },
    { why: 'nor have several', word: '..', cut: '. .' },
    { why: 'an unknown letter', word: 'ظ', cut: '▁ <unk>' },
    { why: 'unknown letters are one piece', word: 'ظظظب', cut: '▁ <unk> ب' },
    { why: 'two unknown stretches are two', word: 'ظبظ', cut: '▁ <unk> ب <unk>' },
    { why: 'an unknown sign', word: '§', cut: '<unk>' },
    { why: 'a letter of two units is one letter', word: '😀', cut: '<unk>' },
    { why: 'nothing', word: '', cut: '<unk>' },
  ])('$why: $word → $cut', ({ word, cut }) => {
    expect(named(word)).toBe(cut);
  });

  test('at most 16 pieces', () => {
    expect(split('ب'.repeat(40))).toHaveLength(16);
  });

  test('letters beyond the sixtieth do not count', () => {
    const word = `${'بب'.repeat(7)}${'ظ'.repeat(46)}`;
    expect(split(`${word}ب`)).toEqual(split(word));
    expect(split(`${word.slice(1)}ب`)).not.toEqual(split(word.slice(1)));
  });

  test('what was cut before is cut alike after the memory has been emptied', () => {
    const before = split('والحكومة');
    for (let i = 0; i < 70_000; i++) split(String(i));
    expect(split('والحكومة')).toEqual(before);
  });
});

test('of a long word only its beginning takes time', () => {
  const begun = performance.now();
  split('ب'.repeat(50_000_000));
  expect(performance.now() - begun).toBeLessThan(1_000);
});
