import type { MarkedSpan, Token } from '../../document.ts';
import type { Candidate } from './candidate.ts';
import type { NameWords } from './name-words.ts';

const CONFIDENCE = 0.99;

/** Words of the longest name between marks. */
const LONGEST = 5;

/** Organisations whose name stands between quotation marks after the word for what they are: صحيفة "الصباح", بنك «الإمارات». */
export function findMarkedNames(
  tokens: readonly Token[],
  marked: readonly MarkedSpan[],
  { organisationHeads }: NameWords,
): Candidate[] {
  const found: Candidate[] = [];
  for (const { open, close, from, to } of marked) {
    if (open === null || close === null || open === 0 || to - from > LONGEST || to === from) continue;
    const before = tokens[open - 1] as Token;
    const head = before.word.kind === 'word' ? organisationHeads.get(before.word.stemKey) : undefined;
    if (head?.type !== 'ORG') continue; // with the article the head is complete: المجلس "…" quotes it
    found.push({ from, to, type: 'ORG', confidence: CONFIDENCE, afterParticles: false });
  }
  return found;
}
