import type { Token } from '../../document.ts';
import { type Candidate, keyOfCandidate, NAMES } from './candidate.ts';
import { splitServantName } from './name-key.ts';

/** A name found once with this confidence counts wherever the article writes it again. */
const SURE = 0.9;

const CONFIDENCE = 0.8;

interface KnownName {
  readonly type: Candidate['type'];
  found: number;
  confidence: number;
}

/**
 * What the article names in one place it names in others: the same words again, and the surname of a person named in
 * full. A single word counts when it was found surely, or as a name at least as often as not. O(tokens).
 */
export function findRepeats(tokens: readonly Token[], named: readonly Candidate[]): Candidate[] {
  const names = knownNames(tokens, named);
  if (names.size === 0) return [];
  const longest = Math.max(...[...names.keys()].map((name) => name.split(' ').length));
  const taken = new Set(named.filter(({ type }) => NAMES.has(type)).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  const found: Candidate[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const candidate = taken.has(at) ? null : longestAt(tokens, at, longest, names, taken);
    if (candidate === null) continue;
    found.push(candidate);
    at = candidate.to - 1;
  }
  return found.filter((candidate) => isTrusted(candidate, found, tokens, names));
}

function knownNames(tokens: readonly Token[], named: readonly Candidate[]): Map<string, KnownName> {
  const names = new Map<string, KnownName>();
  const learn = (key: string, { type, confidence }: Candidate, found: number): void => {
    const known = names.get(key);
    if (known === undefined || (known.type !== type && confidence > known.confidence))
      names.set(key, { type, found, confidence });
    else if (known.type === type) {
      known.found += found;
      known.confidence = Math.max(known.confidence, confidence);
    }
  };
  for (const candidate of named) {
    if (!NAMES.has(candidate.type)) continue;
    learn(keyOfCandidate(tokens, candidate), candidate, 1);
  }
  for (const candidate of named) {
    const surname = surnameOf(tokens, candidate);
    if (surname !== null && !names.has(surname)) learn(surname, { ...candidate, confidence: SURE }, 1);
  }
  return names;
}

/** Last word of a person's name of several words. */
function surnameOf(tokens: readonly Token[], { from, to, type }: Candidate): string | null {
  if (type !== 'PER' || to - from < 2) return null;
  const surname = splitServantName((tokens[to - 1] as Token).word.key).at(-1) as string;
  return surname.length > 2 ? surname : null;
}

function longestAt(
  tokens: readonly Token[],
  at: number,
  longest: number,
  names: ReadonlyMap<string, KnownName>,
  taken: ReadonlySet<number>,
): Candidate | null {
  for (let to = Math.min(tokens.length, at + longest); to > at; to--) {
    if (taken.has(to - 1)) continue;
    for (const afterParticles of [false, true]) {
      const known = names.get(keyOfCandidate(tokens, { from: at, to, afterParticles }));
      if (known !== undefined) return { from: at, to, type: known.type, confidence: CONFIDENCE, afterParticles };
    }
  }
  return null;
}

function isTrusted(
  candidate: Candidate,
  found: readonly Candidate[],
  tokens: readonly Token[],
  names: ReadonlyMap<string, KnownName>,
): boolean {
  if (candidate.to - candidate.from > 1) return true;
  const key = keyOfCandidate(tokens, candidate);
  const known = names.get(key) as KnownName;
  if (known.confidence >= SURE) return true;
  return found.filter((other) => keyOfCandidate(tokens, other) === key).length <= known.found;
}
