import { CharClass, classOf } from '../../text/characters.ts';
import type { TextEdit } from '../../text/edits.ts';

export type EditReason =
  | 'tatweel'
  | 'diacritic'
  | 'direction control'
  | 'zero-width character'
  | 'presentation form'
  | 'special space'
  | 'soft hyphen'
  | 'doubled punctuation';

export interface CleanEdit extends TextEdit {
  readonly reason: EditReason;
}

/**
 * What cleaning changes in a text: decoration and invisible characters go, presentation forms become letters, special spaces
 * become spaces, a punctuation mark written several times stands once. Quotation marks, letters and digits are never
 * changed. Neighbouring characters with one reason make one edit. O(length).
 */
export function findEdits(text: string): CleanEdit[] {
  const edits: CleanEdit[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xa0 && !REPEATABLE.has(unit)) continue;
    if (unit >= 0x621 && unit <= 0x63a) continue;
    const reason = reasonFor(text, i, unit);
    if (reason === null) continue;
    addEdit(edits, i, replacementOf(reason, unit), reason);
  }
  return edits;
}

/** ! , : ; and the Arabic comma, semicolon and question mark. Full stops are left: they make ellipses. */
const REPEATABLE = new Set([0x21, 0x2c, 0x3a, 0x3b, 0x3f, 0x60c, 0x61b, 0x61f]);

function reasonFor(text: string, at: number, unit: number): EditReason | null {
  switch (classOf(unit)) {
    case CharClass.ArabicMark:
      return unit === 0x640 ? 'tatweel' : 'diacritic';
    case CharClass.Invisible:
      return invisibleReason(text, at, unit);
    case CharClass.Arabic:
      return unit >= 0xfb50 && unit <= 0xfefc ? 'presentation form' : null;
    case CharClass.Space:
      return unit > 0x20 ? 'special space' : null;
    default:
      return REPEATABLE.has(unit) && text.charCodeAt(at - 1) === unit ? 'doubled punctuation' : null;
  }
}

function invisibleReason(text: string, at: number, unit: number): EditReason | null {
  if (unit === 0xad) return 'soft hyphen';
  if (unit === 0x200d && isEmojiPart(text.charCodeAt(at - 1))) return null;
  const isDirection =
    unit === 0x61c ||
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069);
  return isDirection ? 'direction control' : 'zero-width character';
}

/** A joiner after these holds an emoji together. */
function isEmojiPart(unit: number): boolean {
  return (unit >= 0xdc00 && unit < 0xe000) || unit === 0xfe0f || (unit >= 0x2600 && unit < 0x2800);
}

function replacementOf(reason: EditReason, unit: number): string {
  if (reason === 'special space') return ' ';
  return reason === 'presentation form' ? String.fromCharCode(unit).normalize('NFKC') : '';
}

function addEdit(edits: CleanEdit[], at: number, replacement: string, reason: EditReason): void {
  const last = edits.at(-1);
  if (last !== undefined && last.end === at && last.reason === reason) {
    edits[edits.length - 1] = { ...last, end: at + 1, replacement: last.replacement + replacement };
  } else edits.push({ start: at, end: at + 1, replacement, reason });
}
