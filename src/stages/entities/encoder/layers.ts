/**
 * The layers of an encoder: makes of the vectors of the pieces, one row of `lengths` after another, what they mean in their
 * row. The vectors are overwritten. No row is longer than {@link LONGEST_ROW}.
 */
export type Layers = (vectors: Float32Array, lengths: readonly number[]) => void;

/** Pieces of a row at most; training had no longer ones. */
export const LONGEST_ROW = 128;

/** What is added to a variance before it divides. */
export const EPSILON = 1e-12;

/** All pieces of rows of these lengths. */
export function piecesIn(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Neighbouring rows in groups of `room` pieces at most. */
export function groupRows(lengths: readonly number[], room: number): number[][] {
  const groups: number[][] = [];
  let left = 0;
  for (const length of lengths) {
    if (length > left) {
      groups.push([]);
      left = room;
    }
    groups.at(-1)?.push(length);
    left -= length;
  }
  return groups;
}

/** Layers that others stand in for, from the rows on that they throw at; those rows they must leave as they are. */
export function withStandIn(layers: Layers, makeStandIn: () => Layers): Layers {
  let standIn: Layers | null = null;
  return (vectors, lengths) => {
    const width = vectors.length / piecesIn(lengths);
    let done = 0;
    for (const group of groupRows(lengths, LONGEST_ROW)) {
      const rows = vectors.subarray(done * width, (done + piecesIn(group)) * width);
      try {
        (standIn ?? layers)(rows, group);
      } catch (error) {
        if (standIn !== null) throw error;
        standIn = makeStandIn();
        standIn(rows, group);
      }
      done += piecesIn(group);
    }
  };
}
