import type { CharSpan } from './span.ts';

/** A stretch of a text and what is put in its place. */
export interface TextEdit extends CharSpan {
  readonly replacement: string;
}

/** The text with all edits made. Edits are sorted and do not overlap. O(length). */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(at, start), replacement);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Gives the text before the edits back; `original` holds what stood in the place of each. O(length). */
export function undoEdits(edited: string, edits: readonly (TextEdit & { readonly original: string })[]): string {
  const parts: string[] = [];
  let at = 0;
  let shift = 0;
  for (const { start, end, replacement, original } of edits) {
    parts.push(edited.slice(at, start + shift), original);
    at = start + shift + replacement.length;
    shift += replacement.length - (end - start);
  }
  parts.push(edited.slice(at));
  return parts.join('');
}
