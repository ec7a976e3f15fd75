import type { Gazetteer } from './gazetteer.ts';

/** Two gazetteers as one: the longest name counts, and of names of one length that of the `upper` one. */
export function layerGazetteers(upper: Gazetteer, lower: Gazetteer): Gazetteer {
  return {
    matchAt: (tokens, at, limit) => {
      const above = upper.matchAt(tokens, at, limit);
      const below = lower.matchAt(tokens, at, limit);
      return above !== null && (below === null || above.to >= below.to) ? above : below;
    },
    find: (name) => upper.find(name) ?? lower.find(name),
  };
}
