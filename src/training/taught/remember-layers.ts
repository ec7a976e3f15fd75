import type { Layers } from '../../stages/entities/encoder/layers.ts';

/** Layers that several readers of one text share, one reading after the other. */
export interface SharedLayers {
  readonly layers: Layers;
  /** The next reading of the same text begins: what the first one asked for is handed out again. */
  readonly readAgain: () => void;
  /** Another text begins. */
  readonly forget: () => void;
}

/** The readers must ask for the same rows in the same order. */
export function rememberLayers(work: Layers): SharedLayers {
  const kept: Float32Array[] = [];
  let next = 0;
  return {
    layers: (vectors, lengths) => {
      const known = kept[next++];
      if (known !== undefined) {
        vectors.set(known);
        return;
      }
      work(vectors, lengths);
      kept.push(vectors.slice());
    },
    readAgain: () => {
      next = 0;
    },
    forget: () => {
      kept.length = 0;
      next = 0;
    },
  };
}
