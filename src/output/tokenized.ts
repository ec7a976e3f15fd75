import type { Token, TokenDoc } from '../document.ts';

/**
 * One sentence a line, its tokens parted by spaces. `clitics`: attached particles stand apart, with + where they were joined:
 * و+ ب+ ال+ قاهرة, كتاب +هم.
 */
export function toTokenLines({ tokens, sentences }: TokenDoc, { clitics }: { readonly clitics: boolean }): string {
  const write = clitics ? splitParticles : ({ word }: Token) => word.text;
  return sentences.map(({ from, to }) => `${tokens.slice(from, to).map(write).join(' ')}\n`).join('');
}

function splitParticles({ word: { text, clitics } }: Token): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of clitics) {
    const isPrefix = start === at && end < text.length;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(isPrefix ? `${text.slice(start, end)}+` : `+${text.slice(start, end)}`);
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts.join(' ');
}
