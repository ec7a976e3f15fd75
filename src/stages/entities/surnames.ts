import type { Token } from '../../document.ts';
import type { Candidate } from './candidate.ts';
import { splitServantName } from './name-key.ts';

const CONFIDENCE = 0.85;

/**
 * A surname that stands alone names the person whose full name the article gives elsewhere: جانتس after بيني جانتس. A
 * surname that is also a place or organisation named in the article is left alone.
 */
export function findSurnames(tokens: readonly Token[], named: readonly Candidate[]): Candidate[] {
  const surnames = new Set<string>();
  for (const candidate of named) {
    if (candidate.type === 'PER' && candidate.to - candidate.from > 1) surnames.add(lastWord(tokens, candidate));
  }
  for (const candidate of named) if (candidate.type !== 'PER') surnames.delete(lastWord(tokens, candidate));
  if (surnames.size === 0) return [];
  const found: Candidate[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.word.kind !== 'word') continue;
    const whole = surnames.has(token.word.key);
    if (!whole && !surnames.has(token.word.stemKey)) continue;
    found.push({ from: at, to: at + 1, type: 'PER', confidence: CONFIDENCE, afterParticles: !whole });
  }
  return found;
}

function lastWord(tokens: readonly Token[], { from, to }: Candidate): string {
  const { word } = tokens[to - 1] as Token;
  return splitServantName(to - 1 === from ? word.stemKey : word.key).at(-1) as string;
}
