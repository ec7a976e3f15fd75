import { describe, expect, test } from 'vitest';
import type { Word } from '../../../src/document.ts';
import { createTokenizer } from '../../../src/pipeline.ts';
import { loadResources } from '../../../src/resources/load.ts';
import { HOME, openKnowledge } from '../../../src/resources/open-knowledge.ts';
import { readTaggerModel } from '../../../src/resources/weights.ts';
import { scaleWeights } from '../../../src/stages/entities/encoder/blend.ts';
import { beginOf, LABELS, TYPES } from '../../../src/stages/entities/tagger/labels.ts';
import { createTagger } from '../../../src/stages/entities/tagger/tagger.ts';
import { weightsOf } from '../../../src/stages/entities/tagger/weights.ts';
import { sourceDoc } from '../../helpers/analyze.ts';

const weights = weightsOf(readTaggerModel(new URL('model/ner.bin', HOME)), openKnowledge().nameWords);
const { tokens } = createTokenizer(loadResources())(sourceDoc('وصل خلوصي أكار إلى أنقرة غدا مع الوفد'));
const words: readonly Word[] = tokens.map(({ word }) => word);

const tag = createTagger(weights);
const PER = TYPES.indexOf('PER');
const LAST = words.length - 1;

/** Scores that are 0 but for one word, which is said to begin a person. */
function personAt(word: number, score: number): Float32Array {
  const scores = new Float32Array(words.length * LABELS);
  scores[word * LABELS + beginOf(PER)] = score;
  return scores;
}

describe('scores of an encoder', () => {
  test('none, or zeros, change nothing', () => {
    expect(tag(words, undefined, new Float32Array(words.length * LABELS))).toEqual(tag(words));
  });

  test('strong ones decide', () => {
    const isPerson = ({ from, type }: { from: number; type: string }): boolean => from === LAST && type === 'PER';
    expect(tag(words).some(isPerson)).toBe(false);
    expect(tag(words, undefined, personAt(LAST, 40)).some(isPerson)).toBe(true);
    expect(tag(words, undefined, personAt(LAST, 0.01)).some(isPerson)).toBe(false);
  });

  test('a score that speaks for what was found makes it surer, one against it less sure', () => {
    const [first] = tag(words);
    const sureness = (score: number): number =>
      tag(words, undefined, personAt(first?.from ?? 0, score))[0]?.confidence ?? 0;
    expect(first?.type).toBe('PER');
    expect(sureness(-2)).toBeLessThan(first?.confidence ?? 0);
    expect(sureness(2)).toBeGreaterThanOrEqual(first?.confidence ?? 0);
  });
});

describe('a tagger that speaks softer', () => {
  const soft = createTagger(scaleWeights(weights, 0.3));
  const namesOf = (found: ReturnType<typeof tag>) => found.map(({ from, to, type }) => ({ from, to, type }));

  test('finds the same and is less sure', () => {
    expect(namesOf(soft(words))).toEqual(namesOf(tag(words)));
    const sums = [soft(words), tag(words)].map((found) => found.reduce((sum, { confidence }) => sum + confidence, 0));
    expect(sums[0]).toBeLessThan(sums[1] as number);
  });

  test('is overruled sooner', () => {
    const least = (by: typeof tag): number => {
      let score = 0;
      while (!by(words, undefined, personAt(LAST, score)).some(({ from, type }) => from === LAST && type === 'PER'))
        score++;
      return score;
    };
    expect(least(soft)).toBeLessThan(least(tag));
  });
});
