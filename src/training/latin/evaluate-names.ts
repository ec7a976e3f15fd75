import { parseArgs } from 'node:util';
import { readLatinLookups } from '../../resources/latin.ts';
import { nameWords } from '../../stages/entities/name-key.ts';
import { levenshtein } from '../../stages/latin/levenshtein.ts';
import { createRomanizer } from '../../stages/latin/romanizer.ts';
import { readLexicon, readOwnNames } from './own-names.ts';
import { readRows } from './pairs.ts';
import { trainLatin } from './train.ts';

/**
 * Prints how many full names of FILE (Arabic, usual spellings parted by |) are written as usual, and within two letters.
 * The model is trained anew, and names are looked up, without the entries of the lexicons that are among them.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined || values.data === undefined) throw new Error('Usage: evaluate-names.ts --data DIR FILE');
  const rows = readRows(file);
  const tested = new Set(rows.map(([arabic]) => wordsOf(arabic as string)));
  const lexicon = readLexicon();
  const others = lexicon.filter(({ name, variants }) => ![name, ...variants].some((form) => tested.has(wordsOf(form))));
  const model = await trainLatin(values.data, readOwnNames(others));
  const romanizer = createRomanizer(model, readLatinLookups(undefined, others));
  const distances = rows.map(([arabic, spellings]) => {
    const found = bare(romanizer.name(arabic as string)[0] ?? '');
    return Math.min(...(spellings as string).split('|').map((spelling) => levenshtein(found, bare(spelling))));
  });
  const share = (most: number) => ((100 * distances.filter((d) => d <= most).length) / rows.length).toFixed(1);
  console.log(`${rows.length} names, ${lexicon.length - others.length} entries of the lexicons left out:`);
  console.log(`${share(0)} % as usual, ${share(2)} % within two letters`);
}

function wordsOf(name: string): string {
  return nameWords(name).join(' ');
}

/** Spelling apart from marks, capitals and the signs between words. */
function bare(latin: string): string {
  return latin
    .normalize('NFD')
    .replace(/[\p{M}'’‘]/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/gu, ' ');
}

await main();
