import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLatinLookups } from '../../resources/latin.ts';
import { lettersOf } from '../../stages/latin/letters.ts';
import { levenshtein } from '../../stages/latin/levenshtein.ts';
import { plainLatin } from '../../stages/latin/plain-latin.ts';
import { createWordReader, type WordReader } from '../../stages/latin/read-word.ts';
import { createRomanizer } from '../../stages/latin/romanizer.ts';
import { foldKey } from '../../text/normalize.ts';
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
  const model = await trainLatin(join(file, '..', '..'), undefined, without);
  const read = createWordReader(model);
  console.log(`${listed.size} words: ${scoreLine(listed, read)}`);
  const words = newWords([...listed.keys()]);
  const romanizer = createRomanizer(model, readLatinLookups());
  const names = words.map((word, i) => `${word} ${words[(i * 7919 + 1) % words.length]}`);
  console.log(`${perSecond(words, (word) => read(word, '', 1))} words that are read, a CPU second`);
  console.log(`${perSecond(words, romanizer.best)} new names of one word, a CPU second`);
  console.log(`${perSecond(names, romanizer.best)} new names of two words, a CPU second`);
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

/** The words, and many times as many with a letter put before. */
function newWords(words: readonly string[]): string[] {
  return [...' بتجحدرزسشصطعغفقكلمنهوي'].flatMap((start) => words.map((word) => (start + word).trim()));
}

const WARM_UP = 10_000;

function perSecond(names: readonly string[], spell: (name: string) => unknown): number {
  for (const name of names.slice(0, WARM_UP)) spell(name);
  const begun = process.cpuUsage();
  for (const name of names.slice(WARM_UP)) spell(name);
  const { user, system } = process.cpuUsage(begun);
  return Math.round(((names.length - WARM_UP) * 1e6) / (user + system));
}

await main();
