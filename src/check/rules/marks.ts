import type { MarkedSpan, StoryDoc, Token } from '../../document.ts';
import { isQuotationMark } from '../../stages/tokens/pair-marks.ts';
import type { Rule, Trouble } from '../finding.ts';

export const quotationMarkUnclosed: Rule = {
  name: 'quotation-mark-unclosed',
  description: 'A quotation mark has no partner in its paragraph.',
  severity: 'error',
  find: (doc) => [...unclosed(doc), ...partnerless(doc)].sort((a, b) => a.start - b.start),
};

/** Glyphs that are an apostrophe, a minute or second of arc, an arrow or a bracket as well. */
const AMBIGUOUS = new Set([
  ...["'", '\u2018', '\u2019', '\u2033', "''", '``', '<<', '>>', '((', '))'],
  ...['&apos;', '&#39;', '&rsquo;', '&lsquo;'],
]);

/** Spans that lack a mark. One that goes on in the next paragraph, where the mark is repeated, lacks none. */
function unclosed(doc: StoryDoc): Trouble[] {
  const starts = new Set(doc.sentences.map(({ from }) => from));
  const outer = doc.marked.filter(({ depth }) => depth === 0);
  const found: Trouble[] = [];
  for (const [i, span] of outer.entries()) {
    const before = outer[i - 1];
    const isContinuation = before !== undefined && before.close === null && continuesIn(span, before, starts);
    if (span.open === null && !isContinuation) found.push(...trouble(doc, span.close, CLOSES_NOTHING));
    if (span.open !== null && span.close === null && !continuesIn(outer[i + 1], span, starts)) {
      found.push(...trouble(doc, span.open, NEVER_CLOSED));
    }
  }
  return found;
}

const NEVER_CLOSED = 'a quotation mark is never closed';
const CLOSES_NOTHING = 'a quotation mark closes nothing';

/** True when `next` opens, or only closes, the paragraph that follows the one that `open` was left open in. */
function continuesIn(next: MarkedSpan | undefined, open: MarkedSpan, sentenceStarts: ReadonlySet<number>): boolean {
  if (next === undefined || !sentenceStarts.has(open.to)) return false;
  return next.open === open.to || (next.open === null && next.from === open.to);
}

/** Marks that no reading of their paragraph has a use for; inside a quotation a mark may be repeated after a full stop. */
function partnerless(doc: StoryDoc): Trouble[] {
  const paired = new Set(doc.marked.flatMap(({ open, close }) => [open, close]));
  return doc.tokens.flatMap((token, i) => {
    if (!isQuotationMark(token) || paired.has(i) || isRepeated(doc, i)) return [];
    return trouble(doc, i, 'a quotation mark has no partner');
  });
}

function isRepeated({ tokens }: StoryDoc, at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && /^[.!?\u061f\u2026]/u.test(before.word.text);
}

function trouble(doc: StoryDoc, at: number | null, message: string): Trouble[] {
  if (at === null) return [];
  const token = doc.tokens[at] as Token;
  if (AMBIGUOUS.has(token.word.text)) return [];
  const isClosing = message === CLOSES_NOTHING;
  const other = neighbour(doc, at, isClosing ? -1 : 1);
  return [
    isClosing ? { start: other.start, end: token.end, message } : { start: token.start, end: other.end, message },
  ];
}

/** Words shown beside a mark, so that people find it. */
const SHOWN = 4;

/** The last of the words beside a mark, on the same line. */
function neighbour({ tokens, text }: StoryDoc, at: number, step: 1 | -1): Token {
  let last = tokens[at] as Token;
  for (let i = 1; i <= SHOWN; i++) {
    const next = tokens[at + i * step];
    if (next === undefined) break;
    const gap = step > 0 ? text.slice(last.end, next.start) : text.slice(next.end, last.start);
    if (/[\n\r]/u.test(gap)) break;
    last = next;
  }
  return last;
}
