import { createRomanizer, type Romanizer } from '../stages/latin/romanizer.ts';
import { readLatinModel } from './latin.ts';
import { openKnowledge } from './open-knowledge.ts';

export { romanizeStrict } from '../stages/latin/strict.ts';

/**
 * The transliterator by itself, without the weights of the tagger.
 *
 * @throws AnalysisError 'resource' when its weights or lists are missing or damaged.
 */
export function loadRomanizer(): Romanizer {
  return createRomanizer(readLatinModel(), openKnowledge().latin());
}
