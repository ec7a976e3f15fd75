import { CharClass, classOf } from '../../text/characters.ts';

export interface Address {
  readonly end: number;
  readonly kind: 'url' | 'email';
}

/** Longest address that is looked at, so that hostile input cannot make the scan quadratic. */
const MAX_LENGTH = 2048;

/** Longest host or e-mail address: RFC 5321 allows 64 + 1 + 255 characters. */
const MAX_NAME_LENGTH = 320;

const URL_START = /(?:https?:\/\/|www\.)[!-~]/iy;
const DOMAIN_ENDINGS = new Set(
  'com net org info edu gov int tv me news co uk fr de eg sa ae qa jo lb sy iq ps ma dz tn ly'.split(' '),
);

/** A web or e-mail address that begins at `start`, or null. */
export function scanAddress(text: string, start: number, end: number): Address | null {
  URL_START.lastIndex = start;
  const limit = Math.min(end, start + MAX_LENGTH);
  if (URL_START.test(text)) return { end: endOfUrl(text, start, limit), kind: 'url' };
  return scanDomainOrEmail(text, start, Math.min(limit, start + MAX_NAME_LENGTH));
}

/** A URL runs to the first character that is not visible ASCII; closing punctuation stays outside. */
function endOfUrl(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && isUrlUnit(text.charCodeAt(at))) at++;
  while (at > start && '.,;:!?)]}\'"*'.includes(text[at - 1] as string)) at--;
  return at;
}

function isUrlUnit(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x3c && unit !== 0x3e; // " < >
}

/** name@host.tld or host.tld: labels of letters, digits, dots, hyphens and underscores, the last one a known ending for hosts. */
function scanDomainOrEmail(text: string, start: number, limit: number): Address | null {
  let at = start;
  let sign = -1;
  let dot = -1;
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x40 && sign < 0 && at > start) sign = at;
    else if (unit === 0x2e) dot = at;
    else if (!isLabelUnit(unit)) break;
  }
  while (at > start && (text.charCodeAt(at - 1) === 0x2e || text.charCodeAt(at - 1) === 0x2d)) at--;
  if (dot >= at) dot = text.lastIndexOf('.', at - 1);
  if (dot <= start || dot >= at - 1) return null;
  if (sign > start && dot > sign + 1) return { end: at, kind: 'email' };
  if (sign >= 0) return null;
  return DOMAIN_ENDINGS.has(text.slice(dot + 1, at).toLowerCase()) ? { end: at, kind: 'url' } : null;
}

function isLabelUnit(unit: number): boolean {
  if (unit === 0x2d || unit === 0x5f) return true; // - _
  const kind = classOf(unit);
  return unit < 0x80 && (kind === CharClass.Letter || kind === CharClass.Digit);
}
