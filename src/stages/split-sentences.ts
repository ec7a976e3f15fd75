import type { MarkedSpan, Token, TokenSpan } from '../document.ts';
import { isQuotationMark } from './tokens/pair-marks.ts';

/**
 * Divides one paragraph (tokens `from` ≤ i < `to`) into sentences. A sentence ends at . ! ؟ ? … unless the mark belongs to
 * an abbreviation or initials, stands inside a quotation that goes on, or is an ellipsis amid the sentence. Closing marks after it still
 * belong to the sentence. O(tokens).
 */
export function splitSentences(
  tokens: readonly Token[],
  { from, to }: TokenSpan,
  marked: readonly MarkedSpan[],
  abbreviations: ReadonlySet<string>,
): TokenSpan[] {
  const sentences: TokenSpan[] = [];
  const closedAt = quotationEnds(marked);
  addBrackets(closedAt, tokens, from, to);
  let start = from;
  let at = from;
  while (at < to) {
    const quotationEnd = closedAt.get(at);
    if (quotationEnd !== undefined && quotationEnd - at <= LONGEST_KEPT_WHOLE) {
      at = quotationEnd;
      if (!isQuotationMark(tokens[at - 1] as Token) || !endsQuotedSentence(tokens, at, to)) continue;
    } else if (!endsSentence(tokens, at, from, to, abbreviations)) {
      at++;
      continue;
    } else at++;
    at = skipClosers(tokens, at, to);
    sentences.push({ from: start, to: at });
    start = at;
  }
  if (start < to) sentences.push({ from: start, to });
  return sentences;
}

/** A quotation of more tokens than this is divided into its sentences like any text. */
const LONGEST_KEPT_WHOLE = 150;

/** For the token after each opening mark: the token after the closing one. Outermost quotations only. */
function quotationEnds(marked: readonly MarkedSpan[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { open, close, depth } of marked) {
    if (open !== null && close !== null && depth === 0) ends.set(open, close + 1);
  }
  return ends;
}

/** Brackets are kept whole like quotations, when they close within a few words. */
function addBrackets(ends: Map<number, number>, tokens: readonly Token[], from: number, to: number): void {
  let open = -1;
  for (let i = from; i < to; i++) {
    const { text } = (tokens[i] as Token).word;
    if (text === '(' || text === '[') open = i;
    else if ((text === ')' || text === ']') && open >= 0) {
      if (i - open <= LONGEST_BRACKET && !ends.has(open)) ends.set(open, i + 1);
      open = -1;
    }
  }
}

const LONGEST_BRACKET = 30;

/** After a quotation: its last words ended with a full stop, and what follows does not go on with the sentence. */
function endsQuotedSentence(tokens: readonly Token[], afterMark: number, to: number): boolean {
  const last = tokens[afterMark - 2];
  return last !== undefined && isFullStop(last) && afterMark < to && tokens[afterMark]?.word.kind === 'word';
}

function isFullStop(token: Token): boolean {
  const { text, kind } = token.word;
  return kind === 'punctuation' && (text === '.' || text === '\u06d4');
}

function endsSentence(
  tokens: readonly Token[],
  at: number,
  from: number,
  to: number,
  abbreviations: ReadonlySet<string>,
): boolean {
  const token = tokens[at] as Token;
  if (token.word.kind !== 'punctuation') return false;
  switch (token.word.text) {
    case '!':
    case '?':
    case '\u061f': // ARABIC QUESTION MARK
      return !isSentenceMark(tokens[at + 1]) && !isInBrackets(tokens, at);
    case '.':
    case '\u06d4': // ARABIC FULL STOP
      return !belongsToAbbreviation(tokens, at, from, to, abbreviations);
    case '...':
    case '\u2026': // HORIZONTAL ELLIPSIS
      return false;
    default:
      return false;
  }
}

/** The mark in (؟) or (!) comments on a word. */
function isInBrackets(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.word.text === '(' && tokens[at + 1]?.word.text === ')';
}

function isSentenceMark(token: Token | undefined): boolean {
  return token !== undefined && token.word.kind === 'punctuation' && '.!?\u061f\u06d4'.includes(token.word.text);
}

/** A full stop after an abbreviation or an initial, or between initials without a space: د. محمد, ج.م.ع, J. K. */
function belongsToAbbreviation(
  tokens: readonly Token[],
  at: number,
  from: number,
  to: number,
  abbreviations: ReadonlySet<string>,
): boolean {
  const before = at > from ? (tokens[at - 1] as Token) : undefined;
  const after = at + 1 < to ? (tokens[at + 1] as Token) : undefined;
  if (before === undefined) return false;
  const { word } = before;
  const isGlued = before.end === tokens[at]?.start;
  if (word.kind === 'word') return isInitial(before) || (isGlued && abbreviations.has(word.key));
  if (word.kind === 'latin' && isGlued) {
    return word.text.length === 1 || (after?.start === tokens[at]?.end && after?.word.kind === 'latin');
  }
  return false;
}

/** One letter, perhaps after particles; به and بك are words. */
function isInitial({ word }: Token): boolean {
  return word.stemKey.length === 1 && !word.clitics.some(({ role }) => role === 'pronoun');
}

function skipClosers(tokens: readonly Token[], start: number, to: number): number {
  let at = start;
  while (at < to) {
    const token = tokens[at] as Token;
    const closes =
      token.word.text === ')' || token.word.text === ']' || isQuotationMark(token) || isSentenceMark(token);
    if (!closes || token.start !== tokens[at - 1]?.end) break;
    at++;
  }
  return at;
}
