import { expect, test } from 'vitest';
import type { Word } from '../../../src/document.ts';
import { rememberByWord } from '../../../src/stages/word-memory.ts';

const word = (id: number, text: string): Word => ({
  id,
  text,
  normal: text,
  key: text,
  kind: 'word',
  clitics: [],
  prefix: 0,
  stemKey: text,
});

test('each word is worked out once while it is remembered, whatever the answer is', () => {
  const asked: string[] = [];
  const remember = rememberByWord(({ text }) => {
    asked.push(text);
    return undefined;
  });
  const [a, b] = [word(1, 'أ'), word(2, 'ب')];
  for (const each of [a, b, a, b, a]) expect(remember(each)).toBeUndefined();
  expect(asked).toEqual(['أ', 'ب']);
});

test.each([
  { why: 'words of two lexers may have one number', first: word(7, 'أ'), second: word(7, 'ب') },
  { why: 'numbers that are far apart share a slot', first: word(7, 'أ'), second: word(7 + (1 << 14), 'ب') },
  { why: 'equal words of two lexers are two objects', first: word(7, 'أ'), second: word(7, 'أ') },
])('no word gets the answer of another: $why', ({ first, second }) => {
  const remember = rememberByWord((each) => each);
  for (const each of [first, second, first, second]) expect(remember(each)).toBe(each);
});
