import type { TaggerWeights } from '../tagger/weights.ts';

/**
 * How much tagger and encoder count where both read a sentence. They err differently: the sum of what both say is better than
 * either. docs/MODEL.md tells how the shares were found.
 */
export interface Blend {
  readonly tagger: number;
  readonly encoder: number;
}

export const BLEND: Blend = { tagger: 0.3, encoder: 0.3 };

/** A tagger's weights that say the same, louder or softer. */
export function scaleWeights(weights: TaggerWeights, share: number): TaggerWeights {
  return {
    ...weights,
    step: weights.step * share,
    transitions: weights.transitions.map((score) => score * share),
  };
}
