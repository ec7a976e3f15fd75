import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Profile } from '../../stages/entities/tagger/weights-file.ts';
import type { Lexer } from '../../stages/tokens/word.ts';
import { wordOf } from '../words.ts';
import { allowedBy, LONGEST, SHORTEST, type TaughtSentence, type TaughtSpan } from './taught-sentence.ts';

/** A sentence of raw text and what it names by the conventions of each profile. Sentences follow each other as in the text. */
export interface TaughtLine {
  readonly words: readonly string[];
  readonly spans: Readonly<Partial<Record<Profile, readonly TaughtSpan[]>>>;
  /** By word, what the lexicons say; see `knownSorts`. */
  readonly known: readonly number[];
}

/** See allowedBy: together, tagger and encoder are less sure of themselves than the tagger alone, and as often right. */
const SURE = 0.6;

/** Reads what `npm run train -- taught` has written: a {@link TaughtLine} a line. `share` of 1 takes every sentence. */
export async function readTaughtFile(path: string, lexer: Lexer, share: number): Promise<TaughtSentence[]> {
  const taught: TaughtSentence[] = [];
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (Math.floor(number++ * share) === Math.floor(number * share)) continue;
    const { words, spans } = JSON.parse(text) as TaughtLine;
    if (words.length < SHORTEST || words.length > LONGEST) continue;
    taught.push({
      words: words.map((word) => wordOf(word, lexer)),
      allowed: Object.fromEntries(
        Object.entries(spans).map(([profile, found]) => [profile, allowedBy(found, words.length, SURE)]),
      ),
    });
  }
  return taught;
}
