import type { TokenKind } from '../../document.ts';
import { CharClass, classOf, classOfCodePoint } from '../../text/characters.ts';
import { normalize } from '../../text/normalize.ts';
import { scanAddress } from './scan-address.ts';

/** Receives each token as it is found: characters `start` ≤ i < `end`. */
export type OnToken = (start: number, end: number, kind: TokenKind) => void;

/**
 * Cuts `text` between `start` and `end` into tokens. Every character that is neither space nor invisible at the edge of
 * a token lies in exactly one token. One pass; the work is proportional to the length.
 */
export function scanTokens(text: string, start: number, end: number, onToken: OnToken): void {
  let at = start;
  while (at < end) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === CharClass.Space || kind === CharClass.LineBreak) at++;
    else at = scanOne(text, at, end, kind, onToken);
  }
}

function scanOne(text: string, at: number, end: number, kind: CharClass, onToken: OnToken): number {
  switch (kind) {
    case CharClass.Arabic:
    case CharClass.ArabicMark:
      return scanArabic(text, at, end, onToken);
    case CharClass.Letter:
      return scanLatin(text, at, end, onToken);
    case CharClass.Digit:
      return scanNumber(text, at, end, at, onToken);
    case CharClass.Invisible:
    case CharClass.Control:
    case CharClass.Mark:
      return scanUnseen(text, at, end, onToken);
    case CharClass.Surrogate:
      return scanAstral(text, at, end, onToken);
    default:
      return scanMark(text, at, end, kind, onToken);
  }
}

/** An Arabic word with its marks; a number that follows a particle without a space (و25, الـ3.5) belongs to the token. */
function scanArabic(text: string, start: number, end: number, onToken: OnToken): number {
  let at = start;
  let last = start + 1;
  let letters = 0;
  while (at < end) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === CharClass.Arabic) {
      letters++;
      last = at + 1;
    } else if (kind === CharClass.ArabicMark) last = at + 1;
    else if (kind !== CharClass.Invisible) break;
    at++;
  }
  if (at < end && classOf(text.charCodeAt(at)) === CharClass.Digit && isParticles(text, start, at)) {
    return scanNumber(text, at, end, start, onToken);
  }
  onToken(start, last, letters > 0 ? 'word' : 'symbol');
  return at;
}

/** Runs of particles that are written before digits: و25, بـ10, الـ3.5, لل500. */
const PARTICLES = /^[وف]?(?:[بكل]|ال|بال|كال|لل)?$/u;

/** Longest such run in the source, with tatweel and marks. */
const LONGEST_PARTICLES = 12;

function isParticles(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST_PARTICLES && PARTICLES.test(normalize(text.slice(start, end)));
}

/**
 * A number: digits with single separators between them, so that decimals, dates and clock times stay whole.
 * `start` may lie before the digits, at attached particles.
 */
function scanNumber(text: string, digits: number, end: number, start: number, onToken: OnToken): number {
  let at = digits + 1;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (classOf(unit) === CharClass.Digit) at++;
    else if (joinsDigits(unit) && at + 1 < end && classOf(text.charCodeAt(at + 1)) === CharClass.Digit) at += 2;
    else break;
  }
  onToken(start, at, 'number');
  return at;
}

function joinsDigits(unit: number): boolean {
  return (
    unit === 0x2e || // .
    unit === 0x2c || // ,
    unit === 0x3a || // :
    unit === 0x2f || // /
    unit === 0x66b || // ARABIC DECIMAL SEPARATOR
    unit === 0x66c || // ARABIC THOUSANDS SEPARATOR
    unit === 0x60c // ARABIC COMMA, which some keyboards give for a decimal point
  );
}

/** A word of another script, a web address or an e-mail address. */
function scanLatin(text: string, start: number, end: number, onToken: OnToken): number {
  const address = scanAddress(text, start, end);
  if (address !== null) {
    onToken(start, address.end, address.kind);
    return address.end;
  }
  let at = start + 1;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    if (kind === CharClass.Letter || kind === CharClass.Digit || kind === CharClass.Mark) at++;
    else if (joinsLetters(unit) && at + 1 < end && classOf(text.charCodeAt(at + 1)) === CharClass.Letter) at += 2;
    else break;
  }
  onToken(start, at, 'latin');
  return at;
}

/** Apostrophe and ampersand inside a word (O'Neill, AT&T). */
function joinsLetters(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x26;
}

/** Invisible characters between tokens are passed over; control codes and stray marks make a token, so that nothing is lost. */
function scanUnseen(text: string, start: number, end: number, onToken: OnToken): number {
  const first = classOf(text.charCodeAt(start));
  let at = start + 1;
  while (at < end && classOf(text.charCodeAt(at)) === first) at++;
  if (first !== CharClass.Invisible) onToken(start, at, 'symbol');
  return at;
}

/** A flag, or a pictograph with its skin tone, selector, tags, and all that is joined to it. */
const EMOJI =
  /\p{Regional_Indicator}{2}|[#*0-9]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|[\u{e0020}-\u{e007f}])*(?:\u200d\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)*)*\u200d?/uy;

/** End of the emoji that begins at `start`, or `start`. */
function endOfEmoji(text: string, start: number, end: number): number {
  EMOJI.lastIndex = start;
  return EMOJI.test(text) ? Math.min(EMOJI.lastIndex, end) : start;
}

/** A character outside the basic plane: a letter, an emoji with its joiners, or a lone surrogate. */
function scanAstral(text: string, start: number, end: number, onToken: OnToken): number {
  const codePoint = text.codePointAt(start) as number;
  const width = codePoint > 0xffff ? 2 : 1;
  if (width === 1) {
    onToken(start, start + 1, 'symbol');
    return start + 1;
  }
  const stop = endOfEmoji(text, start, end);
  if (stop > start) {
    onToken(start, stop, 'emoji');
    return stop;
  }
  const kind = classOfCodePoint(codePoint);
  onToken(start, start + width, kind === CharClass.Letter ? 'latin' : kind === CharClass.Digit ? 'number' : 'symbol');
  return start + width;
}

/** Punctuation and symbols one by one; a run of full stops is one token; # and @ may begin a hashtag or a user name. */
function scanMark(text: string, start: number, end: number, kind: CharClass, onToken: OnToken): number {
  const unit = text.charCodeAt(start);
  if (unit === 0x23 || unit === 0x40) {
    const stop = endOfHandle(text, start + 1, end);
    if (stop > start + 1) {
      onToken(start, stop, unit === 0x23 ? 'hashtag' : 'mention');
      return stop;
    }
  }
  const doubled = endOfDoubledMark(text, start, end);
  if (doubled > start) {
    onToken(start, doubled, 'punctuation');
    return doubled;
  }
  const emoji = unit > 0x2000 ? endOfEmoji(text, start, end) : start;
  if (emoji > start + 1) {
    onToken(start, emoji, 'emoji');
    return emoji;
  }
  let at = start + 1;
  if (unit === 0x2e) while (at < end && text.charCodeAt(at) === 0x2e) at++;
  onToken(start, at, kind === CharClass.Punctuation ? 'punctuation' : symbolKind(text, start));
  return at;
}

const ENTITY = /&(?:quot|[lr]aquo|[lr][sd]quo|apos|#34|#39|#171|#187|#822[01]);/y;

/** End of a quotation mark that is written with several characters ('' (( << or an undecoded &quot;), or `start`. */
function endOfDoubledMark(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  if (unit === 0x26) {
    ENTITY.lastIndex = start;
    const stop = ENTITY.test(text) ? ENTITY.lastIndex : start;
    return stop <= end ? stop : start;
  }
  const isDoubling = unit === 0x27 || unit === 0x28 || unit === 0x29 || unit === 0x3c || unit === 0x3e || unit === 0x60;
  return isDoubling && start + 1 < end && text.charCodeAt(start + 1) === unit ? start + 2 : start;
}

function symbolKind(text: string, at: number): TokenKind {
  const unit = text.charCodeAt(at);
  return unit > 0x2000 && /\p{Emoji_Presentation}/u.test(text[at] as string) ? 'emoji' : 'symbol';
}

function endOfHandle(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    const isPart =
      kind === CharClass.Arabic ||
      kind === CharClass.Letter ||
      kind === CharClass.Digit ||
      kind === CharClass.ArabicMark ||
      unit === 0x5f; // _
    if (!isPart) break;
    at++;
  }
  return at;
}
