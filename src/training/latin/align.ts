import { LETTERS, letterNumber } from '../../stages/latin/letters.ts';
import type { NamePair } from './pairs.ts';

/** A pair with the stretch of Latin letters that each Arabic letter stands for. */
export interface AlignedPair extends NamePair {
  readonly chunks: readonly string[];
}

/** Most Latin letters that one Arabic letter may stand for. */
export const MAX_CHUNK = 4;

/** Rounds of expectation and maximisation. */
const ROUNDS = 5;

/** One pair in so many is counted: the table is small, and more pairs do not change it. */
const SAMPLE = 5;

/** Latin consonants that a letter may stand for, by which the first round is guided; vowels and nothing go with all. */
const CONSONANTS: Readonly<Record<string, string>> = {
  ب: 'bpv',
  ت: 'tc',
  ث: 'tsc',
  ج: 'jgdc',
  ح: 'h',
  خ: 'khxjgc',
  د: 'd',
  ذ: 'dzt',
  ر: 'r',
  ز: 'zs',
  س: 'scz',
  ش: 'sc',
  ص: 'sc',
  ض: 'd',
  ط: 't',
  ظ: 'zd',
  ع: '',
  غ: 'gjh',
  ف: 'fvpw',
  ق: 'qkgc',
  ك: 'kcqgx',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'wvu',
  ي: 'yij',
  ة: 'ht',
  ئ: '',
  ؤ: '',
  ء: '',
  أ: '',
  إ: '',
  آ: '',
  ا: '',
  ى: '',
};

/** Pairs less likely (natural logarithm, for each letter) are translations or slips: أفلاطون, Plato. */
const LEAST_PER_LETTER = -9;

const VOWELS = 'aeiouy';

type Table = Map<string, number>[];

/** Finds, by expectation maximisation over pairs of letter and chunk, the likeliest chunks of each pair. */
export function alignPairs(pairs: readonly NamePair[]): AlignedPair[] {
  let table: Table | null = null;
  const sample = pairs.filter((_, i) => i % SAMPLE === 0);
  for (let round = 0; round < ROUNDS; round++) table = maximise(sample, table);
  const final = table as Table;
  return pairs.flatMap((pair) => {
    const chunks = bestChunks(pair, final);
    return chunks === null ? [] : [{ ...pair, chunks }];
  });
}

/** Likelihood of a chunk before anything is counted. */
function guess(letter: string, chunk: string): number {
  let score = chunk === '' ? 0.05 : 0.2 ** chunk.length;
  const own = CONSONANTS[letter] ?? '';
  let foreign = 0;
  let found = false;
  for (const [i, sign] of [...chunk].entries()) {
    if (own.includes(sign)) found ||= i === 0 || foreign === 0;
    else if (!VOWELS.includes(sign)) foreign++;
  }
  if (own !== '' && chunk !== '' && !own.includes(chunk[0] as string)) score *= 0.1;
  if (found) score *= 20;
  return score * 0.1 ** foreign;
}

function likelihood(table: Table | null, letter: string, chunk: string): number {
  return table === null
    ? guess(letter, chunk)
    : ((table[letterNumber(letter.charCodeAt(0))] as Map<string, number>).get(chunk) ?? 0);
}

function maximise(pairs: readonly NamePair[], table: Table | null): Table {
  const counts: Table = Array.from({ length: LETTERS }, () => new Map());
  for (const pair of pairs) addExpected(pair, table, counts);
  let total = 0;
  for (const row of counts) for (const count of row.values()) total += count;
  for (const row of counts) {
    for (const [chunk, count] of row) {
      if (count < 0.5) row.delete(chunk);
      else row.set(chunk, count / total);
    }
  }
  return counts;
}

/** Expected counts of letter and chunk in one pair, by the forward and backward sums over all ways to part it. */
function addExpected({ arabic, latin, weight }: NamePair, table: Table | null, counts: Table): void {
  const rows = arabic.length;
  const columns = latin.length + 1;
  const forward = new Float64Array((rows + 1) * columns);
  const backward = new Float64Array((rows + 1) * columns);
  const step = (i: number, from: number, to: number) => likelihood(table, arabic[i] as string, latin.slice(from, to));
  forward[0] = 1;
  for (let i = 0; i < rows; i++) {
    for (let from = 0; from < columns; from++) {
      const reached = forward[i * columns + from] as number;
      if (reached === 0) continue;
      for (let to = from; to < columns && to - from <= MAX_CHUNK; to++) {
        forward[(i + 1) * columns + to]! += reached * step(i, from, to);
      }
    }
  }
  const whole = forward[rows * columns + columns - 1] as number;
  if (whole === 0) return;
  backward[rows * columns + columns - 1] = 1;
  for (let i = rows - 1; i >= 0; i--) {
    const row = counts[letterNumber(arabic.charCodeAt(i))] as Map<string, number>;
    for (let from = 0; from < columns; from++) {
      const reached = forward[i * columns + from] as number;
      let sum = 0;
      for (let to = from; to < columns && to - from <= MAX_CHUNK; to++) {
        const after = backward[(i + 1) * columns + to] as number;
        if (after === 0) continue;
        const through = step(i, from, to) * after;
        sum += through;
        const expected = (weight * reached * through) / whole;
        if (expected < 1e-6) continue;
        const chunk = latin.slice(from, to);
        row.set(chunk, (row.get(chunk) ?? 0) + expected);
      }
      backward[i * columns + from] = sum;
    }
  }
}

/** The likeliest chunks, or null when the words are no spellings of one name. */
function bestChunks({ arabic, latin }: NamePair, table: Table): string[] | null {
  const rows = arabic.length;
  const columns = latin.length + 1;
  const best = new Float64Array((rows + 1) * columns).fill(Number.NEGATIVE_INFINITY);
  const origin = new Int32Array((rows + 1) * columns);
  best[0] = 0;
  for (let i = 0; i < rows; i++) {
    for (let from = 0; from < columns; from++) {
      const reached = best[i * columns + from] as number;
      if (reached === Number.NEGATIVE_INFINITY) continue;
      for (let to = from; to < columns && to - from <= MAX_CHUNK; to++) {
        const score = reached + Math.log(likelihood(table, arabic[i] as string, latin.slice(from, to)));
        const at = (i + 1) * columns + to;
        if (score <= (best[at] as number)) continue;
        best[at] = score;
        origin[at] = from;
      }
    }
  }
  if ((best[rows * columns + columns - 1] as number) < LEAST_PER_LETTER * rows) return null;
  const chunks: string[] = [];
  for (let i = rows, to = columns - 1; i > 0; i--) {
    const from = origin[i * columns + to] as number;
    chunks.unshift(latin.slice(from, to));
    to = from;
  }
  return chunks;
}
