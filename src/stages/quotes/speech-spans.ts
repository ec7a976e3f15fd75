import type { MarkedSpan, Token, TokenDoc, TokenSpan } from '../../document.ts';
import { isQuotationMark } from '../tokens/pair-marks.ts';
import { isComplementizer, lookUp, type SpeechLexicon } from './speech-lexicon.ts';

/** A stretch between quotation marks that may be reported speech. */
export interface SpeechSpan extends TokenSpan {
  /** First token that belongs to the span or its opening mark: what stands before it introduces it. */
  readonly outerFrom: number;
  /** Token after the closing mark. */
  readonly outerTo: number;
  /** Words between the marks. */
  readonly words: number;
  /** Both marks are there. */
  readonly balanced: boolean;
}

/**
 * The outermost marked spans of an article. A span left open is joined with the paragraphs after it that begin with a
 * mark; a lone closing mark takes what a colon before it introduces.
 */
export function speechSpans(doc: TokenDoc, lexicon: SpeechLexicon): SpeechSpan[] {
  const starts = paragraphStarts(doc);
  const outer = doc.marked.filter((span) => span.depth === 0);
  const spans: SpeechSpan[] = [];
  let searched = 0;
  for (let i = 0; i < outer.length; i++) {
    const first = outer[i] as MarkedSpan;
    let last = first;
    while (last.close === null && continuesIn(outer[i + 1], last, starts)) last = outer[++i] as MarkedSpan;
    const span = first.open === null ? fromColon(doc, first, spans.at(-1), searched, lexicon) : join(doc, first, last);
    if (first.open === null) searched = first.to;
    if (span !== null) spans.push(span);
  }
  return spans;
}

/** True when `next` opens, or only closes, the paragraph that follows the one that `open` was left open in. */
function continuesIn(next: MarkedSpan | undefined, open: MarkedSpan, starts: ReadonlySet<number>): boolean {
  if (next === undefined || !starts.has(open.to)) return false;
  return next.open === open.to || (next.open === null && next.from === open.to);
}

function join(doc: TokenDoc, first: MarkedSpan, last: MarkedSpan): SpeechSpan | null {
  const to = last.close === null ? endOfSpeech(doc, last) : last.to;
  return measured(doc, {
    from: first.from,
    to,
    outerFrom: first.open ?? first.from,
    outerTo: last.close === null ? to : last.close + 1,
    balanced: last.close !== null,
  });
}

/** An unclosed span that runs into the next mark ends before the clause that introduces that mark: … .. مضيفا "…". */
function endOfSpeech({ tokens }: TokenDoc, { from, to }: MarkedSpan): number {
  if (to >= tokens.length || !isQuotationMark(tokens[to] as Token)) return to;
  for (let i = to - 1; i > Math.max(from, to - LONGEST_INTRODUCTION); i--) {
    const { text, kind } = (tokens[i] as Token).word;
    if (kind === 'punctuation' && text !== ':') return i;
  }
  return to;
}

/** Words between the end of one quotation and the mark of the next. */
const LONGEST_INTRODUCTION = 12;

/**
 * Speech without an opening mark begins after the last colon or أن before its closing mark, in the same paragraph. Nothing
 * introduces speech before the token `searched`: an earlier lone mark has looked there.
 */
function fromColon(
  doc: TokenDoc,
  { close, from }: MarkedSpan,
  previous: SpeechSpan | undefined,
  searched: number,
  lexicon: SpeechLexicon,
): SpeechSpan | null {
  const stop = Math.max(from, previous?.outerTo ?? 0);
  for (let i = (close as number) - 1; i >= Math.max(stop, searched); i--) {
    if (!introduces(doc, i, stop, lexicon)) continue;
    return measured(doc, {
      from: i + 1,
      to: close as number,
      outerFrom: i + 1,
      outerTo: (close as number) + 1,
      balanced: false,
    });
  }
  return null;
}

/** A colon, or the first أن after a verb of reporting. */
function introduces({ tokens }: TokenDoc, at: number, stop: number, lexicon: SpeechLexicon): boolean {
  const { word } = tokens[at] as Token;
  if (word.text === ':') return true;
  if (!isComplementizer(lexicon, tokens[at] as Token)) return false;
  for (let i = at - 1; i >= Math.max(stop, at - 6); i--) {
    const token = tokens[i] as Token;
    if (token.word.kind === 'punctuation' || isComplementizer(lexicon, token)) return false;
    if (lookUp(token.word, (key) => lexicon.cueForms.get(key)) !== undefined) return true;
  }
  return false;
}

function measured(doc: TokenDoc, span: Omit<SpeechSpan, 'words'>): SpeechSpan | null {
  let { from, to } = span;
  while (from < to && isQuotationMark(doc.tokens[from] as Token)) from++;
  while (from < to && isQuotationMark(doc.tokens[to - 1] as Token)) to--;
  if (from >= to) return null;
  let words = 0;
  for (let i = from; i < to; i++) {
    const kind = doc.tokens[i]?.word.kind;
    if (kind === 'word' || kind === 'latin' || kind === 'number' || kind === 'hashtag') words++;
  }
  return words === 0 ? null : { ...span, from, to, words };
}

/** First token of every paragraph. */
function paragraphStarts(doc: TokenDoc): Set<number> {
  const starts = new Set<number>();
  let current = -1;
  for (const { paragraph, from } of doc.sentences) {
    if (paragraph !== current) starts.add(from);
    current = paragraph;
  }
  return starts;
}
