import { EPSILON } from '../layers.ts';
import {
  block,
  type Code,
  F32,
  type Func,
  f32,
  f32x4,
  func,
  I32,
  i16x8,
  i32,
  i32x4,
  type Local,
  loop,
  V128,
  v128,
} from './assembler.ts';
import { polynomial, setExponential } from './exponential.ts';

/** Bytes of four 32-bit numbers. */
const STEP = 16;

/** What rows are rounded to: sums of 1,536 products with bytes stay below 2³¹. */
export const GREATEST = 8191;

/**
 * Rounds rows of `width` numbers to 16 bits, each row by a scale of its own. Parameters: rows, out, scales, number of rows.
 */
export function round(width: number): Func {
  return func(`round${width}`, ['rows', 'out', 'scales', 'count'], ({ rows, out, scales, count }, local) => {
    const [row, place, end] = [local(I32), local(I32), local(I32)];
    const [most, factor] = [local(V128), local(V128)];
    const scale = local(F32);
    const rounded = (offset: number): Code =>
      i32x4.fromFloats(f32x4.nearest(f32x4.mul(v128.load(place.get, offset), factor.get)));
    return loop(
      row,
      i32.const(0),
      count.get,
      1,
      end.set(i32.add(rows.get, i32.const(width * 4))),
      most.set(f32x4.const(0)),
      loop(place, rows.get, end.get, STEP, most.set(f32x4.max(most.get, f32x4.abs(v128.load(place.get))))),
      scale.set(f32.div(f32.max(greatestLane(most), f32.const(1e-20)), f32.const(GREATEST))),
      f32.store(scales.get, scale.get),
      factor.set(f32x4.splat(f32.div(f32.const(1), scale.get))),
      loop(
        place,
        rows.get,
        end.get,
        2 * STEP,
        v128.store(out.get, i16x8.narrow(rounded(0), rounded(STEP))),
        out.set(i32.add(out.get, i32.const(STEP))),
      ),
      rows.set(end.get),
      scales.set(i32.add(scales.get, i32.const(4))),
    );
  });
}

export function greatestLane(vector: Local): Code {
  const lane = (n: number): Code => f32x4.lane(vector.get, n);
  return f32.max(f32.max(lane(0), lane(1)), f32.max(lane(2), lane(3)));
}

export function sumOfLanes(vector: Local): Code {
  const lane = (n: number): Code => f32x4.lane(vector.get, n);
  return f32.add(f32.add(lane(0), lane(1)), f32.add(lane(2), lane(3)));
}

/**
 * Adds up two rows and brings the sum to mean 0 and variance 1, then scales and shifts it. Parameters: rows, which are
 * overwritten; rows to add; scales; shifts; number of rows.
 */
export function addAndNormalize(width: number): Func {
  return func(
    'addAndNormalize',
    ['rows', 'others', 'gains', 'shifts', 'count'],
    ({ rows, others, gains, shifts, count }, local) => {
      const [row, at] = [local(I32), local(I32)];
      const [sum, x, mean, factor] = [local(V128), local(V128), local(V128), local(V128)];
      const along = (...body: readonly Code[]): Code => loop(at, i32.const(0), i32.const(width * 4), STEP, ...body);
      const here = (start: Local): Code => i32.add(start.get, at.get);
      return loop(
        row,
        i32.const(0),
        count.get,
        1,
        sum.set(f32x4.const(0)),
        along(
          x.set(f32x4.add(v128.load(here(rows)), v128.load(here(others)))),
          v128.store(here(rows), x.get),
          sum.set(f32x4.add(sum.get, x.get)),
        ),
        mean.set(f32x4.splat(f32.div(sumOfLanes(sum), f32.const(width)))),
        sum.set(f32x4.const(0)),
        along(x.set(f32x4.sub(v128.load(here(rows)), mean.get)), sum.set(f32x4.add(sum.get, f32x4.mul(x.get, x.get)))),
        factor.set(
          f32x4.splat(
            f32.div(f32.const(1), f32.sqrt(f32.add(f32.div(sumOfLanes(sum), f32.const(width)), f32.const(EPSILON)))),
          ),
        ),
        along(
          x.set(f32x4.mul(f32x4.sub(v128.load(here(rows)), mean.get), factor.get)),
          v128.store(here(rows), f32x4.add(f32x4.mul(x.get, v128.load(here(gains))), v128.load(here(shifts)))),
        ),
        rows.set(i32.add(rows.get, i32.const(width * 4))),
        others.set(i32.add(others.get, i32.const(width * 4))),
      );
    },
  );
}

/** Of erf(z), with t = 1 / (1 + 0.3275911 z): Abramowitz and Stegun 7.1.26; wrong by 1.5 · 10⁻⁷ at most. */
const ERF = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592, 0];
const ERF_T = 0.3275911;

/** Makes x ½ x (1 + erf(x / √2)) (GELU, Hendrycks and Gimpel 2016). Parameters: numbers, how many, a multiple of 4. */
export function gelu(): Func {
  return func('gelu', ['numbers', 'count'], ({ numbers, count }, local) => {
    const [place, end] = [local(I32), local(I32)];
    const [x, z, t, power] = [local(V128), local(V128), local(V128), local(V128)];
    return block(
      end.set(i32.add(numbers.get, i32.mul(count.get, i32.const(4)))),
      loop(
        place,
        numbers.get,
        end.get,
        STEP,
        x.set(v128.load(place.get)),
        z.set(f32x4.mul(f32x4.abs(x.get), f32x4.const(Math.SQRT1_2))),
        t.set(f32x4.div(f32x4.const(1), f32x4.add(f32x4.const(1), f32x4.mul(z.get, f32x4.const(ERF_T))))),
        z.set(f32x4.mul(f32x4.mul(z.get, z.get), f32x4.const(-1))),
        setExponential(z, power),
        z.set(f32x4.sub(f32x4.const(1), f32x4.mul(polynomial(t, ERF), z.get))),
        z.set(f32x4.add(f32x4.const(1), f32x4.copySign(z.get, x.get))),
        v128.store(place.get, f32x4.mul(f32x4.mul(x.get, f32x4.const(0.5)), z.get)),
      ),
    );
  });
}
