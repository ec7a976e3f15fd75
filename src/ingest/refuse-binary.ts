import { AnalysisError } from '../errors.ts';

interface Format {
  readonly name: string;
  /** Bytes at the start of such a file, one character each. */
  readonly magic: string;
  readonly remedy: string;
}

const WORD_REMEDY = 'save it as plain text, or convert it: pandoc -t plain, or on a Mac textutil -convert txt';
const OLD_WORD_REMEDY =
  'save it as plain text, or convert it: soffice --convert-to txt, or on a Mac textutil -convert txt';
const UNPACK_REMEDY = 'unpack it first';
const IMAGE_REMEDY = 'khabar reads text; text in a picture has to be recognised first, for example: tesseract -l ara';

/** Formats that people hold for text, or hand over together with it. */
const FORMATS: readonly Format[] = [
  { name: 'a PDF file', magic: '%PDF', remedy: 'take its text out first: pdftotext -layout FILE -' },
  { name: 'a rich text (RTF) file', magic: '{\\rtf', remedy: OLD_WORD_REMEDY },
  { name: 'an old Word or Office file', magic: '\xd0\xcf\x11\xe0', remedy: OLD_WORD_REMEDY },
  { name: 'a Safari web archive', magic: 'bplist00', remedy: 'save the page as page source (HTML)' },
  { name: 'gzip data inside gzip data', magic: '\x1f\x8b', remedy: UNPACK_REMEDY },
  { name: 'a bzip2 file', magic: 'BZh', remedy: UNPACK_REMEDY },
  { name: 'an xz file', magic: '\xfd7zXZ', remedy: UNPACK_REMEDY },
  { name: 'a Zstandard file', magic: '\x28\xb5\x2f\xfd', remedy: UNPACK_REMEDY },
  { name: 'a 7-Zip file', magic: '7z\xbc\xaf', remedy: UNPACK_REMEDY },
  { name: 'a RAR file', magic: 'Rar!', remedy: UNPACK_REMEDY },
  { name: 'a PNG picture', magic: '\x89PNG', remedy: IMAGE_REMEDY },
  { name: 'a JPEG picture', magic: '\xff\xd8\xff', remedy: IMAGE_REMEDY },
  { name: 'a GIF picture', magic: 'GIF8', remedy: IMAGE_REMEDY },
  { name: 'UTF-32 text', magic: '\xff\xfe\0\0', remedy: 'convert it: iconv -f utf-32 -t utf-8' },
  { name: 'UTF-32 text', magic: '\0\0\xfe\xff', remedy: 'convert it: iconv -f utf-32 -t utf-8' },
];

const ZIP_MAGIC = 'PK\x03\x04';

/** What a zip archive is, by the name of an entry that it holds. */
const ZIP_KINDS: readonly Omit<Format, 'magic'>[] = [
  { name: 'word/', remedy: `a Word (.docx) file: ${WORD_REMEDY}` },
  { name: 'vnd.oasis.opendocument.text', remedy: `an OpenDocument file: ${WORD_REMEDY}` },
  { name: 'epub+zip', remedy: 'an e-book: convert it, for example: pandoc -t plain' },
  { name: 'xl/', remedy: 'an Excel file: save it as text' },
];

/** Refuses a file of a format that is known not to be text. */
export function refuseForeignFormat(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  if (start.startsWith(ZIP_MAGIC)) throw binary(`${describeZip(bytes)}.`);
  const format = FORMATS.find(({ magic }) => start.startsWith(magic));
  if (format !== undefined) throw binary(`${format.name}, not text: ${format.remedy}.`);
}

function describeZip(bytes: Uint8Array): string {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = ZIP_KINDS.find(({ name }) => archive.includes(name, 0, 'latin1'));
  return kind?.remedy ?? `a zip archive, not text: ${UNPACK_REMEDY}`;
}

/** Bytes looked at. */
const SAMPLE = 64 * 1024;
/** Share of control bytes above which bytes are no text; text has hardly any, compressed data one in ten. */
const MAX_CONTROL_SHARE = 0.02;

/** Refuses bytes with too many control codes. UTF-16 has to be recognised before. */
export function refuseControlCodes(bytes: Uint8Array): void {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls++;
  if (controls <= sample.length * MAX_CONTROL_SHARE) return;
  const offset = sample.findIndex(isControl);
  const code = (sample[offset] as number).toString(16).toUpperCase().padStart(2, '0');
  throw binary(
    `not text: control codes throughout, the first 0x${code} at byte ${offset}; give a text or HTML file, or name its encoding with --encoding`,
  );
}

/** Tab, line breaks, form feed (pdftotext), end of file (DOS) and escape (terminal logs) occur in text. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b;
}

function binary(message: string): AnalysisError {
  return new AnalysisError('input', message, 'binary');
}
