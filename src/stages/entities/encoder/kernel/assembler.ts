/*
 * A small assembler: expressions of JavaScript make the bytes of WebAssembly instructions, so that loops of JavaScript can
 * unroll and specialise them. Numbers of instructions: https://webassembly.github.io/spec/core/appendix/index-instructions.html
 */

/** Bytes of instructions. An expression leaves one value on the stack, a statement none. */
export type Code = readonly number[];

export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;
type ValueType = typeof I32 | typeof F32 | typeof V128;

/** A variable of a function. */
export interface Local {
  readonly get: Code;
  readonly set: (value: Code) => Code;
}

/** A function that answers nothing; all its parameters are whole numbers: addresses in bytes and counts. */
export interface Func {
  readonly name: string;
  readonly parameters: number;
  readonly locals: readonly ValueType[];
  readonly code: Code;
}

/** Statements in a row. */
export function block(...statements: readonly Code[]): Code {
  return statements.flat();
}

/** Makes a function with these parameters; `build` gets them by their names, and what makes further variables. */
export function func<const Name extends string>(
  name: string,
  parameters: readonly Name[],
  build: (given: Readonly<Record<Name, Local>>, local: (type: ValueType) => Local) => Code,
): Func {
  const locals: ValueType[] = [];
  const given = Object.fromEntries(parameters.map((parameter, i) => [parameter, localAt(i)])) as Record<Name, Local>;
  const code = build(given, (type) => localAt(parameters.length + locals.push(type) - 1));
  return { name, parameters: parameters.length, locals, code };
}

function localAt(index: number): Local {
  return { get: [0x20, ...unsigned(index)], set: (value) => [...value, 0x21, ...unsigned(index)] };
}

/** Goes through `from`, `from` + `step` … below `to`. */
export function loop(variable: Local, from: Code, to: Code, step: number, ...body: readonly Code[]): Code {
  const VOID = 0x40;
  return [
    ...variable.set(from),
    ...[0x02, VOID, 0x03, VOID],
    ...[...variable.get, ...to, 0x4e, 0x0d, 1],
    ...body.flat(),
    ...variable.set(i32.add(variable.get, i32.const(step))),
    ...[0x0c, 0, 0x0b, 0x0b],
  ];
}

const op =
  (...number: readonly number[]) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), ...number];

/** Instructions of the vector extension have numbers of their own. */
const simd = (number: number) => op(0xfd, ...unsigned(number));

/** Reads at an address plus a distance; nothing is said about alignment. */
const read =
  (...number: readonly number[]) =>
  (address: Code, offset = 0): Code => [...address, ...number, 0, ...unsigned(offset)];

const write =
  (...number: readonly number[]) =>
  (address: Code, value: Code, offset = 0): Code => [...address, ...value, ...number, 0, ...unsigned(offset)];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  add: op(0x6a),
  sub: op(0x6b),
  mul: op(0x6c),
};

export const f32 = {
  const: (value: number): Code => [0x43, ...bytesOf(value)],
  add: op(0x92),
  mul: op(0x94),
  div: op(0x95),
  sqrt: op(0x91),
  max: op(0x97),
  load: read(0x2a),
  store: write(0x38),
};

export const v128 = {
  load: read(0xfd, 0x00),
  store: write(0xfd, 0x0b),
  /** Eight bytes with sign as eight 16-bit numbers. */
  loadBytes: read(0xfd, 0x01),
  /** 32 bits, four times. */
  loadSplat: read(0xfd, 0x09),
};

export const i32x4 = {
  splat: simd(0x11),
  add: simd(0xae),
  shiftLeft: simd(0xab),
  /** Products of eight 16-bit numbers, neighbours added up. */
  dot: simd(0xba),
  fromFloats: simd(0xf8),
};

export const i16x8 = { narrow: simd(0x85) };

export const f32x4 = {
  splat: simd(0x13),
  const: (value: number): Code => f32x4.splat(f32.const(value)),
  lane: (vector: Code, lane: number): Code => [...vector, 0xfd, 0x1f, lane],
  nearest: simd(0x6a),
  abs: simd(0xe0),
  add: simd(0xe4),
  sub: simd(0xe5),
  mul: simd(0xe6),
  div: simd(0xe7),
  min: simd(0xe8),
  max: simd(0xe9),
  copySign: (magnitude: Code, sign: Code): Code => simd(0x52)(magnitude, sign, i32x4.splat(i32.const(0x7fffffff))),
  fromInts: simd(0xfa),
};

/** A module that exports its functions, and its memory of `pages` times 64 kB as "memory". */
export function assemble(functions: readonly Func[], pages: number): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(Array(parameters).fill([I32])), 0]);
  const memory = [0, ...unsigned(pages)];
  const exports = functions.map(({ name }, i) => [...text(name), 0, ...unsigned(i)]);
  const bodies = functions.map(({ locals, code }) => {
    const body = [...vector(locals.map((type) => [1, type])), ...code, 0x0b];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(3, vector(functions.map((_, i) => unsigned(i)))),
    ...section(5, vector([memory])),
    ...section(7, vector([[...text('memory'), 2, 0], ...exports])),
    ...section(10, vector(bodies)),
  ]);
}

function section(number: number, content: Code): Code {
  return [number, ...unsigned(content.length), ...content];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function text(name: string): Code {
  return vector(Array.from(name, (letter) => [letter.charCodeAt(0)]));
}

/** LEB128. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = rest === ((low & 0x40) === 0 ? 0 : -1);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

function bytesOf(value: number): Code {
  return [...new Uint8Array(Float32Array.of(value).buffer)];
}
