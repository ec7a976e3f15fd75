import type { EntityType } from '../../document.ts';
import type { LexiconEntry, LexiconLine } from './gazetteer.ts';
import { nameWords } from './name-key.ts';

/**
 * Names in flat arrays, so that an index of some ten thousand names loads as fast as its file is read. A phrase is a name
 * as folded words parted by single spaces; several phrases (variants) lead to one entry.
 */
export interface GazetteerIndex {
  /** Name, Latin name and country code of each entry, parted by tabs, in UTF-8. */
  readonly entryText: Uint8Array;
  /** Where each entry begins in `entryText`, and its end. */
  readonly entryStart: Uint32Array;
  /** Index into {@link INDEXED_TYPES}, plus 128 for an ambiguous name. */
  readonly entryKind: Uint8Array;
  /** UTF-16 code units of all phrases. */
  readonly phraseText: Uint16Array;
  readonly phraseStart: Uint32Array;
  readonly phraseHash: Uint32Array;
  readonly phraseEntry: Uint32Array;
  /** Hash table: phrase + 1, or 0 for an empty slot. Size is a power of two. */
  readonly phraseSlots: Uint32Array;
  /** Hash table of first words: hash and number of words of the longest phrase, in pairs; 0, 0 for an empty slot. */
  readonly firstWords: Uint32Array;
}

export const INDEXED_TYPES: readonly EntityType[] = [
  'PER',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'EVENT',
  'PRODUCT',
  'NORP',
  'LAW',
];

const AMBIGUOUS = 128;

/** Hash of no text. */
const BASIS = 0x811c9dc5;

/** 32-bit FNV-1a over UTF-16 code units; `before` is the hash of what stands before the text. */
export function hashText(text: string, before = BASIS): number {
  let hash = before;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Builds the index. Earlier entries win over later ones with the same phrase, except that an unambiguous reading wins
 * over an ambiguous one.
 */
export function compileGazetteer(lines: Iterable<LexiconLine>): GazetteerIndex {
  const entries: LexiconEntry[] = [];
  const entryOfPhrase = new Map<string, number>();
  for (const { variants, ...entry } of lines) {
    const id = entries.push(entry) - 1;
    for (const name of [entry.name, ...variants]) {
      const phrase = nameWords(name).join(' ');
      const known = entryOfPhrase.get(phrase);
      if (known === undefined || (entries[known]?.ambiguous && !entry.ambiguous)) entryOfPhrase.set(phrase, id);
    }
  }
  const phrases = [...entryOfPhrase.keys()];
  const phraseTexts = phrases.map(unitsOf);
  const encoder = new TextEncoder();
  const entryTexts = entries.map(({ name, latin, code }) => encoder.encode(`${name}\t${latin}\t${code}`));
  return {
    entryText: concatenate(Uint8Array, entryTexts),
    entryStart: startsOf(entryTexts),
    entryKind: Uint8Array.from(
      entries,
      ({ type, ambiguous }) => INDEXED_TYPES.indexOf(type) + (ambiguous ? AMBIGUOUS : 0),
    ),
    phraseText: concatenate(Uint16Array, phraseTexts),
    phraseStart: startsOf(phraseTexts),
    phraseHash: Uint32Array.from(phrases, (phrase) => hashText(phrase)),
    phraseEntry: Uint32Array.from(entryOfPhrase.values()),
    phraseSlots: hashPhrases(phrases),
    firstWords: hashFirstWords(phrases),
  };
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** Where each text begins when they stand one after another, and the end of the last. */
function startsOf(texts: readonly { readonly length: number }[]): Uint32Array {
  const starts = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) starts[i + 1] = (starts[i] as number) + text.length;
  return starts;
}

function concatenate<T extends Uint8Array | Uint16Array>(room: new (length: number) => T, texts: readonly T[]): T {
  const starts = startsOf(texts);
  const all = new room(starts[texts.length] as number);
  for (const [i, text] of texts.entries()) all.set(text, starts[i]);
  return all;
}

function tableSize(items: number): number {
  return 2 ** Math.ceil(Math.log2(items * 2 + 2));
}

function hashPhrases(phrases: readonly string[]): Uint32Array {
  const slots = new Uint32Array(tableSize(phrases.length));
  for (const [id, phrase] of phrases.entries()) {
    let slot = hashText(phrase) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = id + 1;
  }
  return slots;
}

function hashFirstWords(phrases: readonly string[]): Uint32Array {
  const longest = new Map<number, number>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const hash = hashText(words[0] as string);
    longest.set(hash, Math.max(longest.get(hash) ?? 0, words.length));
  }
  const size = tableSize(longest.size);
  const table = new Uint32Array(size * 2);
  for (const [hash, words] of longest) {
    let slot = hash & (size - 1);
    while (table[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1);
    table[slot * 2] = hash;
    table[slot * 2 + 1] = words;
  }
  return table;
}

/** Words of the longest phrase whose first word has this hash, or 0. Rarely too large, never too small. */
export function longestPhrase({ firstWords }: GazetteerIndex, hash: number): number {
  const size = firstWords.length / 2;
  for (let slot = hash & (size - 1); ; slot = (slot + 1) & (size - 1)) {
    const words = firstWords[slot * 2 + 1] as number;
    if (words === 0 || firstWords[slot * 2] === hash) return words;
  }
}

/** Entry of a phrase, or -1. The phrase itself is asked for when one has its hash. */
export function findPhrase(
  { phraseSlots, phraseHash, phraseStart, phraseText, phraseEntry }: GazetteerIndex,
  hash: number,
  phraseOf: () => string,
): number {
  for (let slot = hash & (phraseSlots.length - 1); ; slot = (slot + 1) & (phraseSlots.length - 1)) {
    const id = (phraseSlots[slot] as number) - 1;
    if (id < 0) return -1;
    if (phraseHash[id] !== hash) continue;
    const [start, end] = [phraseStart[id] as number, phraseStart[id + 1] as number];
    if (isText(phraseText, start, end, phraseOf())) return phraseEntry[id] as number;
  }
}

function isText(units: Uint16Array, start: number, end: number, text: string): boolean {
  if (end - start !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (units[start + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Reads entries out of the index; the same entry is always the same object. */
export function createEntryReader({
  entryText,
  entryStart,
  entryKind,
}: GazetteerIndex): (entry: number) => LexiconEntry {
  const known = new Map<number, LexiconEntry>();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (id) => {
    const seen = known.get(id);
    if (seen !== undefined) return seen;
    const kind = entryKind[id] as number;
    const text = decoder.decode(entryText.subarray(entryStart[id], entryStart[id + 1]));
    const [name, latin, code] = text.split('\t') as [string, string, string];
    const entry = {
      name,
      latin,
      code,
      type: INDEXED_TYPES[kind & (AMBIGUOUS - 1)] as EntityType,
      ambiguous: kind >= AMBIGUOUS,
    };
    known.set(id, entry);
    return entry;
  };
}
