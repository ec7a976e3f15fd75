import type { EntityType, Token, TokenSpan, Word } from '../../document.ts';
import { rememberByWord } from '../word-memory.ts';
import {
  compileGazetteer,
  createEntryReader,
  findPhrase,
  type GazetteerIndex,
  hashText,
  longestPhrase,
} from './gazetteer-index.ts';
import { nameWords, splitServantName } from './name-key.ts';

/** What the lexicons know of one person, place or organisation. */
export interface LexiconEntry {
  readonly name: string;
  readonly type: EntityType;
  /** Usual spelling in English-language media; empty when unknown. */
  readonly latin: string;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly code: string;
  /** The name is also an ordinary word or another kind of thing: it counts only with context. */
  readonly ambiguous: boolean;
}

/** A line of a lexicon file: the entry and the other ways to write its name. */
export interface LexiconLine extends LexiconEntry {
  readonly variants: readonly string[];
}

export interface GazetteerMatch {
  readonly from: number;
  readonly to: number;
  /** Attached particles of the first word lie before the name. */
  readonly afterParticles: boolean;
  readonly entry: LexiconEntry;
}

export interface Gazetteer {
  /** The longest name that begins at token `at` and ends before `limit`, or null. */
  matchAt(tokens: readonly Token[], at: number, limit: number): GazetteerMatch | null;
  /** The entry of a whole name, compared by folded words. */
  find(name: string): LexiconEntry | undefined;
}

/** Index of names; see {@link compileGazetteer}. */
export function createGazetteer(lines: Iterable<LexiconLine>): Gazetteer {
  return openGazetteer(compileGazetteer(lines));
}

/** Makes an index searchable. Nothing is copied: entries are read from it when they are asked for. */
export function openGazetteer(index: GazetteerIndex): Gazetteer {
  const entryOf = createEntryReader(index);
  const beginningsOf = rememberByWord((word) => findBeginnings(index, word));
  return {
    matchAt: (tokens, at, limit) => {
      for (const beginning of beginningsOf((tokens[at] as Token).word)) {
        const match = matchFrom(index, entryOf, tokens, { at, limit }, beginning);
        if (match !== null) return match;
      }
      return null;
    },
    find: (name) => {
      const phrase = nameWords(name).join(' ');
      const entry = findPhrase(index, hashText(phrase), () => phrase);
      return entry < 0 ? undefined : entryOf(entry);
    },
  };
}

/** The names in a sentence, in their order, the longest at each place; they do not overlap. */
export function findNames(tokens: readonly Token[], { from, to }: TokenSpan, gazetteer: Gazetteer): GazetteerMatch[] {
  const found: GazetteerMatch[] = [];
  for (let at = from; at < to; ) {
    const match = gazetteer.matchAt(tokens, at, to);
    if (match !== null) found.push(match);
    at = match === null ? at + 1 : match.to;
  }
  return found;
}

/** A word as the first of names, with or without its particles. */
interface Beginning {
  readonly parts: readonly string[];
  /** Words of the longest of those names. */
  readonly longest: number;
  readonly afterParticles: boolean;
}

const NO_BEGINNING: readonly Beginning[] = [];

function findBeginnings(index: GazetteerIndex, { key, stemKey, prefix }: Word): readonly Beginning[] {
  const found: Beginning[] = [];
  for (const afterParticles of prefix > 0 ? [false, true] : [false]) {
    const parts = splitServantName(afterParticles ? stemKey : key);
    const longest = longestPhrase(index, hashText(parts[0] as string));
    if (longest > 0) found.push({ parts, longest, afterParticles });
  }
  return found.length === 0 ? NO_BEGINNING : found;
}

interface Place {
  readonly at: number;
  readonly limit: number;
}

/** More words than any phrase has. */
const MOST_WORDS = 64;

/** For each number of words of a phrase, its hash and the token after it. */
const hashes = new Uint32Array(MOST_WORDS);
const ends = new Uint32Array(MOST_WORDS);

/** Tries the phrases that begin with the first word, longest first. */
function matchFrom(
  index: GazetteerIndex,
  entryOf: (entry: number) => LexiconEntry,
  tokens: readonly Token[],
  { at, limit }: Place,
  { parts, longest, afterParticles }: Beginning,
): GazetteerMatch | null {
  let count = hashPhrases(tokens, at, limit, parts, longest);
  while (count-- > 0) {
    const to = ends[count] as number;
    const entry = findPhrase(index, hashes[count] as number, () => phraseOf(tokens, at, to, parts));
    if (entry >= 0) return { from: at, to, afterParticles, entry: entryOf(entry) };
  }
  return null;
}

/**
 * Writes hash and end of the words from `at` on, one more each time, as they stand in the index; a hyphen between words is
 * passed over. Returns how many.
 */
function hashPhrases(
  tokens: readonly Token[],
  at: number,
  limit: number,
  first: readonly string[],
  longest: number,
): number {
  let hash = hashText(first.join(' '));
  let words = first.length;
  let next = at + 1;
  let count = 0;
  const most = Math.min(longest, MOST_WORDS);
  for (;;) {
    hashes[count] = hash;
    ends[count++] = next;
    if (words >= most || next >= limit) return count;
    if (isHyphen(tokens, next, limit)) next++;
    const { word } = tokens[next] as Token;
    if (word.kind === 'punctuation') return count;
    for (const part of splitServantName(word.key)) {
      hash = hashText(part, hashText(' ', hash));
      words++;
    }
    next++;
  }
}

function isHyphen(tokens: readonly Token[], at: number, limit: number): boolean {
  return (tokens[at] as Token).word.text === '-' && at + 1 < limit;
}

/** The words that {@link hashPhrases} took as one. */
function phraseOf(tokens: readonly Token[], at: number, to: number, first: readonly string[]): string {
  const words = [...first];
  for (let i = at + 1; i < to; i++) {
    if (isHyphen(tokens, i, to)) i++;
    words.push(...splitServantName((tokens[i] as Token).word.key));
  }
  return words.join(' ');
}
