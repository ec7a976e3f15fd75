import type { MarkedSpan, Token, TokenSpan } from '../../document.ts';
import type { Candidate } from './candidate.ts';
import type { NameWords } from './name-words.ts';

const CONFIDENCE = 0.99;

/** Words of the longest name between marks. */
const LONGEST = 5;

/**
 * Organisations whose names stand between quotation marks after the word for what they are: صحيفة "الصباح", بنك «الإمارات»; after
 * the word for several of them at least two: صحيفتي "الصباح" و"المساء".
 */
export function findMarkedNames(
  tokens: readonly Token[],
  marked: readonly MarkedSpan[],
  { organisationHeads }: NameWords,
): Candidate[] {
  const found: Candidate[] = [];
  const spans = marked.filter((span): span is ClosedSpan => span.open !== null && span.close !== null);
  for (const [i, { open }] of spans.entries()) {
    for (const { from, to } of namedAfter(tokens[open - 1], tokens, spans, i, organisationHeads))
      found.push({ from, to, type: 'ORG', confidence: CONFIDENCE, afterParticles: false });
  }
  return found;
}

/** The spans from `at` on that the word before them says are names. With the article it is complete: المجلس "…" quotes it. */
function namedAfter(
  before: Token | undefined,
  tokens: readonly Token[],
  spans: readonly ClosedSpan[],
  at: number,
  heads: NameWords['organisationHeads'],
): readonly ClosedSpan[] {
  const span = spans[at] as ClosedSpan;
  if (before?.word.kind !== 'word' || !isShort(span)) return [];
  if (heads.get(before.word.stemKey)?.type === 'ORG') return [span];
  const list = isHeadOfSeveral(before.word.stemKey, heads) ? listFrom(tokens, spans, at) : [];
  return list.length > 1 ? list : [];
}

interface ClosedSpan extends MarkedSpan {
  readonly open: number;
  readonly close: number;
}

function isShort({ from, to }: TokenSpan): boolean {
  return from < to && to - from <= LONGEST;
}

/** Media are named by several more often than other bodies are; a plural of those may stand before any word in marks. */
const PLURALS: ReadonlySet<string> = new Set('صحف جرائد قنوات مجلات وكالات اذاعات مواقع منصات شبكات'.split(' '));

/** صحيفتي, حزبا: the dual without its ن, as it stands before a name; or a plural. */
function isHeadOfSeveral(key: string, heads: NameWords['organisationHeads']): boolean {
  if (PLURALS.has(key)) return true;
  if (!key.endsWith('ا') && !key.endsWith('ي')) return false;
  const stem = key.slice(0, -1);
  const singular = stem.endsWith('ت') ? `${stem.slice(0, -1)}ه` : stem;
  return heads.get(singular)?.type === 'ORG';
}

/** The span at `first` and those joined to it by و or a comma. */
function listFrom(tokens: readonly Token[], spans: readonly ClosedSpan[], first: number): ClosedSpan[] {
  const list = [spans[first] as ClosedSpan];
  for (let next = first + 1; next < spans.length; next++) {
    const [last, span] = [list.at(-1) as ClosedSpan, spans[next] as ClosedSpan];
    const isJoined = span.open === last.close + 2 && JOINING.has(tokens[last.close + 1]?.word.text ?? '');
    if (!isJoined || !isShort(span)) break;
    list.push(span);
  }
  return list;
}

const JOINING = new Set(['و', '،', 'أو']);
