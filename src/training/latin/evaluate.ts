import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lettersOf } from '../../stages/latin/letters.ts';
import { plainLatin } from '../../stages/latin/plain-latin.ts';
import { createWordReader, type WordReader } from '../../stages/latin/read-word.ts';
import { foldKey } from '../../text/normalize.ts';
import { levenshtein } from './levenshtein.ts';
import { readRows } from './pairs.ts';
import { trainLatin } from './train.ts';

/** Arabic word → its listed spellings, plain. */
type Listed = Map<string, string[]>;

/**
 * Prints how well words of names are written that the model has not seen: it is trained anew without every row whose
 * Arabic word, folded, is one of those in FILE (rows marked dev, or all rows of a list without a split).
 */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new Error('Usage: evaluate.ts FILE');
  const listed = readListed(file);
  const without = new Set([...listed.keys()].map(foldKey));
  const read = createWordReader(await trainLatin(join(file, '..', '..'), undefined, without));
  console.log(`${listed.size} words: ${scoreLine(listed, read)}`);
  console.log(`${Math.round(wordsPerSecond([...listed.keys()], read))} distinct words a second`);
}

function readListed(file: string): Listed {
  const rows = readRows(file);
  const hasSplit = rows.some((row) => row[2] === 'dev');
  const listed: Listed = new Map();
  for (const row of rows) {
    const latin = plainLatin(row[1] as string);
    if (latin === '' || (row[0] as string).includes(' ') || (hasSplit && row[2] !== 'dev')) continue;
    const arabic = lettersOf(row[0] as string);
    listed.set(arabic, [...(listed.get(arabic) ?? []), latin]);
  }
  return listed;
}

function scoreLine(listed: Listed, read: WordReader): string {
  let wrong = 0;
  let distance = 0;
  let letters = 0;
  for (const [arabic, spellings] of listed) {
    const found = read(arabic)[0]?.latin ?? '';
    if (!spellings.includes(found)) wrong++;
    const nearest = spellings.reduce((a, b) => (levenshtein(found, b) < levenshtein(found, a) ? b : a));
    distance += levenshtein(found, nearest);
    letters += nearest.length;
  }
  const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1);
  return `word error ${percent(wrong, listed.size)} %, character error ${percent(distance, letters)} %`;
}

/** Words are read once each, in turns of all of them with letters put before, so that none is met again. */
function wordsPerSecond(words: readonly string[], read: WordReader): number {
  const distinct = words.flatMap((word) => ['', 'ب', 'م', 'س', 'ك'].map((start) => start + word));
  for (const word of distinct.slice(0, 2000)) read(word);
  const begun = performance.now();
  for (const word of distinct) read(word);
  return (1000 * distinct.length) / (performance.now() - begun);
}

await main();
