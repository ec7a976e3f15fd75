import { findEncoding } from './encoding-names.ts';

/** Where the HTML standard looks for the declaration, in bytes. */
const SEARCHED = 1024;

/** First declaration in a meta tag: `<meta charset=…>` or `<meta http-equiv=… content="text/html; charset=…">`. */
const META_CHARSET = /<meta\s[^<>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i;

/** WHATWG name of the encoding that a web page claims to be in, or null. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SEARCHED)).toString('latin1');
  const label = META_CHARSET.exec(start)?.[1];
  return label === undefined ? null : findEncoding(label);
}
