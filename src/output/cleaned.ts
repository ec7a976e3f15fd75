import type { CleanDoc } from '../document.ts';
import { cleaningOf, type ReportedEdit } from '../stages/clean/cleaned-text.ts';
import { applyEdits } from '../text/edits.ts';

/** The text without page furniture, decoration and invisible characters; ends with a line break unless it is empty. */
export function toCleanText(doc: CleanDoc): string {
  const cleaned = applyEdits(doc.text, cleaningOf(doc));
  return cleaned === '' || cleaned.endsWith('\n') ? cleaned : `${cleaned}\n`;
}

/** Characters of an edit that are shown. */
const SHOWN = 40;

/**
 * What cleaning would change, one line each: `path:line:column: reason: "characters"`.
 *
 * @param placeName - Names the place of an offset, safe on a terminal.
 */
export function toCleaningReport(doc: CleanDoc, placeName: (offset: number) => string): string {
  return cleaningOf(doc)
    .map((edit) => `${placeName(edit.start)}: ${edit.reason}: ${shown(edit)}\n`)
    .join('');
}

/** Characters as they are; those that nobody sees by their code points. */
function shown({ original }: ReportedEdit): string {
  const cut = original.length > SHOWN ? `${original.slice(0, SHOWN)}\u2026` : original;
  return `"${cut.replace(UNSEEN, (unseen) => `\\u{${(unseen.codePointAt(0) as number).toString(16)}}`)}"`;
}

const UNSEEN = /(?! )[\p{C}\p{Z}\p{M}]/gu;
