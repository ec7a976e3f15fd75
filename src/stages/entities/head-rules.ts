import type { Sentence, Token } from '../../document.ts';
import { type Candidate, isDefinite, isPlainDefinite } from './candidate.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameWords, OrganisationHead } from './name-words.ts';

const LONGEST_NAME = 8;
const CONFIDENCE = 0.8;

/**
 * Organisations and buildings that announce themselves by their first word: وزارة الدفاع التركية, جامعة القاهرة, حزب العدالة
 * والتنمية. The name goes on over definite words, a known place or person, and one definite word joined by و.
 */
export function findByHead(
  tokens: readonly Token[],
  sentence: Sentence,
  words: NameWords,
  gazetteer: Gazetteer,
): Candidate[] {
  const found: Candidate[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const head = words.organisationHeads.get((tokens[at] as Token).word.stemKey);
    if (head === undefined || !head.included || head.type !== 'ORG') continue;
    const to = endOfName(tokens, at, sentence.to, head, words, gazetteer);
    if (to > at + 1) found.push({ from: at, to, type: head.type, confidence: CONFIDENCE, afterParticles: true });
  }
  return found;
}

function endOfName(
  tokens: readonly Token[],
  head: number,
  limit: number,
  { ambiguous }: OrganisationHead,
  words: NameWords,
  gazetteer: Gazetteer,
): number {
  const stop = Math.min(limit, head + LONGEST_NAME);
  let at = head + 1;
  while (at < stop) {
    const place = gazetteer.matchAt(tokens, at, stop);
    if (place !== null && !place.afterParticles && !place.entry.ambiguous) at = place.to;
    else if (isPlainDefinite(tokens[at])) at++;
    else if (isHeadInside(tokens, at, stop, words)) at++;
    else if (at > head + 1 && isJoined(tokens[at]) && isDefinite(tokens[at - 1])) at++;
    else break;
  }
  return ambiguous && at === head + 1 ? head : at;
}

/** A title or second head inside the name: مكتب وزير الدفاع, مجلس نقابة المهندسين. */
function isHeadInside(tokens: readonly Token[], at: number, stop: number, words: NameWords): boolean {
  const { word } = tokens[at] as Token;
  if (word.prefix > 0 || at + 1 >= stop) return false;
  return (words.titles.has(word.key) || words.organisationHeads.has(word.key)) && isPlainDefinite(tokens[at + 1]);
}

/** و written to a definite word: والتنمية. */
function isJoined(token: Token | undefined): boolean {
  return isDefinite(token) && token?.word.prefix === 1 && token.word.normal.startsWith('و');
}
