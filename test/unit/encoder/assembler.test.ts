import { describe, expect, test } from 'vitest';
import {
  assemble,
  block,
  f32,
  f32x4,
  func,
  I32,
  i32,
  i32x4,
  loop,
  V128,
  v128,
} from '../../../src/stages/entities/encoder/kernel/assembler.ts';
import { setExponential } from '../../../src/stages/entities/encoder/kernel/exponential.ts';

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly run: (...numbers: readonly number[]) => void;
}

function start(run: ReturnType<typeof func>): Exports {
  return new WebAssembly.Instance(new WebAssembly.Module(assemble([run], 1))).exports as Exports;
}

describe('whole numbers in the code', () => {
  test.each([0, 1, 63, 64, -1, -64, -65, 127, 128, 8191, 8192, -8193, 2 ** 31 - 1, -(2 ** 31)])('%d', (number) => {
    const { memory, run } = start(func('run', [], () => v128.store(i32.const(0), i32x4.splat(i32.const(number)))));
    run();
    expect([...new Int32Array(memory.buffer, 0, 4)]).toEqual(Array(4).fill(number));
  });
});

test.each([
  { from: 0, to: 10, step: 1, rounds: 10 },
  { from: 0, to: 10, step: 3, rounds: 4 },
  { from: 5, to: 5, step: 1, rounds: 0 },
  { from: 6, to: 5, step: 1, rounds: 0 },
])('a loop from $from below $to by $step runs $rounds times', ({ from, to, step, rounds }) => {
  const { memory, run } = start(
    func('run', ['from', 'to'], ({ from, to }, local) => {
      const i = local(I32);
      const counted = f32.add(f32.load(i32.const(0)), f32.const(1));
      return loop(i, from.get, to.get, step, f32.store(i32.const(0), counted));
    }),
  );
  run(from, to);
  expect(new Float32Array(memory.buffer, 0, 1)[0]).toBe(rounds);
});

test('many variables, and far addresses', () => {
  const { memory, run } = start(
    func('run', ['at'], ({ at }, local) => {
      const many = Array.from({ length: 200 }, () => local(V128));
      return block(
        ...many.map((each, i) => each.set(f32x4.const(i))),
        ...many.map((each, i) => v128.store(at.get, each.get, i * 300)),
      );
    }),
  );
  run(16);
  const floats = new Float32Array(memory.buffer);
  expect(Array.from({ length: 200 }, (_, i) => floats[4 + i * 75])).toEqual(Array.from({ length: 200 }, (_, i) => i));
});

test('e^x is right to six digits from -87 to 0, and next to nothing below', () => {
  const { memory, run } = start(
    func('run', [], (_, local) => {
      const [x, power] = [local(V128), local(V128)];
      return block(x.set(v128.load(i32.const(0))), setExponential(x, power), v128.store(i32.const(0), x.get));
    }),
  );
  const floats = new Float32Array(memory.buffer, 0, 4);
  for (let x = -86; x <= 0; x += 0.37) {
    floats.set([x, x / 10, x / 100, 0]);
    const given = [...floats];
    run();
    for (const [i, value] of given.entries()) expect((floats[i] as number) / Math.exp(value)).toBeCloseTo(1, 6);
  }
  floats.fill(-1e30);
  run();
  expect(floats[0]).toBeLessThan(1e-37);
});
