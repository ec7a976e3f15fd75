import type { OffsetUnit } from '../schema/layers.ts';

/** Converts an offset in UTF-16 code units to the unit asked for. Offsets inside a surrogate pair do not occur. */
export type OffsetMap = (utf16: number) => number;

/** Makes the conversion for one text: a table of one entry a code unit, or nothing where the units agree. */
export function offsetMap(text: string, unit: OffsetUnit): OffsetMap {
  if (unit === 'utf16') return (utf16) => utf16;
  const width = unit === 'codepoint' ? codePointWidth : utf8Width;
  const table = new Uint32Array(text.length + 1);
  let passed = 0;
  for (let i = 0; i < text.length; i++) {
    table[i] = passed;
    passed += width(text, i);
  }
  table[text.length] = passed;
  return (utf16) => table[utf16] as number;
}

/** The second half of a surrogate pair adds nothing: its code point was counted with the first. */
function codePointWidth(text: string, at: number): number {
  return isSecondHalf(text, at) ? 0 : 1;
}

/** A lone surrogate becomes U+FFFD in UTF-8: three bytes. */
function utf8Width(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (isSecondHalf(text, at)) return 0;
  return unit >= 0xd800 && unit < 0xdc00 && isSecondHalf(text, at + 1) ? 4 : 3;
}

function isSecondHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00;
}
