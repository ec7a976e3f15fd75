/** Code units that an undefined byte stands for in a {@link SingleByteTable}. */
export const UNDEFINED_UNIT = 0xfffd;

/** The UTF-16 code unit of each of the 256 bytes. */
type SingleByteTable = Uint16Array;

/** Bytes 0x80–0x9F of windows-1252; 0x81, 0x8D, 0x8F, 0x90 and 0x9D are control characters. */
const WINDOWS_1252_SPECIALS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);

const tables = new Map<string, SingleByteTable>();

/** Table of an encoding in which every character is one byte. Made once. */
export function tableOf(encoding: string): SingleByteTable {
  const table = tables.get(encoding) ?? makeTable(encoding);
  tables.set(encoding, table);
  return table;
}

function makeTable(encoding: string): SingleByteTable {
  if (encoding === 'windows-1252') return makeWindows1252();
  const characters = new TextDecoder(encoding).decode(EVERY_BYTE);
  return Uint16Array.from(characters, (character) => character.charCodeAt(0));
}

// Several releases of Node decode windows-1252 as ISO-8859-1 (nodejs/node issue 56542), so its table is written out.
function makeWindows1252(): SingleByteTable {
  const table = Uint16Array.from(EVERY_BYTE);
  for (let i = 0; i < WINDOWS_1252_SPECIALS.length; i++) table[0x80 + i] = WINDOWS_1252_SPECIALS.charCodeAt(i);
  return table;
}

/** Text of windows-1252 bytes: no byte is undefined. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const table = tableOf('windows-1252');
  return latin1.replaceAll(/[\u0080-\u009f]/g, (unit) => String.fromCharCode(table[unit.charCodeAt(0)] as number));
}

/** Offset of the first byte that the encoding leaves undefined, or -1. */
export function findUndefined(bytes: Uint8Array, encoding: string): number {
  const table = tableOf(encoding);
  return bytes.findIndex((byte) => table[byte] === UNDEFINED_UNIT);
}
