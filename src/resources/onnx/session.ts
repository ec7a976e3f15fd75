import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { groupRows, type Layers, LONGEST_ROW, piecesIn } from '../../stages/entities/encoder/layers.ts';
import type { EncoderModel } from '../../stages/entities/encoder/weights-file.ts';
import { onnxModel } from './graph.ts';

/** What a thread of {@link createOnnxLayers} is started with. */
export interface SessionSetup {
  /** Where onnxruntime-node is. */
  readonly runtime: string;
  readonly model: Uint8Array;
  readonly width: number;
  /** State, see {@link State}; number of rows; their lengths. */
  readonly control: Int32Array;
  readonly vectors: Float32Array;
}

/** Of the thread that does the sums; whoever changes it wakes the other. */
export const State = { Starting: 0, Ready: 1, Asked: 2, Failed: 3 } as const;

/** Longer than loading the model and working on a row take on the slowest machine; a thread that died never answers. */
const START_MS = 60_000;
const ROW_MS = 60_000;

/** The file beside this one, whether this runs from src/ or from dist/. */
const PROGRAM = new URL(`./session-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * The layers of a model, worked on by onnxruntime-node where that is installed and works; else null. It answers
 * asynchronously only, so it runs in a thread of its own while this one waits: a pipeline stays a plain function, and one
 * thread works at a time. Threads run built programs, so from src/ the answer is null too. Rows that it does not answer for throw an
 * error and are left as they are.
 */
export function createOnnxLayers(model: EncoderModel, program: URL = PROGRAM): Layers | null {
  const runtime = findRuntime();
  if (runtime === null || !program.pathname.endsWith('.js')) return null;
  const { width } = model.shape;
  const control = new Int32Array(new SharedArrayBuffer((2 + LONGEST_ROW) * 4));
  const shared = new Float32Array(new SharedArrayBuffer(LONGEST_ROW * width * 4));
  const setup: SessionSetup = { runtime, model: onnxModel(model), width, control, vectors: shared };
  const worker = new Worker(program, { workerData: setup });
  // Whoever waits for it hears of its end by not being answered.
  worker.on('error', () => {});
  worker.unref();
  if (!becomesReady(control, State.Starting, START_MS)) {
    void worker.terminate();
    return null;
  }
  return (vectors, lengths) => {
    let done = 0;
    for (const group of groupRows(lengths, LONGEST_ROW)) {
      const size = piecesIn(group) * width;
      const rows = vectors.subarray(done, done + size);
      shared.set(rows);
      control.set([group.length, ...group], 1);
      Atomics.store(control, 0, State.Asked);
      Atomics.notify(control, 0);
      if (!becomesReady(control, State.Asked, ROW_MS)) throw new Error('onnxruntime-node does not answer');
      rows.set(shared.subarray(0, size));
      done += size;
    }
  };
}

/** Waits until the state is another one, for so long at most; answers whether all is well. */
function becomesReady(control: Int32Array, state: number, milliseconds: number): boolean {
  Atomics.wait(control, 0, state, milliseconds);
  return Atomics.load(control, 0) === State.Ready;
}

function findRuntime(): string | null {
  try {
    return createRequire(import.meta.url).resolve('onnxruntime-node');
  } catch {
    return null;
  }
}
