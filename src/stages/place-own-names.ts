import type { Mention, MentionDoc, Token } from '../document.ts';
import { containsTokens, lastAtOrBefore, type TokenSpan } from '../text/span.ts';
import { type Candidate, startOf } from './entities/candidate.ts';
import type { Gazetteer } from './entities/gazetteer.ts';
import { findRepeats } from './entities/repeats.ts';

/**
 * Puts the names that a user listed where the text writes them, whatever was found there before, and the surnames of the
 * people among them. A single word gives way to a longer name that holds it: عباس in محمود عباس. Names that mean other
 * things too are left to the context.
 */
export function placeOwnNames(doc: MentionDoc, names: Gazetteer): MentionDoc {
  const own = doc.sentences.flatMap(({ from, to }) => matchesIn(doc.tokens, from, to, names));
  const placed = own.filter((name) => !givesWay(name, spanAt(doc.mentions, name.from)));
  if (placed.length === 0) return doc;
  const others = doc.mentions.filter(({ from, to }) => (spanAt(placed, to - 1)?.to ?? 0) <= from);
  const kept = [...others.map((mention) => toCandidate(doc.tokens, mention)), ...placed];
  const repeats = findRepeats(
    doc.tokens,
    { from: 0, to: doc.tokens.length },
    kept.sort((a, b) => a.from - b.from),
  );
  const added = [...placed, ...repeats].map((candidate) => toMention(doc.tokens, candidate));
  return { ...doc, mentions: [...others, ...added].sort((a, b) => a.from - b.from) };
}

/** Written by the user: as sure as can be. */
const CONFIDENCE = 1;

function matchesIn(tokens: readonly Token[], from: number, to: number, names: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  for (let at = from; at < to; at++) {
    const match = names.matchAt(tokens, at, to);
    if (match === null || match.entry.ambiguous) continue;
    const { entry, ...place } = match;
    found.push({ ...place, type: entry.type, confidence: CONFIDENCE });
    at = match.to - 1;
  }
  return found;
}

/** The last of some spans, in text order and apart from each other, that begins at the token or before it. */
function spanAt<S extends TokenSpan>(spans: readonly S[], token: number): S | undefined {
  return spans[lastAtOrBefore(spans, token, ({ from }) => from)];
}

function givesWay(name: Candidate, mention: Mention | undefined): boolean {
  if (mention === undefined || name.to - name.from > 1) return false;
  return mention.to - mention.from > 1 && containsTokens(mention, name);
}

function toCandidate(tokens: readonly Token[], { from, to, start, type, confidence }: Mention): Candidate {
  const { word, ...first } = tokens[from] as Token;
  return { from, to, type, confidence, afterParticles: start === first.start + word.prefix };
}

function toMention(tokens: readonly Token[], candidate: Candidate): Mention {
  const { from, to, type, confidence } = candidate;
  return { from, to, type, confidence, start: startOf(tokens, candidate), end: (tokens[to - 1] as Token).end };
}
