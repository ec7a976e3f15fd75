import { type LineColumn, lineIndex } from '../../text/line-index.ts';
import { type Letters, lettersOfPage, lettersOfText } from './letters.ts';

/**
 * Makes a function that tells where an offset of a page's text stands in the page as it was saved; undefined where that cannot
 * be known.
 *
 * Each line of the text is looked for in the page by its letters and digits alone, whatever markup and spaces part them there.
 *
 * @param html - The page, decoded.
 * @param text - What `readPage` made of it.
 */
export function placesInPage(html: string, text: string): (offset: number) => LineColumn | undefined {
  const { offsets } = lettersOfText(text);
  const page = lettersOfPage(html);
  const inPage = alignLines(text, page, lettersBefore(page.offsets, html.search(/<body[\s>]/iu)));
  const inText = lineIndex(text);
  const placeOf = lineIndex(html);
  /** Place in the page of a letter of the line that the offset lies in. */
  const letterAt = (letter: number, line: number): number => {
    const at = offsets[letter];
    return at === undefined || inText(at).line !== line ? NOT_FOUND : (inPage[letter] as number);
  };
  return (offset) => {
    const { line } = inText(offset);
    const next = lettersBefore(offsets, offset);
    const after = letterAt(next, line);
    if (after !== NOT_FOUND) return placeOf(after - marksBefore(html, after, text, offset, offsets[next] as number));
    const before = letterAt(next - 1, line);
    if (before === NOT_FOUND) return undefined;
    return placeOf(before + 1 + marksAfter(html, before + 1, text, (offsets[next - 1] as number) + 1, offset));
  };
}

const NOT_FOUND = -1;

/** How many of the sorted offsets are smaller. O(log n). */
function lettersBefore(offsets: Uint32Array, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** More marks than these in a row are not looked for. */
const MOST_MARKS = 20;

/** Length of the marks of the text from `start` to `end`, if the page has the same before `at`; else 0. */
function marksBefore(html: string, at: number, text: string, start: number, end: number): number {
  const length = end - start;
  return length <= MOST_MARKS && html.startsWith(text.slice(start, end), at - length) ? length : 0;
}

/** The same for marks after `at`. */
function marksAfter(html: string, at: number, text: string, start: number, end: number): number {
  return end - start <= MOST_MARKS && html.startsWith(text.slice(start, end), at) ? end - start : 0;
}

/** Lines that may be looked for in vain: each costs a look at the whole page. */
const MOST_MISSED = 50;

/**
 * Offset in the page of each letter of the text. Lines come in the order of the page; the headline is put first, wherever it
 * stands, and may stand in the head of the page alone.
 */
function alignLines(text: string, { letters: all, offsets }: Letters, body: number): Int32Array {
  const inPage = new Int32Array(text.length).fill(NOT_FOUND);
  let letter = 0;
  let from = body;
  let missed = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const { letters } = lettersOfText(line);
    if (letters !== '' && missed < MOST_MISSED) {
      const found = all.indexOf(letters, from);
      const at = found === NOT_FOUND && index === 0 ? all.indexOf(letters) : found;
      if (at === NOT_FOUND) missed++;
      else inPage.set(offsets.subarray(at, at + letters.length), letter);
      if (at !== NOT_FOUND && index > 0) from = at + letters.length;
    }
    letter += letters.length;
  }
  return inPage;
}
