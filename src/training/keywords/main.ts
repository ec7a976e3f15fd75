import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadResources } from '../../resources/load.ts';
import { formatFrequencies } from '../../stages/keywords/document-frequencies.ts';
import { countTerms } from './count-terms.ts';

const MODEL = new URL('../../resources/model/keywords.bin', import.meta.url);

/** Terms that stand in fewer articles are not listed. */
const RAREST = 8;

/** Terms of which this share is written with the article are nouns or adjectives. */
const NOMINAL_SHARE = 0.02;

/** Counts in how many articles of the raw text in the folder `--data` each word stands, and writes the table. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Usage: main.ts --data DIR');
  const { articles, terms } = await countTerms(values.data, loadResources().lexer);
  const listed = [...terms]
    .filter(([term, count]) => count.articles >= RAREST && term.length > 1)
    .map(([term, { articles: frequency, occurrences, definite }]) => ({
      term,
      articles: frequency,
      isNominal: definite >= occurrences * NOMINAL_SHARE,
    }));
  const bytes = formatFrequencies(articles, RAREST, listed);
  writeFileSync(MODEL, bytes);
  console.log(`${articles} articles, ${terms.size} terms, ${listed.length} in ${RAREST} articles or more`);
  console.log(`${bytes.length} bytes`);
}

await main();
