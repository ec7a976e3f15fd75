import { parseArgs } from 'node:util';
import type { Word } from '../document.ts';
import { readTaggerModel } from '../resources/weights.ts';
import { type Evidence, findEvidence } from '../stages/entities/tagger/evidence.ts';
import { createTagger, type Tagger } from '../stages/entities/tagger/tagger.ts';
import { weightsOf } from '../stages/entities/tagger/weights.ts';
import { rawFiles, rawLines } from './raw-text.ts';
import { readKnowledge } from './recipe.ts';
import { wordsOf } from './words.ts';

// Speed of the tagger alone, on news that does not repeat: npx tsx src/training/bench-tagger.ts --data DIR

const { values: options } = parseArgs({ options: { data: { type: 'string' } } });

/** Tokens that are tagged; the first quarter only warms up. */
const TOKENS = 300_000;

/** Tokens that are timed at once: short enough that most rounds are not interrupted by other programs. */
const CHUNK = 1_000;
const ROUNDS = 5;

interface Item {
  readonly words: readonly Word[];
  readonly evidence: Evidence;
}

async function readItems(dataDir: string): Promise<Item[]> {
  const { lexer, gazetteer } = readKnowledge();
  const items: Item[] = [];
  let left = TOKENS;
  const news = rawFiles(dataDir).find((file) => file.includes('ant_multisource')) as string;
  for await (const line of rawLines(news)) {
    for (const sentence of line.split(/(?<=[.!?\u061f]) /u)) {
      const { tokens, words } = wordsOf(sentence, lexer);
      items.push({ words, evidence: findEvidence(tokens, { from: 0, to: tokens.length }, gazetteer) });
      left -= words.length;
    }
    if (left <= 0) break;
  }
  return items;
}

function chunksOf(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = [[]];
  let length = 0;
  for (const item of items) {
    chunks.at(-1)?.push(item);
    length += item.words.length;
    if (length < CHUNK) continue;
    chunks.push([]);
    length = 0;
  }
  return chunks;
}

/** Microseconds a token, of the fastest of several rounds for each chunk; every round begins with a new tagger. */
function timeTagger(chunks: readonly Item[][], make: () => Tagger): number {
  const best = chunks.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    const tag = make();
    for (const [i, chunk] of chunks.entries()) {
      const start = performance.now();
      for (const { words, evidence } of chunk) tag(words, evidence);
      best[i] = Math.min(best[i] as number, performance.now() - start);
    }
  }
  const warm = Math.floor(chunks.length / 4);
  const tokens = chunks.slice(warm).reduce((sum, chunk) => sum + countTokens(chunk), 0);
  return (1000 * best.slice(warm).reduce((sum, ms) => sum + ms, 0)) / tokens;
}

function countTokens(chunk: readonly Item[]): number {
  return chunk.reduce((sum, { words }) => sum + words.length, 0);
}

/** Microseconds of 1,000 steps of a simple loop, to compare machines by. */
function timeLoop(): number {
  let best = Number.POSITIVE_INFINITY;
  let hash = 0;
  for (let round = 0; round < 200; round++) {
    const start = performance.now();
    for (let i = 0; i < 100_000; i++) hash = Math.imul(hash ^ i, 0x01000193) ^ (hash >>> 15);
    best = Math.min(best, performance.now() - start);
  }
  return hash === 1 ? 0 : best * 10;
}

async function main(dataDir: string): Promise<void> {
  const model = readTaggerModel(new URL('../resources/model/ner.bin', import.meta.url));
  const weights = weightsOf(model, readKnowledge().nameWords);
  const chunks = chunksOf(await readItems(dataDir));
  const loop = timeLoop();
  for (const confidence of [false, true]) {
    const time = timeTagger(chunks, () => createTagger(weights, { confidence }));
    const speed = Math.round(1000 / time);
    const ratio = ((1000 * time) / loop).toFixed(0);
    console.log(
      `${confidence ? 'with' : 'without'} confidences: ${speed},000 tokens/s, a token costs ${ratio} steps of a simple loop`,
    );
  }
}

if (options.data === undefined) {
  console.error('usage: npx tsx src/training/bench-tagger.ts --data DIR');
  process.exitCode = 2;
} else await main(options.data);
