import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { normalize } from '../../text/normalize.ts';

/** A maximal run of letters and marks of the Arabic script. */
const WORD = /[\u0621-\u065f\u0670-\u06d3]+/g;

/** Counts the words of all `.txt.xz` files in `directory`, each in normal form. Needs the program `xz`. */
export async function countWords(directory: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const files = readdirSync(directory).filter((name) => name.endsWith('.txt.xz'));
  for (const name of files.sort()) await countFile(join(directory, name), counts);
  return counts;
}

async function countFile(path: string, counts: Map<string, number>): Promise<void> {
  const { stdout } = spawn('xz', ['-dc', path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let rest = '';
  for await (const chunk of stdout.setEncoding('utf8')) {
    const text = rest + chunk;
    const cut = text.lastIndexOf('\n') + 1;
    countText(text.slice(0, cut), counts);
    rest = text.slice(cut);
  }
  countText(rest, counts);
}

function countText(text: string, counts: Map<string, number>): void {
  for (const [form] of text.matchAll(WORD)) {
    const word = normalize(form);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
}
