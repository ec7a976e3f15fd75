import type { Mention, TokenSpan } from '../../document.ts';
import type { TaughtSpan } from './taught-sentence.ts';

/** The mentions of a text, in its order, as spans of the words of the sentence that they begin in. */
export function spansBySentence(sentences: readonly TokenSpan[], mentions: readonly Mention[]): TaughtSpan[][] {
  let next = 0;
  return sentences.map(({ from, to }) => {
    const spans: TaughtSpan[] = [];
    for (; next < mentions.length && (mentions[next] as Mention).from < to; next++) {
      const { from: begin, to: end, type, confidence } = mentions[next] as Mention;
      spans.push([begin - from, Math.min(end, to) - from, type, Math.round(confidence * 1000) / 1000]);
    }
    return spans;
  });
}
