import type { Clitic, Token, TokenDoc } from '../../document.ts';
import { emptySpans, span, type UnitSpans, visibleOffsets } from './spans.ts';

/** The units that the pipeline found in one document. The article counts as part of its word, as in Universal Dependencies. */
export function systemSpans(doc: TokenDoc): UnitSpans {
  const spans = emptySpans();
  const offsets = visibleOffsets(doc.text);
  const at = (start: number, end: number): string => span(offsets[start] as number, offsets[end] as number);
  for (const token of doc.tokens) {
    spans.surface.add(at(token.start, token.end));
    addWords(token, spans, at);
  }
  for (const { from, to } of doc.sentences) {
    spans.sentences.add(at((doc.tokens[from] as Token).start, (doc.tokens[to - 1] as Token).end));
  }
  return spans;
}

function addWords({ start, end, word }: Token, spans: UnitSpans, at: (start: number, end: number) => string): void {
  let host = start;
  let hostEnd = end;
  for (const clitic of word.clitics) {
    if (clitic.role === 'article') continue;
    const piece = at(start + clitic.start, start + clitic.end);
    spans.words.add(piece);
    spans[unitOf(clitic)].add(piece);
    if (clitic.role === 'pronoun') hostEnd = Math.min(hostEnd, start + clitic.start);
    else host = start + clitic.end;
  }
  if (host < hostEnd) spans.words.add(at(host, hostEnd));
}

function unitOf({ role }: Clitic): 'prefixes' | 'pronouns' {
  return role === 'pronoun' ? 'pronouns' : 'prefixes';
}
