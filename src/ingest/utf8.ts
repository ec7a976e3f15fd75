/** How far bytes are UTF-8. */
export interface Utf8Survey {
  /** Well-formed characters of two bytes and more. */
  readonly characters: number;
  /** Places that are not UTF-8. */
  readonly broken: number;
  /** Offset of the first of them, or -1. */
  readonly firstBroken: number;
}

/** Counts what is and what is not UTF-8. O(bytes). */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let characters = 0;
  let broken = 0;
  let firstBroken = -1;
  for (let i = 0; i < bytes.length; ) {
    if ((bytes[i] as number) < 0x80) {
      i++;
      continue;
    }
    const length = characterLength(bytes, i);
    if (length > 0) characters++;
    else if (broken++ === 0) firstBroken = i;
    i += length || 1 + continuationsAt(bytes, i + 1);
  }
  return { characters, broken, firstBroken };
}

/** Bytes of the character that starts here, or 0 when they are no well-formed UTF-8 (Unicode 16, table 3-7). */
function characterLength(bytes: Uint8Array, start: number): number {
  const lead = bytes[start] as number;
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (length === 0 || continuationsAt(bytes, start + 1, length - 1) < length - 1) return 0;
  return isSecondByte(lead, bytes[start + 1] as number) ? length : 0;
}

/** Leaves out overlong forms, surrogates and what lies above U+10FFFF. */
function isSecondByte(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}

/** Number of continuation bytes from here, at most `limit`. */
function continuationsAt(bytes: Uint8Array, start: number, limit = 3): number {
  let count = 0;
  while (count < limit && isContinuation(bytes[start + count])) count++;
  return count;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}
