import type { Quote, Speaker, StoryDoc, Token } from '../../document.ts';
import { foldKey } from '../../text/normalize.ts';
import type { Rule, Trouble } from '../finding.ts';

export const quoteWithoutSpeaker: Rule = {
  name: 'quote-without-speaker',
  description: 'The text does not say whose words a direct quote is.',
  severity: 'warn',
  find: ({ quotes }) =>
    quotes
      .filter(({ kind, speaker }) => kind === 'direct' && speaker === null)
      .map(({ start, end, unattributed }) => ({ start, end, message: withoutSpeaker(unattributed?.reason) })),
};

function withoutSpeaker(reason: string | undefined): string {
  return reason === undefined ? 'a direct quote without a speaker' : `a direct quote without a speaker: ${reason}`;
}

export const quoteWithTwoSpeakers: Rule = {
  name: 'quote-with-two-speakers',
  description: 'The same words are given to two speakers.',
  severity: 'error',
  find: findTwoSpeakers,
};

/** Words that two quotes have to share in a row before they count as the same words. */
const SHARED = 4;

interface Spoken {
  readonly quote: Quote;
  readonly speaker: Speaker;
  /** Folded words without attached particles. */
  readonly words: readonly string[];
}

/**
 * Quotes whose words stand in another quote, of another speaker. Longer quotes come first, so that each is compared with
 * the one place where its first words were seen before: linear in the words.
 */
function findTwoSpeakers(doc: StoryDoc): Trouble[] {
  const seen = new Map<string, { readonly spoken: Spoken; readonly at: number }>();
  const found: Trouble[] = [];
  for (const spoken of spokenOf(doc)) {
    const { words, quote, speaker } = spoken;
    const other = seen.get(keyAt(words, 0));
    if (other !== undefined && holdsAt(other.spoken.words, other.at, words)) {
      if (!isSameSpeaker(speaker, other.spoken.speaker)) {
        const message = `the same words are given to ${speaker.name} here and to ${other.spoken.speaker.name} elsewhere`;
        found.push({ start: quote.start, end: quote.end, message });
      }
      continue;
    }
    for (let at = 0; at + SHARED <= words.length; at++) {
      if (!seen.has(keyAt(words, at))) seen.set(keyAt(words, at), { spoken, at });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function spokenOf({ quotes, tokens }: StoryDoc): Spoken[] {
  return quotes
    .flatMap((quote): Spoken[] =>
      quote.speaker === null
        ? []
        : [{ quote, speaker: quote.speaker, words: wordsOf(tokens.slice(quote.from, quote.to)) }],
    )
    .filter(({ words }) => words.length >= SHARED)
    .sort((a, b) => b.words.length - a.words.length || a.quote.start - b.quote.start);
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ word }) => word.kind !== 'punctuation').map(({ word }) => word.stemKey);
}

function keyAt(words: readonly string[], at: number): string {
  return words.slice(at, at + SHARED).join(' ');
}

function holdsAt(whole: readonly string[], at: number, part: readonly string[]): boolean {
  return at + part.length <= whole.length && part.every((word, i) => whole[at + i] === word);
}

/** A source that is named and one that is only described may be the same. */
function isSameSpeaker(a: Speaker, b: Speaker): boolean {
  if (a.entity !== null && b.entity !== null) return a.entity === b.entity;
  return a.entity !== null || b.entity !== null || foldKey(a.name) === foldKey(b.name);
}
