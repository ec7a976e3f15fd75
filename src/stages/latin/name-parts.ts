import { nameWords } from '../entities/name-key.ts';

/** A full name and its usual spelling. */
export interface SpelledName {
  readonly name: string;
  readonly latin: string;
}

/**
 * The usual spelling of each part of full names: a part is a word, or عبد with the word behind it. Names whose parts
 * cannot be told apart in both scripts are passed over; a part spelled in several ways gets the most frequent one.
 */
export function namePartsOf(names: Iterable<SpelledName>): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const { name, latin } of names) {
    const arabicParts = joinServants(nameWords(name), (word) => word === 'عبد');
    const latinParts = joinServants(latin.split(' '), (word) => /^Abd(?:[aeu]l)?$/u.test(word));
    if (arabicParts.length < 2 || arabicParts.length !== latinParts.length) continue;
    for (const [i, part] of arabicParts.entries()) addVote(votes, part, latinParts[i] as string);
  }
  return new Map([...votes].map(([part, spellings]) => [part, mostFrequent(spellings)]));
}

function joinServants(words: readonly string[], isServant: (word: string) => boolean): string[] {
  const joined: string[] = [];
  for (const [i, word] of words.entries()) {
    if (i > 0 && isServant(words[i - 1] as string)) joined.push(`${joined.pop()} ${word}`);
    else joined.push(word);
  }
  return joined;
}

function addVote(votes: Map<string, Map<string, number>>, part: string, spelling: string): void {
  const spellings = votes.get(part) ?? new Map<string, number>();
  votes.set(part, spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1));
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
