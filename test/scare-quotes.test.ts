import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createAnalyzer } from '../src/index.ts';

/** Sentences with one marked span each, judged by hand before the program first ran on them; see fixtures/README.md. */
const rows = readFileSync(new URL('../fixtures/scare-quotes.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id, domain, kind, speaker, sentence] = line.split('\t') as [string, string, string, string, string];
    return { id, domain, kind, speaker, sentence };
  });

/** Share of the sentences whose span is told apart rightly: direct quote, fragment, or no speech. */
const FLOOR = 0.95;

test('speech is told from names, titles and scare quotes', () => {
  const analyze = createAnalyzer({ layers: ['quotes'] });
  const wrong = rows.filter(({ sentence, kind }) => (analyze(sentence).quotes?.[0]?.kind ?? 'none') !== kind);
  const share = 1 - wrong.length / rows.length;
  console.log(`scare quotes: ${(100 * share).toFixed(1)} % of ${rows.length} right`);
  for (const { id, kind, sentence } of wrong) console.log(`${id} ${kind}: ${sentence}`);
  expect(share).toBeGreaterThanOrEqual(FLOOR);
});
