import type { SourceDoc } from '../../document.ts';
import { rawLines } from '../raw-text.ts';

/** Characters; much shorter or longer texts are mostly not articles. */
const SHORTEST_ARTICLE = 200;
const LONGEST_ARTICLE = 20_000;

/** One of so many articles is read, so that all parts of a file are. */
const PARTS = 4;

/** Every fourth article of a file of raw text; `part`, from 0 to 3, tells which. */
export async function* everyFourth(file: string, part: number): AsyncGenerator<SourceDoc> {
  let number = 0;
  let paragraphs: string[] = [];
  for await (const line of rawLines(file)) {
    if (line.trim() !== '') {
      paragraphs.push(line);
      continue;
    }
    const text = paragraphs.join('\n');
    paragraphs = [];
    if (text.length < SHORTEST_ARTICLE || text.length > LONGEST_ARTICLE) continue;
    if (number++ % PARTS === part) yield { source: {}, text, warnings: [] };
  }
}
