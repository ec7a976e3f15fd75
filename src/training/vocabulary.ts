import { scanTokens } from '../stages/tokens/scan.ts';
import type { Lexer } from '../stages/tokens/word.ts';
import { rawLines } from './raw-text.ts';

/** The raw text as one row of word numbers; a paragraph ends with {@link BREAK}. */
export interface RawWords {
  /** Stems, most frequent first. */
  readonly stems: readonly string[];
  readonly counts: Int32Array;
  /** Numbers into `stems`; words that are too rare are left out. */
  readonly stream: Int32Array;
}

export const BREAK = -1;

/** All numbers count as one word. */
const NUMBER = '0';

/** Reads raw text, up to a share of what there is room for, and numbers its stems, leaving out those that come fewer than `least` times. */
export async function readRawWords(
  files: readonly string[],
  lexer: Lexer,
  least: number,
  share: number,
): Promise<RawWords> {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const stream = new Int32Array(Math.ceil(share * CAPACITY));
  let length = 0;
  for (const file of files) {
    for await (const line of rawLines(file)) {
      if (length + line.length + 1 > stream.length) break;
      scanTokens(line, 0, line.length, (start, end, kind) => {
        const stem = kind === 'number' ? NUMBER : lexer(line.slice(start, end), kind).stemKey;
        let number = numbers.get(stem);
        if (number === undefined) {
          number = counts.length;
          numbers.set(ownString(stem), number);
          counts.push(0);
        }
        counts[number] = (counts[number] as number) + 1;
        stream[length++] = number;
      });
      stream[length++] = BREAK;
    }
  }
  return sortByCount([...numbers.keys()], counts, stream.subarray(0, length), least);
}

/** Words and breaks that are read at most. */
const CAPACITY = 64_000_000;

/** The string cut loose from the line it is part of, which would otherwise stay in memory with it. */
function ownString(text: string): string {
  return Buffer.from(text).toString();
}

function sortByCount(names: readonly string[], counts: readonly number[], stream: Int32Array, least: number): RawWords {
  const order = names.map((_, i) => i).filter((i) => (counts[i] as number) >= least);
  order.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const ranks = new Int32Array(names.length).fill(BREAK - 1);
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return {
    stems: order.map((i) => names[i] as string),
    counts: Int32Array.from(order, (i) => counts[i] as number),
    stream: stream.map((i) => (i === BREAK ? BREAK : (ranks[i] as number))).filter((rank) => rank >= BREAK),
  };
}
