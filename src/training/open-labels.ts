import { beginOf, insideOf, LABELS, OUTSIDE, TYPES } from '../stages/entities/tagger/labels.ts';
import type { TaggedSpan } from '../stages/entities/tagger/tagger.ts';
import { CORPORA, type Corpus, type LabelledSentence } from './corpora.ts';

/** Guesses below this are not even considered. */
const DOUBTFUL = 0.3;
/** Guesses from here on are taken for certain. */
const CERTAIN = 0.7;

/**
 * Fills in the types that a corpus does not annotate by what a tagger that knows them finds among its untagged words.
 * Leaving them all open instead makes the training use rare types as spare classes for whatever goes before a name.
 */
export function fillOpenLabels(sentence: LabelledSentence, guesses: readonly TaggedSpan[]): LabelledSentence {
  const { open } = CORPORA[sentence.corpus] as Corpus;
  const allowed = [...sentence.allowed];
  for (const { from, to, type, confidence } of guesses) {
    if (!open.includes(type) || confidence < DOUBTFUL || !isUntagged(sentence.tags, from, to)) continue;
    for (let i = from; i < to; i++) {
      const mask = new Uint8Array(LABELS);
      mask[i === from ? beginOf(TYPES.indexOf(type)) : insideOf(TYPES.indexOf(type))] = 1;
      if (confidence < CERTAIN) mask[OUTSIDE] = 1;
      allowed[i] = mask;
    }
  }
  return { ...sentence, allowed };
}

function isUntagged(tags: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tags[i] !== 'O') return false;
  return true;
}
