import type { Token, TokenSpan } from '../../../document.ts';
import { findNames, type Gazetteer, type GazetteerMatch } from '../gazetteer.ts';
import { mix } from './hash.ts';
import { TYPES } from './labels.ts';

/** Hashes of the features by token; most tokens have none. */
export type Evidence = (Int32Array | undefined)[];

const TEMPLATE = 201;
const NEXT = 202;
const BEFORE = 203;

/** What the lexicons say of the tokens of a sentence: where a known name begins and goes on, of which type. */
export function findEvidence(tokens: readonly Token[], sentence: TokenSpan, gazetteer: Gazetteer): Evidence {
  return evidenceOf(findNames(tokens, sentence, gazetteer), sentence);
}

/** The same from the names that were found in the sentence. */
export function evidenceOf(names: readonly GazetteerMatch[], { from, to }: TokenSpan): Evidence {
  const evidence: Evidence = new Array(to - from);
  for (const match of names) mark(evidence, match, from, to);
  return evidence;
}

function mark(evidence: Evidence, { from, to, entry }: GazetteerMatch, first: number, end: number): void {
  const length = Math.min(3, to - from);
  const sort = TYPES.indexOf(entry.type) * 8 + length * 2 + (entry.ambiguous ? 1 : 0);
  for (let at = from; at < to; at++) {
    const place = at === from ? 0 : at === to - 1 ? 2 : 1;
    add(evidence, at - first, mix(TEMPLATE, sort * 4 + place));
  }
  if (from > first) add(evidence, from - first - 1, mix(BEFORE, sort));
  if (to < end) add(evidence, to - first, mix(NEXT, sort));
}

function add(evidence: Evidence, at: number, hash: number): void {
  const before = evidence[at];
  evidence[at] = before === undefined ? Int32Array.of(hash) : Int32Array.of(...before, hash);
}
