import { block, type Code, f32x4, i32, i32x4, type Local } from './assembler.ts';

/** Below this e^x counts as e^this, a number next to nothing. */
const LEAST = -87;

/** ln 2 in two parts, so that multiples of the first are exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;

/** Of e^r for |r| ≤ ln 2 / 2; Cephes, expf. */
const EXPONENTIAL = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 0.16666665459, 0.50000001201, 1, 1,
];

/** Sets `x` ≤ 0 to e^x: 2^n · e^r. `power` is overwritten. */
export function setExponential(x: Local, power: Local): Code {
  return block(
    x.set(f32x4.max(x.get, f32x4.const(LEAST))),
    power.set(f32x4.nearest(f32x4.mul(x.get, f32x4.const(Math.LOG2E)))),
    x.set(f32x4.sub(x.get, f32x4.mul(power.get, f32x4.const(LN2_HIGH)))),
    x.set(f32x4.sub(x.get, f32x4.mul(power.get, f32x4.const(LN2_LOW)))),
    x.set(f32x4.mul(polynomial(x, EXPONENTIAL), powerOfTwo(power.get))),
  );
}

/** 2^n of whole numbers from −126: n goes where a floating-point number has its exponent. */
function powerOfTwo(n: Code): Code {
  return i32x4.shiftLeft(i32x4.add(i32x4.fromFloats(n), i32x4.splat(i32.const(127))), i32.const(23));
}

/** Value of a polynomial whose highest coefficient comes first (Horner). */
export function polynomial(x: Local, [highest, ...others]: readonly number[]): Code {
  return others.reduce<Code>(
    (sum, coefficient) => f32x4.add(f32x4.mul(sum, x.get), f32x4.const(coefficient)),
    f32x4.const(highest as number),
  );
}
