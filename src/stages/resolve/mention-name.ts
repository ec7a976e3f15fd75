import type { Mention, Token } from '../../document.ts';
import { normalizePhrase } from '../../text/normalize.ts';

/** The words of a mention, plainly written; in a word of merged لل the article is restored: للأمم المتحدة → الأمم المتحدة. */
export function mentionName(tokens: readonly Token[], text: string, mention: Mention): string {
  const written = normalizePhrase(text.slice(mention.start, mention.end));
  const first = tokens[mention.from] as Token;
  return mention.start > first.start ? withArticle(written, first) : written;
}

/** Words from the stem of their first token on; where its لل swallowed the article it is put back. Not in لألمانيا. */
export function withArticle(written: string, { word }: Token): string {
  const isMerged = written.startsWith('ل') && word.stemKey.startsWith('ال');
  return isMerged ? `ا${written}` : written;
}
