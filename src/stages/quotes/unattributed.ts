import type { Mention, TokenSpan, Unattributed } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
import type { NamedDoc } from './make-quote.ts';

/** What stands in the way of naming a source. */
export interface Puzzle extends TokenSpan {
  readonly cue: number | null;
  /** Those who may equally well be meant. */
  readonly tied: readonly Mention[];
}

/** Why a quote has no speaker, as a reader of the result is told. */
const REASONS = {
  alone: 'no word of reporting stands beside it and nobody spoke just before',
  subjectless: 'the word of reporting has no subject and nobody before it agrees with it',
  tied: 'several sources are equally likely',
} as const;

/** Entities named near the quote that may have said it, the nearest first. */
const MOST_CANDIDATES = 5;

/** Mentions looked at before the quote, and after it. */
const REACH = { before: 12, after: 4 } as const;

const SPEAKERS: ReadonlySet<string> = new Set(['PER', 'ORG']);

/** Says why a quote has no speaker and who it may have been. */
export function unattributed(doc: NamedDoc, puzzle: Puzzle): Unattributed {
  const { tied, cue } = puzzle;
  if (tied.length > 0) return { reason: REASONS.tied, candidates: idsOf(doc, tied) };
  const reason = cue === null ? REASONS.alone : REASONS.subjectless;
  return { reason, candidates: idsOf(doc, mentionsAround(doc, puzzle)).slice(0, MOST_CANDIDATES) };
}

function idsOf({ entityOf }: NamedDoc, mentions: readonly Mention[]): string[] {
  const ids = mentions.map((mention) => entityOf.get(mention)?.id).filter((id) => id !== undefined);
  return [...new Set(ids)];
}

/** People and bodies named outside the quote: before it in its paragraph or the one before, after it in its sentence. */
function mentionsAround(doc: NamedDoc, { from, to }: Puzzle): Mention[] {
  const { mentions, sentences } = doc;
  const sentenceOf = (token: number): number => lastAtOrBefore(sentences, token, (sentence) => sentence.from);
  const paragraphOf = (token: number): number => sentences[sentenceOf(token)]?.paragraph ?? 0;
  const next = lastAtOrBefore(mentions, from - 1, (mention) => mention.from) + 1;
  const here = paragraphOf(from);
  const last = sentenceOf(to - 1);
  const before = mentions.slice(Math.max(0, next - REACH.before), next).reverse();
  const after = mentions.slice(next, next + REACH.after).filter((mention) => mention.from >= to);
  return [
    ...before.filter((mention) => paragraphOf(mention.from) >= here - 1),
    ...after.filter((mention) => sentenceOf(mention.from) === last),
  ].filter(({ type }) => SPEAKERS.has(type));
}
