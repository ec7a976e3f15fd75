import { expect, test } from 'vitest';
import type { Word } from '../../../src/document.ts';
import { readNameWords } from '../../../src/resources/names.ts';
import { identityOf } from '../../../src/stages/entities/tagger/features.ts';
import { NAME_MODEL_SIZE } from '../../../src/stages/entities/tagger/name-likeness.ts';
import { indexFeatures } from '../../../src/training/feature-index.ts';
import { readLexer } from '../../../src/training/lexer.ts';
import { hiddenWords } from '../../../src/training/taught/hidden-words.ts';
import { allowedBy, type TaughtSpan } from '../../../src/training/taught/taught-sentence.ts';
import { wordOf } from '../../../src/training/words.ts';

const lexer = readLexer();
const sentence = (text: string, spans: readonly TaughtSpan[]) => {
  const words = text.split(' ').map((word) => wordOf(word, lexer));
  return { words, allowed: { news: allowedBy(spans, words.length, 0.6) } };
};
const never = () => 0.999;
const always = () => 0;

test.each([
  { why: 'a person', text: 'قال سمير كريم أمس .', spans: [[1, 3, 'PER', 1]], hidden: [0, 1, 1, 0, 0] },
  { why: 'a place of one word', text: 'زار تونس أمس .', spans: [[1, 2, 'GPE', 1]], hidden: [0, 1, 0, 0] },
  { why: 'not a body of several', text: 'أعلنت وزارة الخارجية .', spans: [[1, 3, 'ORG', 1]], hidden: [0, 0, 0, 0] },
  { why: 'nor a date', text: 'أعلنت أمس .', spans: [[1, 2, 'DATE', 1]], hidden: [0, 0, 0] },
] as const)('hidden: $why', ({ text, spans, hidden }) => {
  const { words, allowed } = sentence(text, spans);
  expect([...hiddenWords(words, allowed.news, never)]).toEqual(hidden);
});

test('words that name nothing are hidden now and then, signs and numbers never', () => {
  const { words, allowed } = sentence('قال أمس 25 .', []);
  expect([...hiddenWords(words, allowed.news, always)]).toEqual([1, 1, 0, 0]);
});

test('of a hidden word its letters are seen, not which word it is', () => {
  const { words, allowed } = sentence('قال سمير كريم أمس .', [[1, 3, 'PER', 1]]);
  const source = {
    vocabulary: {
      keys: new Int32Array(2),
      clusters: new Uint16Array(2),
      middle: new Uint8Array(1),
      coarse: new Uint8Array(1),
      profiles: new Uint8Array(8),
    },
    names: new Int8Array(NAME_MODEL_SIZE),
    nameWords: readNameWords(new URL('../../../src/resources/data/', import.meta.url)),
  };
  const input = { corpus: 0, words, allowed: allowed.news, evidence: [], isTaught: false };
  const seen = indexFeatures([input], source, 1);
  const hidden = indexFeatures([{ ...input, hidden: Uint8Array.of(0, 1, 0, 0, 0) }], source, 1);
  const featuresAt = ({ hashes, sentences }: typeof seen, at: number) =>
    [...(sentences[0]?.features[at] ?? [])].map((number) => hashes[number] as number);
  const identity = identityOf(words[1] as Word);
  expect(featuresAt(seen, 1)).toEqual(expect.arrayContaining(identity.slice(0, 1)));
  expect(featuresAt(hidden, 1).filter((hash) => identity.includes(hash))).toEqual([]);
  expect(featuresAt(hidden, 1).length).toBeGreaterThan(20);
  expect(featuresAt(hidden, 2)).toEqual(expect.arrayContaining(identityOf(words[2] as Word).slice(0, 1)));
});
