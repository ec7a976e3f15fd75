import { describe, expect, test } from 'vitest';
import type { TokenKind } from '../../../src/document.ts';
import { createLexer, type ParticleSplit } from '../../../src/stages/tokens/word.ts';

/** Splits words as they are written here, so that the table is about offsets alone: و+ل+كتاب+هم. */
function lexerFor(parts: string) {
  const roles = {
    و: 'conjunction',
    ف: 'conjunction',
    ل: 'preposition',
    ب: 'preposition',
    ك: 'preposition',
    س: 'future',
    ال: 'article',
  } as const;
  const [prefixes, suffixes] = parts.split('_').map((list) => list.split('+').filter((part) => part !== ''));
  const split: ParticleSplit = {
    prefixes: (prefixes ?? []).map((part) => ({ length: part.length, role: roles[part as keyof typeof roles] })),
    suffixes: (suffixes ?? []).map((part) => ({ length: part.length, role: 'pronoun' })),
    mergedArticle: parts.startsWith('ل') && parts.includes('!'),
  };
  return createLexer(() => split);
}

const clitics = (text: string, parts: string, kind: TokenKind = 'word'): string[] => {
  const word = lexerFor(parts)(text, kind);
  return word.clitics.map(({ start, end }) => text.slice(start, end));
};

describe('where particles lie in the written word', () => {
  test.each([
    { why: 'plain', text: 'وكتاب', parts: 'و_', found: ['و'] },
    { why: 'two before, one after', text: 'ولكتابهم', parts: 'و+ل_هم', found: ['و', 'ل', 'هم'] },
    { why: 'a vowel belongs to the letter it sits on', text: 'وَكِتابُهُمْ', parts: 'و_هم', found: ['وَ', 'هُمْ'] },
    { why: 'tatweel after the particle belongs to it', text: 'بـأنقرة', parts: 'ب_', found: ['بـ'] },
    { why: 'a direction mark inside', text: 'و\u200fكتاب', parts: 'و_', found: ['و\u200f'] },
    { why: 'marks at the very end belong to the pronoun', text: 'كتابهـم\u064f', parts: '_هم', found: ['هـم\u064f'] },
    { why: 'marks before the first letter', text: '\u064eوكتاب', parts: 'و_', found: ['\u064eو'] },
    { why: 'a ligature before the pronoun', text: 'ا\ufefbهم', parts: '_هم', found: ['هم'] },
    {
      why: 'a ligature and a mark that make up for each other in length',
      text: 'و\ufefbعـبهم',
      parts: 'و_هم',
      found: ['و', 'هم'],
    },
    { why: 'nothing attached', text: 'كتاب', parts: '_', found: [] },
  ])('$why: $text', ({ text, parts, found }) => {
    expect(clitics(text, parts)).toEqual(found);
  });

  test('the article is a particle, but not part of what lies before a mention', () => {
    const word = lexerFor('و+ال_')('والوزير', 'word');
    expect(word).toMatchObject({ prefix: 1, stemKey: 'الوزير' });
    expect(word.clitics.map(({ role }) => role)).toEqual(['conjunction', 'article']);
  });

  test('the prefix is measured in the written word, the stem is cut from the key', () => {
    expect(lexerFor('و+ب_')('وَبِأنقـرة', 'word')).toMatchObject({ prefix: 4, stemKey: 'انقره' });
  });
});

describe('particles before digits', () => {
  test.each([
    { why: 'conjunction', text: 'و25', clitic: 'و', role: 'conjunction', stem: '25' },
    { why: 'article with tatweel', text: 'الـ3.5', clitic: 'الـ', role: 'article', stem: '3.5' },
    { why: 'preposition, Arabic digits', text: 'بـ٢٠', clitic: 'بـ', role: 'preposition', stem: '20' },
  ])('$why: $text', ({ text, clitic, role, stem }) => {
    const word = lexerFor('_')(text, 'number');
    expect(word.clitics.map(({ start, end, role: found }) => [text.slice(start, end), found])).toEqual([
      [clitic, role],
    ]);
    expect(word.stemKey).toBe(stem);
    expect(word.prefix).toBe(clitic.length);
  });

  test('digits alone have none', () => {
    expect(lexerFor('_')('25', 'number')).toMatchObject({ clitics: [], prefix: 0, stemKey: '25' });
  });
});

test.each(['punctuation', 'latin', 'url', 'email', 'hashtag', 'mention', 'emoji', 'symbol'] as const)(
  '%s has no particles',
  (kind) => {
    expect(lexerFor('و_')('وكتاب', kind)).toMatchObject({ clitics: [], prefix: 0, stemKey: 'وكتاب' });
  },
);

describe('memory', () => {
  test('a form that was seen is the same object', () => {
    const lexer = lexerFor('_');
    expect(lexer('كتاب', 'word')).toBe(lexer('كتاب', 'word'));
  });

  test('a very long form is not kept', () => {
    const lexer = lexerFor('_');
    expect(lexer('ك'.repeat(1000), 'word')).not.toBe(lexer('ك'.repeat(1000), 'word'));
  });

  test('more forms than fit: still right', () => {
    const lexer = lexerFor('_');
    for (let i = 0; i < 140_000; i++) lexer(`w${i}`, 'latin');
    expect(lexer('w7', 'latin')).toMatchObject({ text: 'w7', kind: 'latin' });
  });
});
