import type { CleanDoc } from '../../document.ts';
import { CharClass, classOf } from '../../text/characters.ts';
import type { TextEdit } from '../../text/edits.ts';
import { findEdits } from './find-edits.ts';

/** An edit with the words that it takes out and why. */
export interface ReportedEdit extends TextEdit {
  readonly reason: string;
  readonly original: string;
}

/** All that cleaning an article changes, in text order: page furniture with its line break, and edits inside the lines. */
export function cleaningOf({ text, removed }: CleanDoc): ReportedEdit[] {
  const edits: ReportedEdit[] = removed.map(({ start, end, reason }) => {
    const stop = afterLineBreak(text, end);
    return { start, end: stop, replacement: '', reason, original: text.slice(start, stop) };
  });
  let next = 0;
  for (const { start, end, replacement, reason } of findEdits(text)) {
    while (next < removed.length && (edits[next] as ReportedEdit).end <= start) next++;
    const isInRemoved = next < removed.length && (edits[next] as ReportedEdit).start < end;
    if (!isInRemoved) edits.push({ start, end, replacement, reason, original: text.slice(start, end) });
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** Position after the line break that ends the line. */
function afterLineBreak(text: string, end: number): number {
  let at = end;
  while (at < text.length && classOf(text.charCodeAt(at)) === CharClass.Space) at++;
  if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a) return at + 2;
  return at < text.length && classOf(text.charCodeAt(at)) === CharClass.LineBreak ? at + 1 : end;
}
