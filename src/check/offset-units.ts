import { OFFSET_UNITS, type OffsetUnit } from '../schema/layers.ts';

/** Cuts text out between two offsets of one unit; null where an offset lies outside the text or inside a character. */
export type Slice = (start: number, end: number) => string | null;

/** For each unit the function that cuts `text`. */
export function slicers(text: string): ReadonlyMap<OffsetUnit, Slice> {
  return new Map(OFFSET_UNITS.map((unit) => [unit, slicer(text, unit)]));
}

function slicer(text: string, unit: OffsetUnit): Slice {
  const toUtf16 = unit === 'utf16' ? null : positions(text, unit);
  const at = (offset: number): number | undefined =>
    toUtf16 === null ? (offset >= 0 && offset <= text.length ? offset : undefined) : toUtf16.get(offset);
  return (start, end) => {
    const [from, to] = [at(start), at(end)];
    return from === undefined || to === undefined || from > to ? null : text.slice(from, to);
  };
}

/** Position in UTF-16 of each offset at which a character begins, and of the end. */
function positions(text: string, unit: 'codepoint' | 'byte'): Map<number, number> {
  const found = new Map<number, number>();
  let passed = 0;
  let at = 0;
  for (const character of text) {
    found.set(passed, at);
    passed += unit === 'codepoint' ? 1 : utf8Length(character.codePointAt(0) as number);
    at += character.length;
  }
  return found.set(passed, at);
}

/** A lone surrogate becomes U+FFFD: three bytes. */
function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
