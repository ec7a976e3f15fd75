import { CharClass, classOf } from './characters.ts';

/** Letters of Persian and Urdu keyboards that stand for an Arabic letter. */
const KEYBOARD_LETTERS = new Map<number, string>([
  [0x06a9, '\u0643'], // KEHEH → KAF
  [0x06aa, '\u0643'], // SWASH KAF → KAF
  [0x06cc, '\u064a'], // FARSI YEH → YEH
  [0x06d2, '\u064a'], // YEH BARREE → YEH
  [0x06c1, '\u0647'], // HEH GOAL → HEH
  [0x06be, '\u0647'], // HEH DOACHASHMEE → HEH
  [0x06d5, '\u0647'], // AE → HEH
  [0x06c0, '\u0629'], // HEH WITH YEH ABOVE → TEH MARBUTA
  [0x06c3, '\u0629'], // TEH MARBUTA GOAL → TEH MARBUTA
  [0x0671, '\u0627'], // ALEF WASLA → ALEF
]);

function isPlainLetter(unit: number): boolean {
  return unit >= 0x621 && unit <= 0x64a && (unit <= 0x63a || unit >= 0x641);
}

/** True when every unit is a plain Arabic letter, so that there is nothing to fold: the common case. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isPlainLetter(text.charCodeAt(i))) return false;
  return true;
}

/** True for words of plain Arabic letters with one space between them, as most names are. */
export function isPlainPhrase(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!isPlainLetter(unit) && !(unit === 0x20 && i > 0 && isPlainLetter(text.charCodeAt(i + 1)))) return false;
  }
  return true;
}

/**
 * The word as it would be typed plainly: without tatweel, short vowels and invisible characters, presentation forms
 * taken apart, keyboard variants of letters as Arabic letters, digits as 0–9. Hamza, alef maqsura and teh marbuta stay.
 */
export function normalize(text: string): string {
  if (isPlain(text)) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) out += normalizeUnit(text, i);
  return out;
}

/** The words of a text, each as {@link normalize} makes it, with single spaces between. */
export function normalizePhrase(text: string): string {
  return isPlainPhrase(text) ? text : text.split(/\s+/u).map(normalize).join(' ');
}

function normalizeUnit(text: string, index: number): string {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return text[index] as string;
  const kind = classOf(unit);
  if (kind === CharClass.ArabicMark || kind === CharClass.Invisible) return '';
  if (unit >= 0x0660 && unit <= 0x0669) return String(unit - 0x0660);
  if (unit >= 0x06f0 && unit <= 0x06f9) return String(unit - 0x06f0);
  if (unit >= 0xfb50 && unit <= 0xfefc && kind === CharClass.Arabic) return unfoldPresentationForm(unit);
  return KEYBOARD_LETTERS.get(unit) ?? (text[index] as string);
}

/** NFKC of one presentation form, again without the short vowels that a few of them carry. */
function unfoldPresentationForm(unit: number): string {
  const letters = String.fromCharCode(unit).normalize('NFKC');
  let out = '';
  for (let i = 0; i < letters.length; i++) {
    const kind = classOf(letters.charCodeAt(i));
    if (kind === CharClass.Arabic) out += KEYBOARD_LETTERS.get(letters.charCodeAt(i)) ?? letters[i];
  }
  return out;
}

/**
 * Key for look-ups: {@link normalize} with the spellings folded that writers mix freely: أ إ آ → ا, ى → ي, ة → ه.
 * Two words with one key count as one word in lexicons.
 */
export function foldKey(text: string): string {
  return foldNormal(normalize(text));
}

/** {@link foldKey} of text that is normalized already. */
export function foldNormal(normal: string): string {
  for (let i = 0; i < normal.length; i++) {
    if (folded(normal.charCodeAt(i)) !== 0) return foldFrom(normal, i);
  }
  return normal;
}

function foldFrom(normal: string, index: number): string {
  let out = normal.slice(0, index);
  for (let i = index; i < normal.length; i++) {
    const unit = folded(normal.charCodeAt(i));
    out += unit === 0 ? normal[i] : String.fromCharCode(unit);
  }
  return out;
}

/** The folded code unit, or 0 when the letter stays as it is. */
function folded(unit: number): number {
  switch (unit) {
    case 0x0622: // ALEF WITH MADDA ABOVE
    case 0x0623: // ALEF WITH HAMZA ABOVE
    case 0x0625: // ALEF WITH HAMZA BELOW
      return 0x0627;
    case 0x0649: // ALEF MAKSURA
      return 0x064a;
    case 0x0629: // TEH MARBUTA
      return 0x0647;
    default:
      return 0;
  }
}
