import type { MarkedSpan, Paragraph, Sentence, SourceDoc, Token, TokenDoc, TokenKind } from '../document.ts';
import { recogniseLanguage } from './clean/language.ts';
import type { TokenResources } from './split-tokens.ts';
import { pairMarks } from './tokens/pair-marks.ts';
import { scanTokens } from './tokens/scan.ts';

/** True for a text whose tokens are given: parted by one space, sentences by a line break. */
export function hasGivenTokens({ source }: SourceDoc): boolean {
  return source.mediaType === 'text/x-conll';
}

/** Takes tokens and sentences as they are given, without cleaning; each sentence is a paragraph. O(length). */
export function keepTokens(doc: SourceDoc, { lexer, announcing }: TokenResources): TokenDoc {
  const paragraphs: Paragraph[] = [];
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const marked: MarkedSpan[] = [];
  let start = 0;
  for (const line of doc.text.split('\n')) {
    const from = tokens.length;
    let at = start;
    for (const text of line.split(' ')) {
      if (text !== '') tokens.push({ start: at, end: at + text.length, word: lexer(text, kindOf(text)) });
      at += text.length + 1;
    }
    const span = { from, to: tokens.length };
    if (span.to > from) {
      sentences.push({ ...span, paragraph: paragraphs.length });
      paragraphs.push({ start, end: start + line.length, isTitle: false });
      for (const pair of pairMarks(tokens, doc.text, span, announcing)) marked.push(pair);
    }
    start += line.length + 1;
  }
  return { ...doc, paragraphs, removed: [], language: recogniseLanguage(doc.text), tokens, sentences, marked };
}

/** Kind of a token that may be cut differently from how we would cut it: of its first part that is no punctuation. */
function kindOf(token: string): TokenKind {
  const kinds: TokenKind[] = [];
  scanTokens(token, 0, token.length, (_start, _end, kind) => kinds.push(kind));
  if (kinds.length === 1) return kinds[0] as TokenKind;
  return kinds.find((kind) => kind !== 'punctuation') ?? 'symbol';
}
