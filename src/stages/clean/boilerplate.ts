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
  const starts: BoilerplatePhrase[] = [];
  const parts: BoilerplatePhrase[] = [];
  for (const entry of phrases) {
    const folded = { ...entry, phrase: foldLine(entry.phrase) };
    if (entry.match === 'line') whole.set(folded.phrase, entry.reason);
    else (entry.match === 'start' ? starts : parts).push(folded);
  }
  return (line) => {
    if (line.length > LONGEST_LINE * 12) return null;
    const folded = foldLine(line);
    if (countWords(folded) > LONGEST_LINE) return null;
    const padded = ` ${folded} `;
    return (
      whole.get(folded) ??
      starts.find(({ phrase }) => padded.startsWith(` ${phrase} `))?.reason ??
      parts.find(({ phrase }) => padded.includes(` ${phrase} `))?.reason ??
      null
    );
  };
}

/** Folded lower-case words of a line, parted by single spaces. */
function foldLine(line: string): string {
  let out = '';
  let wordOpen = false;
  for (const character of foldKey(line).toLowerCase()) {
    const kind = classOf(character.charCodeAt(0));
    const isWord = kind === CharClass.Arabic || kind === CharClass.Letter || kind === CharClass.Digit;
    if (isWord) out += wordOpen || out === '' ? character : ` ${character}`;
    wordOpen = isWord;
  }
  return out;
}

function countWords(folded: string): number {
  let count = 1;
  for (let i = 0; i < folded.length; i++) if (folded.charCodeAt(i) === 0x20) count++;
  return count;
}
