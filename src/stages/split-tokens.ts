import type { CleanDoc, MarkedSpan, Sentence, Token, TokenDoc } from '../document.ts';
import { splitSentences } from './split-sentences.ts';
import { pairMarks } from './tokens/pair-marks.ts';
import { scanTokens } from './tokens/scan.ts';
import type { Lexer } from './tokens/word.ts';

/** What {@link splitTokens} needs to know of the language. */
export interface TokenResources {
  readonly lexer: Lexer;
  /** Folded words that keep a full stop after them from ending the sentence. */
  readonly abbreviations: ReadonlySet<string>;
  /** Folded words that reported speech follows: verbs of reporting, أن. */
  readonly announcing: ReadonlySet<string>;
}

/** Cuts the paragraphs into tokens and sentences and pairs their quotation marks. Lossless; O(length). */
export function splitTokens(doc: CleanDoc, resources: TokenResources): TokenDoc {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const marked: MarkedSpan[] = [];
  for (const [paragraph, { start, end }] of doc.paragraphs.entries()) {
    const from = tokens.length;
    scanTokens(doc.text, start, end, (first, last, kind) => {
      tokens.push({ start: first, end: last, word: resources.lexer(doc.text.slice(first, last), kind) });
    });
    const span = { from, to: tokens.length };
    const pairs = pairMarks(tokens, doc.text, span, resources.announcing);
    for (const pair of pairs) marked.push(pair);
    for (const sentence of splitSentences(tokens, span, pairs, resources.abbreviations))
      sentences.push({ ...sentence, paragraph });
  }
  return { ...doc, tokens, sentences, marked };
}
