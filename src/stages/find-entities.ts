import type { Mention, MentionDoc, Sentence, Token, TokenDoc } from '../document.ts';
import { type Candidate, keepBest, startOf } from './entities/candidate.ts';
import type { Gazetteer } from './entities/gazetteer.ts';
import { findLexiconNames } from './entities/lexicon-names.ts';
import { findSurnames } from './entities/surnames.ts';
import { findEvidence } from './entities/tagger/evidence.ts';
import type { Tagger } from './entities/tagger/tagger.ts';

/** What {@link findEntities} knows beforehand. */
export interface EntityResources {
  readonly gazetteer: Gazetteer;
  readonly tagger: Tagger;
}

/**
 * Finds what the text names: the tagger reads each sentence with what the lexicons say of its words, names that the
 * lexicons are sure of join where it saw nothing, then surnames of people named in full elsewhere.
 */
export function findEntities(doc: TokenDoc, { gazetteer, tagger }: EntityResources): MentionDoc {
  const { tokens } = doc;
  const named = doc.sentences.flatMap((sentence) => namesIn(tokens, sentence, gazetteer, tagger));
  const all = keepBest([...named, ...findSurnames(tokens, named)]);
  return { ...doc, mentions: all.map((candidate) => toMention(tokens, candidate)) };
}

function namesIn(tokens: readonly Token[], sentence: Sentence, gazetteer: Gazetteer, tagger: Tagger): Candidate[] {
  const { from, to } = sentence;
  const words = tokens.slice(from, to).map((token) => token.word);
  const tagged = tagger(words, findEvidence(tokens, sentence, gazetteer)).map((span) => ({
    from: from + span.from,
    to: from + span.to,
    type: span.type,
    confidence: span.confidence,
    afterParticles: true,
  }));
  return [...tagged, ...findLexiconNames(tokens, sentence, gazetteer, tagged)];
}

function toMention(tokens: readonly Token[], candidate: Candidate): Mention {
  const { from, to, type, confidence } = candidate;
  return { from, to, type, confidence, start: startOf(tokens, candidate), end: (tokens[to - 1] as Token).end };
}
