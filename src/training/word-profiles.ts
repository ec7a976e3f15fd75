import { findSlot, hashText } from '../stages/entities/tagger/hash.ts';
import { createTagger } from '../stages/entities/tagger/tagger.ts';
import { PROFILE_PARTS } from '../stages/entities/tagger/vocabulary.ts';
import type { TaggerWeights } from '../stages/entities/tagger/weights.ts';
import type { Lexer } from '../stages/tokens/word.ts';
import { rawLines } from './raw-text.ts';
import { wordsOf } from './words.ts';

/** Shares at which a word's profile takes the next step. */
const STEPS = [0.02, 0.08, 0.2, 0.4, 0.65, 0.85];

/** Occurrences below which nothing is said about a word. */
const LEAST = 8;

/** Longer paragraphs are cut, so that one bad line cannot take over. */
const LONGEST = 400;

/**
 * What part of names each frequent word is, judged by its company alone: `blind` is a tagger that sees the neighbours of
 * a word but not the word itself, and reads `limit` words of raw text, as many of each file. Values 1 … 7 by slot and part; 0 where too little
 * was seen. Parts: first and later word of a person, organisation, place.
 */
export async function profileWords(
  blind: TaggerWeights,
  files: readonly string[],
  lexer: Lexer,
  limit: number,
): Promise<Uint8Array> {
  const { keys } = blind.vocabulary;
  const tag = createTagger(blind, { confidence: false });
  const seen = new Uint32Array(keys.length);
  const counts = new Uint32Array(keys.length * PROFILE_PARTS);
  for (const file of files) {
    let left = limit / files.length;
    for await (const line of rawLines(file)) {
      if (left <= 0) break;
      const words = wordsOf(line, lexer).words.slice(0, LONGEST);
      left -= words.length;
      const slots = words.map((word) => findSlot(keys, hashText(word.stemKey)));
      for (const slot of slots) if (slot >= 0) seen[slot] = (seen[slot] as number) + 1;
      for (const { from, to, type } of tag(words)) {
        for (let at = from; at < to; at++) {
          const slot = slots[at] as number;
          const part = partOf(type, at === from);
          if (slot >= 0 && part >= 0)
            counts[slot * PROFILE_PARTS + part] = (counts[slot * PROFILE_PARTS + part] as number) + 1;
        }
      }
    }
  }
  return Uint8Array.from(counts, (count, i) => {
    const times = seen[Math.floor(i / PROFILE_PARTS)] as number;
    return times < LEAST ? 0 : 1 + STEPS.filter((step) => count / times >= step).length;
  });
}

function partOf(type: string, isFirst: boolean): number {
  if (type === 'PER') return isFirst ? 0 : 1;
  if (type === 'ORG') return 2;
  return type === 'GPE' || type === 'LOC' || type === 'FAC' ? 3 : -1;
}
