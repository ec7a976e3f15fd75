import { CharClass, classOf } from '../../text/characters.ts';
import { foldKey } from '../../text/normalize.ts';

/** How much of a line a phrase must account for: all of it, its beginning, or any part of a short line. */
export type BoilerplateMatch = 'line' | 'start' | 'part';

export interface BoilerplatePhrase {
  readonly reason: string;
  readonly match: BoilerplateMatch;
  readonly phrase: string;
}

/** A line with more words than this is a paragraph of the article, whatever it begins with. */
const LONGEST_LINE = 24;

/** Says why a line is page furniture, or null when it is part of the article. */
export type BoilerplateFilter = (line: string) => string | null;

/**
 * Compiles phrases to a filter. Lines and phrases are compared as folded words, so that spelling, punctuation and emoji
 * around them do not matter. The work per line is bounded by its length: long lines are not looked at.
 */
export function createBoilerplateFilter(phrases: readonly BoilerplatePhrase[]): BoilerplateFilter {
  const whole = new Map<string, string>();
  const starts = new Map<string, Phrase[]>();
  const parts = new Map<string, Phrase[]>();
  for (const { phrase, match, reason } of phrases) {
    const words = foldedWords(phrase);
    const first = words[0] as string;
    if (match === 'line') whole.set(words.join(' '), reason);
    else multiSet(match === 'start' ? starts : parts, first, { words, reason });
  }
  return (line) => {
    if (line.length > LONGEST_LINE * 12) return null;
    const words = foldedWords(line);
    if (words.length > LONGEST_LINE) return null;
    const known = whole.get(words.join(' ')) ?? reasonAt(starts, words, 0);
    if (known !== undefined) return known;
    for (let at = 0; at < words.length; at++) {
      const reason = reasonAt(parts, words, at);
      if (reason !== undefined) return reason;
    }
    return null;
  };
}

interface Phrase {
  readonly words: readonly string[];
  readonly reason: string;
}

/** By first word. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>;

function multiSet(phrases: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const known = phrases.get(key);
  if (known === undefined) phrases.set(key, [phrase]);
  else known.push(phrase);
}

/** Reason of the phrase that the words from `at` on begin with. */
function reasonAt(phrases: Phrases, line: readonly string[], at: number): string | undefined {
  const possible = phrases.get(line[at] as string);
  return possible?.find(({ words }) => words.every((word, i) => line[at + i] === word))?.reason;
}

/** Folded lower-case words; more of them than {@link LONGEST_LINE} are not told apart from one more. */
function foldedWords(line: string): string[] {
  const text = foldKey(line).toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length && words.length <= LONGEST_LINE; i++) {
    const isWord = i < text.length && WORD_CLASSES.has(classOf(text.charCodeAt(i)));
    if (isWord && start < 0) start = i;
    if (isWord || start < 0) continue;
    words.push(text.slice(start, i));
    start = -1;
  }
  return words;
}

const WORD_CLASSES: ReadonlySet<CharClass> = new Set([CharClass.Arabic, CharClass.Letter, CharClass.Digit]);
