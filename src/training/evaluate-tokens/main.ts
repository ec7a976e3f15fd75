import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadResources } from '../../resources/load.ts';
import { clean } from '../../stages/clean.ts';
import { splitTokens } from '../../stages/split-tokens.ts';
import { parseConllu } from './conllu.ts';
import { goldSpans } from './gold-spans.ts';
import { score, UNITS } from './spans.ts';
import { systemSpans } from './system-spans.ts';

const TITLES = {
  words: 'words by character span',
  prefixes: 'one-letter prefixes',
  pronouns: 'pronoun suffixes',
  surface: 'surface tokens',
  sentences: 'sentences',
} as const;

/** Scores tokens, particles and sentences against a CoNLL-U file, as the scorer of the CoNLL 2018 shared task does. */
function main(): void {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [path] = positionals;
  if (path === undefined) throw new Error('Usage: main.ts FILE.conllu');
  const resources = loadResources();
  const pairs = parseConllu(readFileSync(path, 'utf8')).map((sentences) => {
    const text = sentences.map((sentence) => sentence.text).join(' ');
    return {
      gold: goldSpans(sentences),
      system: systemSpans(splitTokens(clean({ source: {}, text, warnings: [] }, resources), resources)),
    };
  });
  console.log(
    `${'unit'.padEnd(26)}${['precision', 'recall', 'F1', 'gold', 'found'].map((head) => head.padStart(10)).join('')}`,
  );
  for (const unit of UNITS) {
    const { precision, recall, f1, gold, system } = score(pairs.map((pair) => [pair.gold[unit], pair.system[unit]]));
    const figures = [precision, recall, f1].map((figure) => (100 * figure).toFixed(2).padStart(10)).join('');
    console.log(`${TITLES[unit].padEnd(26)}${figures}${String(gold).padStart(10)}${String(system).padStart(10)}`);
  }
}

main();
