// npm run bench [-- FILE]: how fast khabar is on this machine, as throughput and as ratios within this run.
//   FILE  Arabic text to measure on; without it text is made from the fixtures, shuffled so that sentences do not repeat.
// Figures depend on the machine and on what else it does; the ratios are what to compare.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPipeline } from '../dist/pipeline.js';
import { openEncoder } from '../dist/resources/encoder.js';
import { loadResources } from '../dist/resources/load.js';
import { clean } from '../dist/stages/clean.js';
import { findEvidence } from '../dist/stages/entities/tagger/evidence.js';
import { splitTokens } from '../dist/stages/split-tokens.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const MEGABYTE = 1e6;
const ARTICLE = 6_000; // bytes of UTF-8 of a usual article

/** Processor time, which other programs on the machine disturb less than the clock. */
const timed = (work) => {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, result };
};
const best = (times, work) => Math.min(...Array.from({ length: times }, () => timed(work).seconds));
const wall = (work) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};
const bestWall = (times, work) => Math.min(...Array.from({ length: times }, () => wall(work)));
const bytesOf = (text) => Buffer.byteLength(text);
const docOf = (text) => ({ source: {}, text, warnings: [] });

/** Deterministic shuffling: the same text on every run. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function fixtureSentences() {
  const folder = `${root}fixtures/end-to-end/`;
  return readdirSync(folder)
    .flatMap((name) => readFileSync(`${folder}${name}/input.txt`, 'utf8').split(/[\n.]+/u))
    .filter((s) => s.trim().length > 20);
}

/** Paragraphs of sentences whose words are drawn from the fixtures in ever new order. */
function makeText(bytes) {
  const random = createRandom(7);
  const sentences = fixtureSentences().map((sentence) => sentence.trim().split(/\s+/u));
  const words = sentences.flat();
  const parts = [];
  for (let size = 0; size < bytes; ) {
    const sentence = sentences[Math.floor(random() * sentences.length)].map((word) =>
      random() < 0.3 ? words[Math.floor(random() * words.length)] : word,
    );
    const text = `${sentence.join(' ')}.${random() < 0.3 ? '\n' : ' '}`;
    parts.push(text);
    size += bytesOf(text);
  }
  return parts.join('');
}

const file = process.argv[2];
const text = file === undefined ? makeText(50 * MEGABYTE) : readFileSync(file, 'utf8');
const cut = (bytes) => text.slice(0, Math.floor((text.length * bytes) / bytesOf(text)));

const load = timed(loadResources);
const resources = load.result;
console.log(`load resources                ${(load.seconds * 1000).toFixed(0)} ms`);

const tokenize = (part) => splitTokens(clean(docOf(part), resources), resources);
const sizes = [1e3, 1e5, 5 * MEGABYTE, 50 * MEGABYTE].filter((size) => size <= bytesOf(text) * 1.01);
const perByte = [];
for (const size of sizes) {
  const part = cut(size);
  const rounds = Math.max(1, Math.round((5 * MEGABYTE) / size / 5));
  tokenize(part);
  const seconds =
    best(3, () => {
      for (let i = 0; i < rounds; i++) tokenize(part);
    }) / rounds;
  perByte.push(seconds / bytesOf(part));
  console.log(
    `clean, tokens, sentences      ${(bytesOf(part) / MEGABYTE / seconds).toFixed(1).padStart(6)} MB/s at ${(size / 1000).toLocaleString('en')} kB`,
  );
}
console.log(
  `  time per byte, largest : middle ${(perByte.at(-1) / perByte.at(Math.floor((perByte.length - 1) / 2))).toFixed(2)}`,
);

const doc = tokenize(cut(4 * MEGABYTE));
const tokens = doc.tokens.length;
const jobs = doc.sentences.map((s) => [
  doc.tokens.slice(s.from, s.to).map((t) => t.word),
  findEvidence(doc.tokens, s, resources.gazetteer),
]);
const tagging = best(3, () => {
  for (const [words, evidence] of jobs) resources.tagger(words, evidence);
});
console.log(`tagger with confidences       ${Math.round(tokens / tagging).toLocaleString('en')} tokens/s`);

const pipeline = createPipeline(resources);
const articles = [];
for (let at = 0; at < 4 * MEGABYTE && at / 1.8 < text.length; at += ARTICLE)
  articles.push(text.slice(at / 1.8, (at + ARTICLE) / 1.8));
const whole = best(2, () => {
  for (const article of articles) pipeline(docOf(article));
});
const count = articles.reduce((sum, article) => sum + tokenize(article).tokens.length, 0);
console.log(`whole pipeline, articles      ${Math.round(count / whole).toLocaleString('en')} tokens/s`);

// Without the package khabar-accurate there is nothing to measure.
let opened = null;
try {
  opened = timed(openEncoder);
} catch (error) {
  console.log(`accurate model, articles      ${error.message}`);
}
if (opened !== null) {
  const accurate = createPipeline(loadResources({ encoder: opened.result }));
  const few = articles.slice(0, 20);
  const seconds = best(2, () => {
    for (const article of few) accurate(docOf(article));
  });
  const read = few.reduce((sum, article) => sum + tokenize(article).tokens.length, 0);
  console.log(
    `accurate model, articles      ${Math.round(read / seconds).toLocaleString('en')} tokens/s with ${opened.result.runtime}, loaded in ${(opened.seconds * 1000).toFixed(0)} ms`,
  );
}

const startUp = bestWall(5, () => execFileSync(process.execPath, [`${root}bin/analyze.js`, '--version']));
const bare = bestWall(5, () => execFileSync(process.execPath, ['-e', '0']));
const article = `${root}fixtures/end-to-end/saudi-agency/input.txt`;
const one = bestWall(5, () => execFileSync(process.execPath, [`${root}bin/analyze.js`, article]));
const rss = execFileSync(
  process.execPath,
  [
    '--input-type=module',
    '-e',
    `process.on('exit', () => console.log(process.resourceUsage().maxRSS)); const { createAnalyzer } = await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)}); const { readFileSync } = await import('node:fs'); createAnalyzer()(readFileSync(${JSON.stringify(article)}, 'utf8'));`,
  ],
  { encoding: 'utf8' },
);
console.log(
  `--version                     ${(startUp * 1000).toFixed(0)} ms, node -e 0 ${(bare * 1000).toFixed(0)} ms`,
);
console.log(
  `one article, start included   ${(one * 1000).toFixed(0)} ms, peak memory ${Math.round(Number(rss) / 1024)} MB`,
);
