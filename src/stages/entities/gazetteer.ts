import type { EntityType, Token, TokenSpan } from '../../document.ts';
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
  return {
    matchAt: (tokens, at, limit) => {
      const { word } = tokens[at] as Token;
      return (
        matchFrom(index, entryOf, tokens, { at, limit, first: word.key, afterParticles: false }) ??
        (word.prefix > 0
          ? matchFrom(index, entryOf, tokens, { at, limit, first: word.stemKey, afterParticles: true })
          : null)
      );
    },
    find: (name) => {
      const phrase = nameWords(name).join(' ');
      const entry = findPhrase(index, hashText(phrase), phrase);
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

interface Place {
  readonly at: number;
  readonly limit: number;
  /** Folded first word, with or without its particles. */
  readonly first: string;
  readonly afterParticles: boolean;
}

/** Tries the phrases that begin with the first word, longest first. */
function matchFrom(
  index: GazetteerIndex,
  entryOf: (entry: number) => LexiconEntry,
  tokens: readonly Token[],
  { at, limit, first, afterParticles }: Place,
): GazetteerMatch | null {
  const firstParts = splitServantName(first);
  const longest = longestPhrase(index, hashText(firstParts[0] as string));
  if (longest === 0) return null;
  const phrases = phrasesFrom(tokens, at, limit, firstParts, longest);
  for (let i = phrases.length - 1; i >= 0; i--) {
    const { text, to } = phrases[i] as { text: string; to: number };
    const entry = findPhrase(index, hashText(text), text);
    if (entry >= 0) return { from: at, to, afterParticles, entry: entryOf(entry) };
  }
  return null;
}

/** The words from `at` on, one more each time, as they stand in the index; a hyphen between words is passed over. */
function phrasesFrom(tokens: readonly Token[], at: number, limit: number, first: readonly string[], longest: number) {
  let text = first.join(' ');
  let words = first.length;
  const phrases = [{ text, to: at + 1 }];
  let next = at + 1;
  while (words < longest && next < limit) {
    if (tokens[next]?.word.text === '-' && next + 1 < limit) next++;
    const { word } = tokens[next] as Token;
    if (word.kind === 'punctuation') break;
    const parts = splitServantName(word.key);
    words += parts.length;
    text += ` ${parts.join(' ')}`;
    next++;
    phrases.push({ text, to: next });
  }
  return phrases;
}
