import type { Sentence, Token } from '../../document.ts';
import type { Candidate } from './candidate.ts';
import type { NameWords } from './name-words.ts';

const LONGEST_NAME = 6;
const CONFIDENCE = 0.75;

/**
 * Persons by the words their names are made of: a given name and the names after it. A given name that is also an
 * ordinary word counts only after a title.
 */
export function findNameChains(tokens: readonly Token[], sentence: Sentence, words: NameWords): Candidate[] {
  const found: Candidate[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const to = endOfChain(tokens, at, sentence, words);
    if (to === at) continue;
    found.push({ from: at, to, type: 'PER', confidence: CONFIDENCE, afterParticles: true });
    at = to - 1;
  }
  return found;
}

function endOfChain(tokens: readonly Token[], start: number, sentence: Sentence, words: NameWords): number {
  const { word } = tokens[start] as Token;
  const first = words.firstNames.get(word.stemKey);
  if (first === undefined) return start;
  const titled = start > sentence.from && isTitled(tokens, start, sentence.from, words);
  if (first.ambiguous && !titled) return start;
  const stop = Math.min(sentence.to, start + LONGEST_NAME);
  let at = start + 1;
  let names = 1;
  while (at < stop) {
    const key = (tokens[at] as Token).word.key;
    if (words.nameParticles.has(key) && at + 1 < stop && isNamePart(tokens[at + 1], words)) at += 2;
    else if (isNamePart(tokens[at], words)) at++;
    else break;
    names++;
  }
  return names > 1 || titled ? at : start;
}

/** A title stands before the name, perhaps with an adjective between: وزير الدفاع الإسرائيلي بيني. */
function isTitled(tokens: readonly Token[], start: number, from: number, words: NameWords): boolean {
  for (let i = start - 1; i >= Math.max(from, start - 3); i--) {
    const { word } = tokens[i] as Token;
    if (word.kind !== 'word') return false;
    const key = word.stemKey.startsWith('ال') ? word.stemKey.slice(2) : word.stemKey;
    if (words.titles.has(key)) return true;
    if (!word.stemKey.startsWith('ال')) return false;
  }
  return false;
}

function isNamePart(token: Token | undefined, words: NameWords): boolean {
  if (token === undefined || token.word.kind !== 'word') return false;
  const { key } = token.word;
  return words.firstNames.has(key) || words.familyNames.has(key) || words.familyNames.has(key.replace(/^ال/u, ''));
}
