import type { CleanDoc } from '../document.ts';
import { cleaningOf, type ReportedEdit } from '../stages/clean/cleaned-text.ts';
import { applyEdits } from '../text/edits.ts';
import { lineIndex } from '../text/line-index.ts';
import { printable } from './printable.ts';

/** The text without page furniture, decoration and invisible characters; ends with a line break unless it is empty. */
export function toCleanText(doc: CleanDoc): string {
  const cleaned = applyEdits(doc.text, cleaningOf(doc));
  return cleaned === '' || cleaned.endsWith('\n') ? cleaned : `${cleaned}\n`;
}

/** Characters of an edit that are shown. */
const SHOWN = 40;

/** What cleaning would change, one line each: `path:line:column: reason: "characters"`. Saved pages and records have no lines. */
export function toCleaningReport(doc: CleanDoc): string {
  const { path = '-', mediaType } = doc.source;
  const placeOf = lineIndex(doc.text);
  const name = printable(doc.id === undefined ? path : `${path}#${doc.id}`).replaceAll('\n', '\\n');
  const isFile = mediaType !== 'text/html' && doc.id === undefined;
  const lines = cleaningOf(doc).map((edit) => {
    const { line, column } = placeOf(edit.start);
    return `${isFile ? `${name}:${line}:${column}` : name}: ${edit.reason}: ${shown(edit)}\n`;
  });
  return lines.join('');
}

/** Characters as they are; those that nobody sees by their code points. */
function shown({ original }: ReportedEdit): string {
  const cut = original.length > SHOWN ? `${original.slice(0, SHOWN)}\u2026` : original;
  return `"${cut.replace(UNSEEN, (unseen) => `\\u{${(unseen.codePointAt(0) as number).toString(16)}}`)}"`;
}

const UNSEEN = /(?! )[\p{C}\p{Z}\p{M}]/gu;
