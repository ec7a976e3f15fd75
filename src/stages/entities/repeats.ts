import type { Token, TokenSpan } from '../../document.ts';
import { type Candidate, keyOfCandidate, NAMES } from './candidate.ts';
import { splitServantName } from './name-key.ts';

/** A name found once with this confidence counts wherever the article writes it again. */
const SURE = 0.9;

const CONFIDENCE = 0.8;

/** Words of the longest name that is looked for again; it bounds the work at each token. */
const LONGEST = 8;

/** A shorter word must be written alike to the letter: the name علي is not the preposition على. */
const SHORTEST_FOLDED = 5;

interface KnownName {
  readonly type: Candidate['type'];
  /** Plain spellings, for names of one short word. */
  readonly spellings: Set<string>;
  found: number;
  confidence: number;
}

interface Names {
  readonly byKey: ReadonlyMap<string, KnownName>;
  /** Words of the longest name that begins with a word. */
  readonly longestFrom: ReadonlyMap<string, number>;
}

/**
 * What the article names in one place it names in others between `from` and `to`: the same words again, the surname of a person named in
 * full, and the `shorter` names of what was named. A single word counts when it was found surely, or as a name at least as often as
 * not. O(tokens).
 */
export function findRepeats(
  tokens: readonly Token[],
  { from: first, to: end }: TokenSpan,
  named: readonly Candidate[],
  shorter: readonly Candidate[] = [],
): Candidate[] {
  const names = knownNames(tokens, named, shorter);
  if (names.byKey.size === 0) return [];
  const taken = new Set<number>();
  for (const { type, from, to } of named) if (NAMES.has(type)) for (let i = from; i < to; i++) taken.add(i);
  const found: Candidate[] = [];
  for (let at = first; at < end; at++) {
    const candidate = taken.has(at) ? null : longestAt(tokens, { from: at, to: end }, names, taken);
    if (candidate === null) continue;
    found.push(candidate);
    at = candidate.to - 1;
  }
  return trusted(tokens, found, names.byKey);
}

function knownNames(tokens: readonly Token[], named: readonly Candidate[], shorter: readonly Candidate[]): Names {
  const byKey = new Map<string, KnownName>();
  const longestFrom = new Map<string, number>();
  const learn = (key: string, spelling: string, { type, confidence }: Pick<Candidate, 'type' | 'confidence'>): void => {
    const known = byKey.get(key);
    if (known?.type === type) {
      known.found++;
      known.confidence = Math.max(known.confidence, confidence);
      known.spellings.add(spelling);
    } else if (known === undefined || confidence > known.confidence) {
      byKey.set(key, { type, found: 1, confidence, spellings: new Set([spelling]) });
    }
    const words = key.split(' ');
    const first = words[0] as string;
    longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
  };
  const names = named.filter(({ type, from, to }) => NAMES.has(type) && to - from <= LONGEST);
  for (const candidate of names) learn(keyOfCandidate(tokens, candidate), spellingOf(tokens, candidate), candidate);
  for (const candidate of names) {
    const surname = surnameOf(tokens, candidate);
    if (surname !== null && !byKey.has(surname.key))
      learn(surname.key, surname.spelling, { type: 'PER', confidence: SURE });
  }
  for (const candidate of shorter) {
    const key = keyOfCandidate(tokens, candidate);
    if ((byKey.get(key)?.type ?? candidate.type) === candidate.type)
      learn(key, spellingOf(tokens, candidate), candidate);
  }
  return { byKey, longestFrom };
}

/** The first word as plainly written, without its particles. */
function spellingOf(
  tokens: readonly Token[],
  { from, afterParticles }: Pick<Candidate, 'from' | 'afterParticles'>,
): string {
  const { normal, key, stemKey } = (tokens[from] as Token).word;
  return afterParticles ? normal.slice(key.length - stemKey.length) : normal;
}

/** Last word of a person's name of several words. */
function surnameOf(tokens: readonly Token[], { from, to, type }: Candidate): { key: string; spelling: string } | null {
  if (type !== 'PER' || to - from < 2) return null;
  const { word } = tokens[to - 1] as Token;
  const key = splitServantName(word.key).at(-1) as string;
  return key.length > 2 ? { key, spelling: word.normal.slice(-key.length) } : null;
}

function longestAt(
  tokens: readonly Token[],
  { from: at, to: end }: TokenSpan,
  { byKey, longestFrom }: Names,
  taken: ReadonlySet<number>,
): Candidate | null {
  const { word } = tokens[at] as Token;
  for (const afterParticles of word.prefix > 0 ? [false, true] : [false]) {
    const longest = longestFrom.get(afterParticles ? word.stemKey : word.key) ?? 0;
    for (let to = Math.min(end, at + longest); to > at; to--) {
      const known = taken.has(to - 1) ? undefined : byKey.get(keyOfCandidate(tokens, { from: at, to, afterParticles }));
      const place = { from: at, to, afterParticles };
      if (known !== undefined && isSpelledAlike(tokens, place, known))
        return { ...place, type: known.type, confidence: CONFIDENCE };
    }
  }
  return null;
}

function isSpelledAlike(
  tokens: readonly Token[],
  place: Pick<Candidate, 'from' | 'to' | 'afterParticles'>,
  known: KnownName,
): boolean {
  const spelling = spellingOf(tokens, place);
  return place.to - place.from > 1 || spelling.length >= SHORTEST_FOLDED || known.spellings.has(spelling);
}

/** Drops single words that were found less often as names than not, unless one reading was sure. */
function trusted(
  tokens: readonly Token[],
  found: readonly Candidate[],
  byKey: ReadonlyMap<string, KnownName>,
): Candidate[] {
  const counts = new Map<string, number>();
  const keys = found.map((candidate) => keyOfCandidate(tokens, candidate));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return found.filter(({ from, to }, i) => {
    const key = keys[i] as string;
    const known = byKey.get(key) as KnownName;
    return to - from > 1 || known.confidence >= SURE || (counts.get(key) as number) <= known.found;
  });
}
