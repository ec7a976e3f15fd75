import { isUtf8 } from 'node:buffer';
import type { Warning } from '../document.ts';
import { isArabicLetter } from '../text/characters.ts';
import { tableOf } from './single-byte.ts';

interface Repaired {
  readonly text: string;
  readonly warnings: readonly Warning[];
}

/** Encodings that UTF-8 is most often misread as. */
const MISREAD_AS = ['windows-1252', 'windows-1256'] as const;
/** Arabic letters that have to come out before anything is changed; fewer would be chance. */
const MIN_LETTERS = 4;
/** A text that was misread and saved twice is undone twice. */
const MAX_ROUNDS = 2;

/**
 * Undoes text that was UTF-8, was read in a single-byte encoding and saved again (Ø§Ù„ or ط§ظ„ for ال).
 * Works line by line, since only part of a text may be damaged. A line is changed only when all of it is UTF-8 again.
 * O(characters).
 */
export function undoMojibake(text: string): Repaired {
  const rounds = findRounds(text, MAX_ROUNDS);
  const last = rounds.at(-1);
  return last === undefined ? { text, warnings: [] } : { text: last.text, warnings: rounds.map(warn) };
}

interface Round {
  readonly text: string;
  readonly encoding: string;
  readonly lines: number;
  readonly changed: number;
}

/** The misreadings to undo, the latest first; none when nothing that is tried ends in Arabic. */
function findRounds(text: string, limit: number): readonly Round[] {
  if (limit === 0) return [];
  for (const encoding of MISREAD_AS) {
    const { round, letters } = rereadLines(text, encoding);
    if (round.changed === 0) continue;
    const further = findRounds(round.text, limit - 1);
    if (further.length > 0 || letters >= MIN_LETTERS) return [round, ...further];
  }
  return [];
}

function rereadLines(text: string, encoding: string): { readonly round: Round; readonly letters: number } {
  const lines = text.split('\n');
  const reread = lines.map((line) => readAgain(line, bytesOf(encoding)));
  const changed = reread.filter((line) => line !== null);
  const letters = changed.reduce((sum, line) => sum + countArabic(line), 0);
  const repaired = changed.length === 0 ? text : lines.map((line, i) => reread[i] ?? line).join('\n');
  return { round: { text: repaired, encoding, lines: lines.length, changed: changed.length }, letters };
}

function warn({ encoding, lines, changed }: Round): Warning {
  const message = `UTF-8 that was read as ${encoding} and saved again; undone in ${changed} of ${lines} lines.`;
  return { code: 'mojibake', message };
}

/** The line with its characters taken for bytes of UTF-8, or null when it is plain ASCII or they are not UTF-8. */
function readAgain(line: string, byteOf: Uint8Array): string | null {
  const first = firstNonAscii(line);
  // The first character settles it for nearly every line that is in order.
  if (first < 0 || !startsCharacter(line, first, byteOf)) return null;
  const bytes = new Uint8Array(line.length);
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    const byte = byteOf[unit] as number;
    if (byte === 0 && unit !== 0) return null;
    bytes[i] = byte;
  }
  return isUtf8(bytes) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : null;
}

function firstNonAscii(line: string): number {
  for (let i = 0; i < line.length; i++) if (line.charCodeAt(i) >= 0x80) return i;
  return -1;
}

function startsCharacter(line: string, index: number, byteOf: Uint8Array): boolean {
  const second = index + 1 < line.length ? (byteOf[line.charCodeAt(index + 1)] as number) : 0;
  return (byteOf[line.charCodeAt(index)] as number) >= 0xc2 && second >= 0x80 && second < 0xc0;
}

function countArabic(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isArabicLetter(text.charCodeAt(i))) count++;
  return count;
}

const inverses = new Map<string, Uint8Array>();

/** Byte of each code unit in an encoding, 0 for those it does not have. */
function bytesOf(encoding: string): Uint8Array {
  const inverse = inverses.get(encoding) ?? invert(encoding);
  inverses.set(encoding, inverse);
  return inverse;
}

function invert(encoding: string): Uint8Array {
  const inverse = new Uint8Array(0x10000);
  // ISO-8859-1 has the control characters where windows-1252 has signs; programs mix the two.
  if (encoding === 'windows-1252') for (let byte = 0x80; byte < 0xa0; byte++) inverse[byte] = byte;
  tableOf(encoding).forEach((unit, byte) => {
    inverse[unit] = byte;
  });
  return inverse;
}
