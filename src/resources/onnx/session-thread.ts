import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';
import { MASK, OUTPUT, VECTORS } from './graph.ts';
import { type SessionSetup, State } from './session.ts';

/*
 * A thread that runs a model whenever it is asked to. It waits without listening for messages: whoever asks waits as well.
 */

/** onnxruntime-node, as far as it is used here. */
interface Runtime {
  readonly InferenceSession: { readonly create: (model: Uint8Array, options: object) => Promise<Session> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
}

interface Session {
  readonly run: (feeds: Readonly<Record<string, Tensor>>) => Promise<Readonly<Record<string, Tensor>>>;
}

interface Tensor {
  readonly data: Float32Array;
}

const { runtime, model, width, control, vectors } = workerData as SessionSetup;

/** One thread: how many there are is for --jobs to say. */
const OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', logSeverityLevel: 4 };

try {
  const { InferenceSession, Tensor } = createRequire(import.meta.url)(runtime) as Runtime;
  const session = await InferenceSession.create(model, OPTIONS);
  for (;;) {
    answer(State.Ready);
    Atomics.wait(control, 0, State.Ready);
    const lengths = control.slice(2, 2 + (control[1] as number));
    const pieces = lengths.reduce((sum, length) => sum + length, 0);
    const rows = new Tensor('float32', vectors.slice(0, pieces * width), [pieces, width]);
    const mask = new Tensor('float32', maskOf(lengths, pieces), [pieces, pieces]);
    vectors.set((await session.run({ [VECTORS]: rows, [MASK]: mask }))[OUTPUT]?.data ?? []);
  }
} catch {
  answer(State.Failed);
}

/** Pieces of one row see each other and no others. */
function maskOf(lengths: Int32Array, pieces: number): Float32Array {
  const NEVER = -1e30;
  const mask = new Float32Array(pieces * pieces).fill(NEVER);
  let first = 0;
  for (const length of lengths) {
    for (let i = first; i < first + length; i++) mask.fill(0, i * pieces + first, i * pieces + first + length);
    first += length;
  }
  return mask;
}

function answer(state: number): void {
  Atomics.store(control, 0, state);
  Atomics.notify(control, 0);
}
