import type { Mention, Token } from '../../document.ts';
import { normalize } from '../../text/normalize.ts';

/** The words of a mention, plainly written; in a word of merged لل the article is restored: للأمم المتحدة → الأمم المتحدة. */
export function mentionName(tokens: readonly Token[], text: string, mention: Mention): string {
  const written = text.slice(mention.start, mention.end).split(/\s+/u).map(normalize).join(' ');
  const first = tokens[mention.from] as Token;
  const isMerged = mention.start > first.start && first.word.stemKey.startsWith('ال') && !written.startsWith('ال');
  return isMerged ? `ا${written}` : written;
}
