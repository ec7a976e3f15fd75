import type { CharSpan } from '../text/span.ts';

/** A mention that a person marked. */
export interface GoldMention extends CharSpan {
  readonly type: string;
}

export interface GoldSpeaker {
  /** The words of the text that name the source. */
  readonly mention: string;
  /** Other names that are right as well. */
  readonly accept: readonly string[];
}

/** A quote that a person wrote down, as it stands in NNN.quotes.json. */
export interface WrittenQuote {
  readonly text: string;
  /** direct, fragment, or something else that is no quote. */
  readonly kind: string;
  readonly speaker: GoldSpeaker | null;
  /** How the text tells the speaker: named, pronoun … */
  readonly subject: string;
}

export interface GoldQuote extends WrittenQuote, CharSpan {}

/** An article and what is right about it. */
export interface GoldArticle {
  readonly text: string;
  readonly mentions: readonly GoldMention[];
  readonly quotes: readonly GoldQuote[];
}

const WRAPPED = /\u27e6([^|\u27e7]*)\|([^\u27e6\u27e7]*)\u27e7/gu;

/** Mentions of a text in which they are wrapped as ⟦TYPE|words⟧; offsets count without the wrapping. */
export function readGoldMentions(wrapped: string): GoldMention[] {
  const mentions: GoldMention[] = [];
  let wrapping = 0;
  for (const { index, 0: whole, 1: type = '', 2: words = '' } of wrapped.matchAll(WRAPPED)) {
    const start = index - wrapping;
    mentions.push({ start, end: start + words.length, type });
    wrapping += whole.length - words.length;
  }
  return mentions;
}

const MARK = /["'\u201c\u201d\u00ab\u00bb\u201e\u201f\u2039\u203a\u2018\u2019\uff02\u2033()]/u;

/**
 * Finds quotes in their text, in order: each begins after the one before it began, at a place with a mark before it if there
 * is one.
 *
 * @throws Error with the first words of a quote that is not there.
 */
export function placeGoldQuotes(text: string, quotes: readonly WrittenQuote[]): GoldQuote[] {
  let from = 0;
  return quotes.map((quote) => {
    const ahead = placesOf(text, quote.text, from);
    const places = ahead.length > 0 ? ahead : placesOf(text, quote.text, 0);
    const start = places.find((place) => MARK.test(text.slice(0, place).trimEnd().at(-1) ?? '')) ?? places[0];
    if (start === undefined) throw new Error(`a quote does not stand in the text: ${quote.text.slice(0, 40)}`);
    from = start + 1;
    return { ...quote, start, end: start + quote.text.length };
  });
}

function placesOf(text: string, words: string, from: number): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}
