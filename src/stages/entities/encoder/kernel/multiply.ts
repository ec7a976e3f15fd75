import { TILE } from '../weights-file.ts';
import {
  block,
  type Code,
  type Func,
  f32x4,
  func,
  I32,
  i32,
  i32x4,
  type Local,
  loop,
  V128,
  v128,
} from './assembler.ts';

/** Rows that are worked on at once: their sums, and what goes into them, just fill the registers of a processor. */
const ROWS = 4;

/** Vectors of four that a tile is wide. */
const HALVES = TILE / 4;

/** Steps of the innermost loop that are written out, two inner places each. */
const UNROLLED = 4;

/**
 * Multiplies rows of `inner` 16-bit numbers with a matrix of bytes: out = rows × matrix, scaled and shifted. Both sides are
 * whole numbers, so their sums are exact. The matrix lies in tiles of {@link TILE} columns; see `tileIndex`. `count` rows,
 * rounded up to a multiple of {@link ROWS}, are worked on: a tile stays in the first cache while all of them pass by.
 */
export function multiply(inner: number): Func {
  return func(
    `multiply${inner}`,
    ['rows', 'rowScales', 'matrix', 'scales', 'shifts', 'out', 'count', 'columns'],
    ({ rows, rowScales, matrix, scales, shifts, out, count, columns }, local) => {
      const [column, row, place, end] = [local(I32), local(I32), local(I32), local(I32)];
      const [weights, target] = [local(I32), local(I32)];
      const vectors = (length: number): Local[] => Array.from({ length }, () => local(V128));
      const sums = Array.from({ length: ROWS }, () => vectors(HALVES));
      const tile = vectors(HALVES);
      const given = local(V128);

      /** Two numbers of each row, times what stands there in each column. */
      const step = (at: number): Code =>
        block(
          ...tile.map((half, h) => half.set(v128.loadBytes(weights.get, at * TILE + h * 8))),
          ...sums.flatMap((halves, r) => [
            given.set(v128.loadSplat(place.get, (r * inner + at) * 2)),
            ...halves.map((sum, h) => sum.set(i32x4.add(sum.get, i32x4.dot(given.get, (tile[h] as Local).get)))),
          ]),
        );
      /** A row's sums as numbers of the product. */
      const finish = (halves: readonly Local[], r: number): Code =>
        block(
          given.set(v128.loadSplat(row.get, r * 4)),
          ...halves.map((sum, h) => {
            const scaled = f32x4.mul(f32x4.mul(f32x4.fromInts(sum.get), given.get), v128.load(scales.get, h * 16));
            return v128.store(target.get, f32x4.add(scaled, v128.load(shifts.get, h * 16)), h * 16);
          }),
          target.set(i32.add(target.get, i32.mul(columns.get, i32.const(4)))),
        );

      return loop(
        column,
        i32.const(0),
        columns.get,
        TILE,
        target.set(i32.add(out.get, i32.mul(column.get, i32.const(4)))),
        place.set(rows.get),
        loop(
          row,
          rowScales.get,
          i32.add(rowScales.get, i32.mul(count.get, i32.const(4))),
          ROWS * 4,
          ...sums.flat().map((sum) => sum.set(i32x4.splat(i32.const(0)))),
          weights.set(matrix.get),
          end.set(i32.add(place.get, i32.const(inner * 2))),
          loop(
            place,
            place.get,
            end.get,
            UNROLLED * 4,
            ...Array.from({ length: UNROLLED }, (_, i) => step(i * 2)),
            weights.set(i32.add(weights.get, i32.const(UNROLLED * 2 * TILE))),
          ),
          place.set(i32.add(place.get, i32.const((ROWS - 1) * inner * 2))),
          ...sums.map(finish),
        ),
        matrix.set(i32.add(matrix.get, i32.const(inner * TILE))),
        scales.set(i32.add(scales.get, i32.const(TILE * 4))),
        shifts.set(i32.add(shifts.get, i32.const(TILE * 4))),
      );
    },
  );
}
