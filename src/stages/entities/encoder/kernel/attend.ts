import { LONGEST_ROW } from '../layers.ts';
import { block, F32, type Func, f32, f32x4, func, I32, i32, loop, V128, v128 } from './assembler.ts';
import { greatestLane, sumOfLanes } from './element-wise.ts';
import { setExponential } from './exponential.ts';

/** Keys that are weighed at once; a divisor of {@link LONGEST_ROW}. */
const KEYS = 16;

/** Work space of {@link attend} in bytes: the keys of a head turned around, and the weights of a query. */
export function attentionSpace(headWidth: number): number {
  return (headWidth + 2) * LONGEST_ROW * 4;
}

const NEVER = -1e30;

/**
 * What each piece of a row takes over from the others, one head after another: softmax(query · keys) · values. The query
 * is scaled beforehand. Parameters: rows of query, key and value, each `width` wide; out; work space; number of pieces.
 */
export function attend(width: number, heads: number): Func {
  const headWidth = width / heads;
  const stride = 3 * width * 4;
  const lane = LONGEST_ROW * 4;
  return func('attend', ['rows', 'out', 'space', 'count'], ({ rows, out, space, count }, local) => {
    const [head, query, key, place] = [local(I32), local(I32), local(I32), local(I32)];
    const [to, weights, end] = [local(I32), local(I32), local(I32)];
    const [x, power, most, sum] = [local(V128), local(V128), local(V128), local(V128)];
    const sums = Array.from({ length: headWidth / 4 }, () => local(V128));
    const scores = sums.slice(0, KEYS / 4);
    const given = local(V128);
    const least = local(F32);

    const turnKeys = block(
      place.set(i32.add(rows.get, i32.const(width * 4))),
      loop(
        key,
        space.get,
        i32.add(space.get, i32.mul(count.get, i32.const(4))),
        4,
        ...Array.from({ length: headWidth }, (_, d) => f32.store(key.get, f32.load(place.get, d * 4), d * lane)),
        place.set(i32.add(place.get, i32.const(stride))),
      ),
    );

    const weighKeys = block(
      loop(
        key,
        i32.const(0),
        i32.mul(count.get, i32.const(4)),
        KEYS * 4,
        ...scores.map((score) => score.set(f32x4.const(0))),
        ...Array.from({ length: headWidth }, (_, d) =>
          block(
            given.set(v128.loadSplat(query.get, d * 4)),
            ...scores.map((score, i) =>
              score.set(
                f32x4.add(score.get, f32x4.mul(given.get, v128.load(i32.add(space.get, key.get), d * lane + i * 16))),
              ),
            ),
          ),
        ),
        ...scores.map((score, i) => v128.store(i32.add(weights.get, key.get), score.get, i * 16)),
      ),
      // What was weighed beyond the last piece.
      ...scores.map((_, i) => v128.store(end.get, f32x4.const(NEVER), i * 16)),
    );

    const softmax = block(
      most.set(f32x4.const(NEVER)),
      loop(place, weights.get, end.get, 16, most.set(f32x4.max(most.get, v128.load(place.get)))),
      most.set(f32x4.splat(greatestLane(most))),
      sum.set(f32x4.const(0)),
      loop(
        place,
        weights.get,
        end.get,
        16,
        x.set(f32x4.sub(v128.load(place.get), most.get)),
        setExponential(x, power),
        v128.store(place.get, x.get),
        sum.set(f32x4.add(sum.get, x.get)),
      ),
      least.set(f32.div(f32.const(1), sumOfLanes(sum))),
    );

    const gatherValues = block(
      ...sums.map((part) => part.set(f32x4.const(0))),
      place.set(i32.add(rows.get, i32.const(2 * width * 4))),
      loop(
        key,
        weights.get,
        end.get,
        4,
        given.set(v128.loadSplat(key.get)),
        ...sums.map((part, i) => part.set(f32x4.add(part.get, f32x4.mul(given.get, v128.load(place.get, i * 16))))),
        place.set(i32.add(place.get, i32.const(stride))),
      ),
      given.set(f32x4.splat(least.get)),
      ...sums.map((part, i) => v128.store(to.get, f32x4.mul(part.get, given.get), i * 16)),
    );

    return block(
      weights.set(i32.add(space.get, i32.const(headWidth * lane))),
      end.set(i32.add(weights.get, i32.mul(count.get, i32.const(4)))),
      loop(
        head,
        i32.const(0),
        i32.const(heads),
        1,
        turnKeys,
        to.set(out.get),
        loop(
          query,
          rows.get,
          i32.add(rows.get, i32.mul(count.get, i32.const(stride))),
          stride,
          weighKeys,
          softmax,
          gatherValues,
          to.set(i32.add(to.get, i32.const(width * 4))),
        ),
        rows.set(i32.add(rows.get, i32.const(headWidth * 4))),
        out.set(i32.add(out.get, i32.const(headWidth * 4))),
      ),
    );
  });
}
