import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mention } from '../../../src/document.ts';
import { beginOf, insideOf, LABELS, OUTSIDE, TYPES } from '../../../src/stages/entities/tagger/labels.ts';
import { TRANSITION_WEIGHTS, viewTransitions } from '../../../src/stages/entities/tagger/transitions.ts';
import { createDecoder } from '../../../src/stages/entities/tagger/viterbi.ts';
import { readLexer } from '../../../src/training/lexer.ts';
import { embolden } from '../../../src/training/pack-weights.ts';
import { rememberLayers } from '../../../src/training/taught/remember-layers.ts';
import { spansBySentence } from '../../../src/training/taught/spans-by-sentence.ts';
import { withDoubts, withListedInDoubt } from '../../../src/training/taught/tag-articles.ts';
import { readTaughtFile } from '../../../src/training/taught/taught-file.ts';
import { allowedBy, type TaughtSpan } from '../../../src/training/taught/taught-sentence.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'khabar-taught-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PER = TYPES.indexOf('PER');

/** The labels that a word may have. */
const labels = (mask: Uint8Array | undefined): number[] =>
  [...(mask ?? [])].flatMap((one, i) => (one === 1 ? [i] : []));

test('sure mentions leave one label for a word, others any', () => {
  const allowed = allowedBy(
    [
      [1, 3, 'PER', 0.8],
      [3, 4, 'GPE', 0.59],
    ],
    5,
    0.6,
  );
  expect(allowed.map(labels).map((found) => (found.length === LABELS ? 'any' : found))).toEqual([
    [OUTSIDE],
    [beginOf(PER)],
    [insideOf(PER)],
    'any',
    [OUTSIDE],
  ]);
});

test('mentions fall to the sentence that they begin in, and end with it', () => {
  const mention = (from: number, to: number): Mention => ({
    from,
    to,
    type: 'PER',
    confidence: 0.98765,
    start: 0,
    end: 0,
  });
  const sentences = [
    { from: 0, to: 3 },
    { from: 3, to: 5 },
    { from: 5, to: 9 },
  ];
  expect(spansBySentence(sentences, [mention(0, 1), mention(2, 4), mention(5, 7)])).toEqual([
    [
      [0, 1, 'PER', 0.988],
      [2, 3, 'PER', 0.988],
    ],
    [],
    [[0, 2, 'PER', 0.988]],
  ]);
});

test.each<{ why: string; usual: TaughtSpan[]; bold: TaughtSpan[]; doubts: TaughtSpan[] }>([
  { why: 'both see the same', usual: [[0, 2, 'PER', 0.9]], bold: [[0, 2, 'PER', 0.9]], doubts: [] },
  { why: 'the bold reading alone sees a name', usual: [], bold: [[4, 5, 'ORG', 0.9]], doubts: [[4, 5, 'ORG', 0]] },
  {
    why: 'it sees a longer one: the words more are in doubt',
    usual: [[1, 2, 'GPE', 0.7]],
    bold: [[0, 3, 'ORG', 0.6]],
    doubts: [
      [0, 1, 'ORG', 0],
      [2, 3, 'ORG', 0],
    ],
  },
  { why: 'it sees less, which says nothing', usual: [[1, 3, 'PER', 1]], bold: [], doubts: [] },
])('$why', ({ usual, bold, doubts }) => {
  expect(withDoubts(usual, bold)).toEqual([...usual, ...doubts]);
});

test.each<{ why: string; spans: TaughtSpan[]; found: TaughtSpan[] }>([
  { why: 'found as it is', spans: [[1, 3, 'ORG', 0.9]], found: [[1, 3, 'ORG', 0.9]] },
  { why: 'part of a longer name', spans: [[0, 3, 'ORG', 0.9]], found: [[0, 3, 'ORG', 0.9]] },
  {
    why: 'passed over',
    spans: [[4, 5, 'PER', 0.9]],
    found: [
      [4, 5, 'PER', 0.9],
      [1, 2, 'ORG', 0],
      [2, 3, 'ORG', 0],
    ],
  },
  {
    why: 'found in part',
    spans: [[1, 2, 'GPE', 0.9]],
    found: [
      [1, 2, 'GPE', 0],
      [2, 3, 'ORG', 0],
    ],
  },
])('a name that the lexicons are sure of, $why', ({ spans, found }) => {
  expect(withListedInDoubt(spans, [{ from: 1, to: 3 }])).toEqual(found);
});

test('who is bold finds more', () => {
  const transitions = new Float32Array(TRANSITION_WEIGHTS);
  const emissions = new Float32Array(2 * LABELS).fill(-9);
  emissions[OUTSIDE] = 0;
  emissions[beginOf(PER)] = -0.5;
  emissions[LABELS + OUTSIDE] = 0;
  const read = (row: Float32Array) => [...createDecoder(viewTransitions(row))(emissions, 2)];
  expect(read(transitions)).toEqual([OUTSIDE, OUTSIDE]);
  expect(read(embolden(transitions, 0.4))).toEqual([OUTSIDE, OUTSIDE]);
  expect(read(embolden(transitions, 0.6))).toEqual([beginOf(PER), OUTSIDE]);
});

test('layers are worked out for the first reader of a text alone', () => {
  let worked = 0;
  const { layers, readAgain, forget } = rememberLayers((vectors) => {
    worked++;
    vectors.fill(worked);
  });
  const read = (): number[] => {
    const rows = [new Float32Array(2), new Float32Array(1)];
    for (const vectors of rows) layers(vectors, [vectors.length]);
    return rows.flatMap((vectors) => [...vectors]);
  };
  expect(read()).toEqual([1, 1, 2]);
  readAgain();
  expect(read()).toEqual([1, 1, 2]);
  forget();
  expect(read()).toEqual([3, 3, 4]);
});

test('a file of tagged text: sentences of some length, by every convention', async () => {
  const words = ['قال', 'سمير', 'كريم', 'أمس'];
  const whole = { words, spans: { news: [[1, 3, 'PER', 0.9]], anercorp: [] } };
  const short = { words: ['نعم'], spans: { news: [] } };
  const file = join(folder, 'taught.jsonl');
  writeFileSync(file, `${[whole, short, whole, whole, whole].map((line) => JSON.stringify(line)).join('\n')}\n`);
  const [first, ...others] = await readTaughtFile(file, readLexer(), 1);
  expect(others).toHaveLength(3);
  expect(first?.words.map(({ text }) => text)).toEqual(words);
  expect(first?.allowed.news?.map(labels)).toEqual([[OUTSIDE], [beginOf(PER)], [insideOf(PER)], [OUTSIDE]]);
  expect(first?.allowed.anercorp?.map(labels)).toEqual([[OUTSIDE], [OUTSIDE], [OUTSIDE], [OUTSIDE]]);
  expect(first?.allowed.wojood).toBeUndefined();
  expect(await readTaughtFile(file, readLexer(), 0.4)).toHaveLength(2);
});
