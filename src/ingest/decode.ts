import { constants, isUtf8 } from 'node:buffer';
import type { Warning } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import { declaredCharset } from './charset-hint.ts';
import { requireEncoding } from './encoding-names.ts';
import { guessSingleByte, guessUtf16, READABLE } from './guess-encoding.ts';
import { inflate, isGzip } from './inflate.ts';
import { refuseControlCodes, refuseForeignFormat } from './refuse-binary.ts';
import { decodeWindows1252, findUndefined, tableOf } from './single-byte.ts';
import { undoMojibake } from './undo-mojibake.ts';
import { surveyUtf8, type Utf8Survey } from './utf8.ts';

export interface Decoded {
  /** Without byte order mark, line breaks as in the file. */
  readonly text: string;
  /** WHATWG name. */
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

export interface DecodeOptions {
  /** Name of the encoding, instead of recognising it. */
  readonly encoding?: string | undefined;
  /** Largest size in bytes that gzip data may unpack to. */
  readonly maxInflatedBytes?: number | undefined;
}

/**
 * Text of a file. Gzip data is unpacked, the encoding recognised by content, and text that was damaged by an earlier
 * misreading repaired, with a warning. O(bytes).
 *
 * Throws a usage error for an unknown `encoding`, and an input error for what is no text (reason `binary`), for gzip
 * data that cannot be unpacked (`gzip`, `too-large`) and for bytes that fit no encoding (`encoding`).
 */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  const named = options.encoding === undefined ? undefined : requireEncoding(options.encoding);
  const content = isGzip(bytes) ? inflate(bytes, options.maxInflatedBytes) : bytes;
  refuseForeignFormat(content);
  if (content.length > constants.MAX_STRING_LENGTH) throw tooLarge();
  const decoded = named === undefined ? decodeByContent(content) : decodeAs(content, named);
  const repaired = undoMojibake(decoded.text);
  return { ...decoded, text: repaired.text, warnings: [...decoded.warnings, ...repaired.warnings] };
}

function decodeByContent(bytes: Uint8Array): Decoded {
  const marked = encodingOfMark(bytes) ?? guessUtf16(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  refuseControlCodes(bytes);
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes), encoding: 'utf-8', warnings: [] };
  const survey = surveyUtf8(bytes);
  return isDamagedUtf8(survey) ? decodeDamaged(bytes, survey) : decodeSingleByte(bytes, survey);
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  if (encoding === 'windows-1252') return { text: decodeWindows1252(bytes), encoding, warnings: [] };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, warnings: [] };
  } catch {
    if (encoding === 'utf-8') return decodeDamaged(bytes, surveyUtf8(bytes));
    if (encoding.startsWith('utf-16')) return decodeDamagedUtf16(bytes, encoding);
    throw misfit(bytes, encoding);
  }
}

/** Well-formed characters for each broken place, from which bytes count as UTF-8 with damage rather than as something else. */
const MIN_CHARACTERS_PER_BREAK = 4;

function isDamagedUtf8({ characters, broken }: Utf8Survey): boolean {
  return characters >= broken * MIN_CHARACTERS_PER_BREAK;
}

/** Bytes for each broken place that is let pass. A single one always is: files are cut off inside a character. */
const BYTES_PER_BREAK = 1000;

/** UTF-8 with U+FFFD for what is broken, or an error when that would be too much. */
function decodeDamaged(bytes: Uint8Array, survey: Utf8Survey): Decoded {
  const { broken, firstBroken } = survey;
  const where = `${place(bytes, firstBroken)}${broken > 1 ? ` and ${broken - 1} more` : ''}`;
  if (!isDamagedUtf8(survey))
    throw misread(`not valid UTF-8: ${where}. ${suggest(guessSingleByte(bytes, null).encoding)}`);
  if (broken > Math.max(1, bytes.length / BYTES_PER_BREAK)) {
    throw misread(`damaged UTF-8: ${where}. Fetch it again, or drop what is broken: iconv -c -f utf-8 -t utf-8`);
  }
  const message = `damaged UTF-8, read as U+FFFD: ${where}.`;
  return { text: new TextDecoder().decode(bytes), encoding: 'utf-8', warnings: [{ code: 'invalid-bytes', message }] };
}

function decodeDamagedUtf16(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const message = 'half a character (a lone surrogate or a cut-off byte) in UTF-16, read as U+FFFD.';
  return { text, encoding, warnings: [{ code: 'invalid-bytes', message }] };
}

function decodeSingleByte(bytes: Uint8Array, { firstBroken }: Utf8Survey): Decoded {
  const declared = declaredCharset(bytes);
  const guess = guessSingleByte(bytes, declared);
  if (guess.score > READABLE) return decodeAs(bytes, guess.encoding);
  if (declared !== null && !declared.startsWith('utf-')) return decodeAs(bytes, declared);
  throw misread(`fits no encoding: ${place(bytes, firstBroken)} is not UTF-8. ${suggest(guess.encoding)}`);
}

/** Why bytes cannot be read in the encoding that the user named or the page declares. */
function misfit(bytes: Uint8Array, encoding: string): AnalysisError {
  const offset = tableOf(encoding).length === 256 ? findUndefined(bytes, encoding) : -1;
  const where = offset < 0 ? '' : `: ${place(bytes, offset)}`;
  return misread(`not valid ${encoding}${where}. Without --encoding, the encoding is recognised by content.`);
}

function suggest(encoding: string): string {
  return `The nearest is ${encoding}: to read it so, add --encoding ${encoding}`;
}

function place(bytes: Uint8Array, offset: number): string {
  const byte = (bytes[offset] as number).toString(16).toUpperCase().padStart(2, '0');
  return `byte 0x${byte} at offset ${offset}`;
}

function misread(message: string): AnalysisError {
  return new AnalysisError('input', message, 'encoding');
}

function tooLarge(): AnalysisError {
  const limit = Math.floor(constants.MAX_STRING_LENGTH / (1024 * 1024));
  return new AnalysisError('input', `larger than ${limit} MB. Divide it into smaller files.`, 'too-large');
}
