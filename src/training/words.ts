import type { Token, TokenKind, Word } from '../document.ts';
import { scanTokens } from '../stages/tokens/scan.ts';
import type { Lexer } from '../stages/tokens/word.ts';

/** The words of plain text, tokenized as the product does it. */
export function wordsOf(text: string, lexer: Lexer): { readonly words: Word[]; readonly tokens: Token[] } {
  const tokens: Token[] = [];
  scanTokens(text, 0, text.length, (start, end, kind) => {
    tokens.push({ start, end, word: lexer(text.slice(start, end), kind) });
  });
  return { tokens, words: tokens.map((token) => token.word) };
}

/** The word of a token as a corpus gives it, which may be cut differently from how we would cut it. */
export function wordOf(token: string, lexer: Lexer): Word {
  const kinds: TokenKind[] = [];
  scanTokens(token, 0, token.length, (_start, _end, kind) => kinds.push(kind));
  if (kinds.length === 1) return lexer(token, kinds[0] as TokenKind);
  return lexer(token, kinds.find((kind) => kind !== 'punctuation') ?? 'symbol');
}
