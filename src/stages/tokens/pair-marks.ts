import type { MarkedSpan, Token, TokenSpan } from '../../document.ts';
import { CharClass, classOf } from '../../text/characters.ts';

/** What a glyph is drawn for. Newsrooms mix them freely, so this is evidence, not law. */
type Side = 'open' | 'close' | 'either';

/** Glyphs of one family normally close each other. */
type Family = 0 | 1 | 2 | 3 | 4;
const FAMILIES = 5;

const GLYPHS = new Map<string, readonly [family: Family, side: Side]>([
  ['"', [0, 'either']],
  ['\uff02', [0, 'either']],
  ['&quot;', [0, 'either']],
  ['&#34;', [0, 'either']],
  ["''", [0, 'either']],
  ['\u2033', [0, 'either']], // DOUBLE PRIME
  ['``', [0, 'open']],
  ['\u201c', [1, 'open']],
  ['\u201d', [1, 'close']],
  ['\u201e', [1, 'either']],
  ['\u201f', [1, 'open']],
  ['&ldquo;', [1, 'open']],
  ['&rdquo;', [1, 'close']],
  ['&#8220;', [1, 'open']],
  ['&#8221;', [1, 'close']],
  ['\u00ab', [2, 'open']],
  ['\u00bb', [2, 'close']],
  ['&laquo;', [2, 'open']],
  ['&raquo;', [2, 'close']],
  ['&#171;', [2, 'open']],
  ['&#187;', [2, 'close']],
  ['<<', [2, 'open']],
  ['>>', [2, 'close']],
  ['\u2039', [3, 'open']],
  ['\u203a', [3, 'close']],
  ['\u2018', [3, 'open']],
  ['\u2019', [3, 'close']],
  ['&lsquo;', [3, 'open']],
  ['&rsquo;', [3, 'close']],
  ["'", [3, 'either']],
  ['&apos;', [3, 'either']],
  ['&#39;', [3, 'either']],
  ['((', [4, 'open']],
  ['))', [4, 'close']],
]);

/** True for a token that can open or close a quotation. */
export function isQuotationMark(token: Token): boolean {
  return token.word.kind !== 'word' && GLYPHS.has(token.word.text);
}

/*
 * Costs of reading a mark in one way. Only their relations matter: a glyph drawn the other way round is likelier than a
 * stray mark, a mark glued to a word on the wrong side is likelier a slip than either.
 */
const COST = {
  wrongGlyph: 1.2,
  wrongSpacing: 2,
  unclearSpacing: 0.6,
  stray: 4.5,
  unclosed: 3.5,
  otherFamily: 1.6,
  /** An ambiguous glyph inside a span of its own family more likely closes it. */
  nestedSame: 2.4,
  nested: 0.4,
  empty: 6,
  /** A mark after a verb of reporting or أن, with a space between, opens: …, مضيفا "…". */
  announced: 8,
  /** Cutting an open span short is less likely than a span inside it. */
  reopened: 0.8,
  /** A new paragraph or sentence of a quotation may repeat the opening mark. */
  repeated: 1,
} as const;

/** States of the search: outside, inside a span of one family, inside two, inside one that cut an unclosed one short. */
const REOPENED = 1 + FAMILIES + FAMILIES * FAMILIES;
const STATES = REOPENED + FAMILIES;
const OUTSIDE = 0;
const inside = (outer: number): number => 1 + outer;
const insideTwo = (outer: number, inner: number): number => 1 + FAMILIES + outer * FAMILIES + inner;

interface Mark {
  readonly token: number;
  readonly family: Family;
  readonly openCost: number;
  readonly closeCost: number;
  /** True after a colon or a word that speech follows. */
  readonly isAnnounced: boolean;
  /** True when a sentence ended just before the mark. */
  readonly startsSentence: boolean;
  /** True when the mark stands directly after the mark before it: nothing lies between. */
  readonly touches: boolean;
}

/**
 * Pairs the quotation marks of one paragraph (tokens `from` ≤ i < `to`): the cheapest reading of all marks as opening,
 * closing or stray, with at most one quotation inside another (Viterbi search over the nesting). A mark that is missing
 * or drawn the wrong way round therefore costs its own span and no other. A span whose closing mark is missing ends at the
 * mark that opens the next one. `announcing`: folded words that reported speech follows. Spans come in order of their first
 * token. O(marks).
 */
export function pairMarks(
  tokens: readonly Token[],
  text: string,
  paragraph: TokenSpan,
  announcing: ReadonlySet<string>,
): MarkedSpan[] {
  const marks = marksOf(tokens, text, paragraph, announcing);
  return marks.length === 0 ? [] : spansOf(marks, cheapestReading(marks), paragraph);
}

function marksOf(
  tokens: readonly Token[],
  text: string,
  paragraph: TokenSpan,
  announcing: ReadonlySet<string>,
): Mark[] {
  const marks: Mark[] = [];
  for (let i = paragraph.from; i < paragraph.to; i++) {
    const token = tokens[i] as Token;
    if (token.word.kind === 'word') continue;
    const glyph = GLYPHS.get(token.word.text);
    if (glyph === undefined) continue;
    const [family, side] = glyph;
    const spacing = spacingOf(tokens, text, i, paragraph, announcing);
    marks.push({
      token: i,
      family,
      openCost: spacing.open + (side === 'close' ? COST.wrongGlyph : 0),
      closeCost: spacing.close + (side === 'open' ? COST.wrongGlyph : 0),
      isAnnounced:
        i > paragraph.from && (tokens[i - 1]?.word.text === ':' || isAnnouncing(tokens[i - 1] as Token, announcing)),
      startsSentence: i > paragraph.from && SENTENCE_ENDS.has((tokens[i - 1] as Token).word.text),
      touches: marks.length > 0 && marks[marks.length - 1]?.token === i - 1,
    });
  }
  return marks;
}

const SENTENCE_ENDS = new Set(['.', '؟', '!', '?', '..', '...', '\u2026']);

function isAnnouncing({ word: { key } }: Token, announcing: ReadonlySet<string>): boolean {
  return announcing.has(key) || (/^[وف]/u.test(key) && announcing.has(key.slice(1)));
}

type Neighbour = 'space' | 'word' | 'particle' | 'opener' | 'colon' | 'closer' | 'mark';

/** What spaces and neighbours say about a mark: an opening one leans on the word after it, a closing one on the word before. */
function spacingOf(
  tokens: readonly Token[],
  text: string,
  i: number,
  { from, to }: TokenSpan,
  announcing: ReadonlySet<string>,
) {
  const before = neighbour(tokens, text, i, i - 1, from, to);
  const after = neighbour(tokens, text, i, i + 1, from, to);
  const endsWord = before === 'word' || before === 'closer';
  const beginsWord = after === 'word' || after === 'opener' || after === 'particle';
  let open = 0;
  let close = 0;
  if (endsWord) open += after === 'space' || after === 'closer' ? COST.wrongSpacing : COST.unclearSpacing;
  if (after === 'closer' || after === 'colon') open += COST.wrongSpacing;
  if (after === 'space' && before !== 'colon') open += COST.unclearSpacing;
  if (before === 'opener' || before === 'colon' || before === 'particle') close += COST.wrongSpacing;
  if (before === 'space') close += beginsWord ? COST.wrongSpacing : COST.unclearSpacing;
  if (beginsWord && endsWord) close += COST.unclearSpacing;
  if (before === 'space' && i > from && isAnnouncing(tokens[i - 1] as Token, announcing)) {
    close += COST.announced;
    open -= 1;
  }
  return { open, close };
}

/** The token beside a mark, or the space between them. A colon counts even with a space in between. */
function neighbour(
  tokens: readonly Token[],
  text: string,
  i: number,
  other: number,
  from: number,
  to: number,
): Neighbour {
  if (other < from || other >= to) return 'space';
  const token = tokens[other] as Token;
  const mark = tokens[i] as Token;
  if (token.word.text === ':') return 'colon';
  const gap = other < i ? hasSpace(text, token.end, mark.start) : hasSpace(text, mark.end, token.start);
  if (gap) return 'space';
  if (token.word.kind !== 'punctuation' && token.word.kind !== 'symbol')
    return isParticleAlone(token) ? 'particle' : 'word';
  if (GLYPHS.has(token.word.text)) return 'mark';
  return '([{'.includes(token.word.text[0] as string) ? 'opener' : 'closer';
}

function hasSpace(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const kind = classOf(text.charCodeAt(i));
    if (kind === CharClass.Space || kind === CharClass.LineBreak) return true;
  }
  return false;
}

/** Particles that are written to the marked word: بـ"…", لـ«…», و“…”, الـ"…". */
const PARTICLES = new Set(['و', 'ف', 'ب', 'ل', 'ك', 'ال', 'بال', 'وال', 'لل', 'وب', 'ول', 'فل', 'فب', 'وك']);

function isParticleAlone(token: Token): boolean {
  return PARTICLES.has(token.word.normal);
}

/** For every mark the state it leads to on the cheapest path. */
function cheapestReading(marks: readonly Mark[]): Uint8Array {
  const cameFrom = new Uint8Array(marks.length * STATES);
  let costs = new Float64Array(STATES).fill(Number.POSITIVE_INFINITY);
  costs[OUTSIDE] = 0;
  for (const [m, mark] of marks.entries()) {
    const next = new Float64Array(STATES).fill(Number.POSITIVE_INFINITY);
    for (let state = 0; state < STATES; state++) {
      const cost = costs[state] as number;
      if (cost === Number.POSITIVE_INFINITY) continue;
      step(mark, state, (target, price) => {
        if (cost + price >= (next[target] as number)) return;
        next[target] = cost + price;
        cameFrom[m * STATES + target] = state;
      });
    }
    costs = next;
  }
  return traceBack(marks.length, cameFrom, cheapestEnd(costs));
}

/** Offers every reading of a mark in a state: `offer(state after it, cost)`. */
function step(mark: Mark, state: number, offer: (target: number, price: number) => void): void {
  const { family } = mark;
  offer(state, COST.stray);
  if (state === OUTSIDE) {
    offer(inside(family), mark.openCost);
    return;
  }
  offer(REOPENED + family, mark.openCost + COST.unclosed + (mark.isAnnounced ? 0 : COST.reopened));
  const closing = mark.closeCost + (mark.touches ? COST.empty : 0);
  if (state < 1 + FAMILIES || state >= REOPENED) {
    const outer = state >= REOPENED ? state - REOPENED : state - 1;
    offer(OUTSIDE, closing + (family === outer ? 0 : COST.otherFamily));
    if (mark.startsSentence && family === outer) offer(state, mark.openCost + COST.repeated);
    offer(insideTwo(outer, family), mark.openCost + (family === outer && family === 0 ? COST.nestedSame : COST.nested));
    return;
  }
  const outer = Math.floor((state - 1 - FAMILIES) / FAMILIES);
  const inner = (state - 1 - FAMILIES) % FAMILIES;
  offer(inside(outer), closing + (family === inner ? 0 : COST.otherFamily));
}

function cheapestEnd(costs: Float64Array): number {
  let best = OUTSIDE;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let state = 0; state < STATES; state++) {
    const cost = (costs[state] as number) + depthOf(state) * COST.unclosed;
    if (cost < bestCost) {
      best = state;
      bestCost = cost;
    }
  }
  return best;
}

function traceBack(count: number, cameFrom: Uint8Array, end: number): Uint8Array {
  const path = new Uint8Array(count);
  let state = end;
  for (let m = count - 1; m >= 0; m--) {
    path[m] = state;
    state = cameFrom[m * STATES + state] as number;
  }
  return path;
}

const depthOf = (state: number): number => (state === OUTSIDE ? 0 : state < 1 + FAMILIES || state >= REOPENED ? 1 : 2);

/** The mark opens a span while another is still open. */
function isReopening(path: Uint8Array, m: number): boolean {
  const state = path[m] as number;
  return state >= REOPENED && state !== path[m - 1];
}

/** Turns the reading into spans. A stray mark that closes nothing yields a span without an opening mark. */
function spansOf(marks: readonly Mark[], path: Uint8Array, { from, to }: TokenSpan): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  const opened: number[] = [];
  let depth = 0;
  for (const [m, mark] of marks.entries()) {
    const next = depthOf(path[m] as number);
    if (isReopening(path, m)) {
      for (const [level, open] of opened.splice(0).entries()) {
        spans.push({ open, close: null, from: open + 1, to: mark.token, depth: level });
      }
      opened.push(mark.token);
    } else if (next > depth) opened.push(mark.token);
    else if (next < depth) {
      const open = opened.pop() as number;
      spans.push({ open, close: mark.token, from: open + 1, to: mark.token, depth: next });
    } else if (depth === 0 && mark.closeCost < mark.openCost) {
      spans.push({ open: null, close: mark.token, from, to: mark.token, depth: 0 });
    }
    depth = next;
  }
  for (const [level, open] of opened.entries()) spans.push({ open, close: null, from: open + 1, to, depth: level });
  return spans.sort((a, b) => a.from - b.from || b.to - a.to);
}
