import { AnalysisError } from '../errors.ts';

/** Spellings in common use that the WHATWG Encoding Standard does not list, without `-`, `_` and spaces. */
const ALIASES: Readonly<Record<string, string>> = {
  '1256': 'windows-1256',
  ansi1256: 'windows-1256',
  arabicwindows: 'windows-1256',
  win1256: 'windows-1256',
  windows1256: 'windows-1256',
  cp1252: 'windows-1252',
  win1252: 'windows-1252',
  windows1252: 'windows-1252',
  latin1: 'windows-1252',
  iso88596: 'iso-8859-6',
  asmo708: 'iso-8859-6',
  utf8: 'utf-8',
  utf8sig: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
};

const SUGGESTED = 'utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6, windows-1252';

/** WHATWG name of an encoding, or null when the label is not known. */
export function findEncoding(label: string): string | null {
  const wanted = label.trim().toLowerCase();
  const alias = ALIASES[wanted.replaceAll(/[-_ ]/g, '')];
  if (alias !== undefined) return alias;
  try {
    return new TextDecoder(wanted).encoding;
  } catch {
    return null;
  }
}

/** As {@link findEncoding}, for a name that the user gave. Throws a usage error that names the usual choices. */
export function requireEncoding(label: string): string {
  const name = findEncoding(label);
  if (name !== null) return name;
  const message = `Unknown encoding "${label}". Use one of ${SUGGESTED}, or another name of the WHATWG Encoding Standard.`;
  throw new AnalysisError('usage', message, 'encoding');
}
