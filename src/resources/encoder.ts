import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BLEND } from '../stages/entities/encoder/blend.ts';
import { createEncoder, type Encoder } from '../stages/entities/encoder/encoder.ts';
import { createKernel } from '../stages/entities/encoder/kernel/create-kernel.ts';
import { withStandIn } from '../stages/entities/encoder/layers.ts';
import { BODY_AT, type EncoderModel, parseEncoder } from '../stages/entities/encoder/weights-file.ts';
import type { Profile } from '../stages/entities/tagger/weights-file.ts';
import { brokenEncoder, findEncoder, statedHash } from './encoder-file.ts';
import { createOnnxLayers } from './onnx/session.ts';

/** What the accurate model has beside the fast one. */
export interface OpenEncoder {
  readonly encoder: Encoder;
  /** Hash of its weights. */
  readonly version: string;
  /** What does its sums. */
  readonly runtime: 'onnxruntime-node' | 'WebAssembly';
}

/**
 * Reads and checks the weights of the encoder. Where onnxruntime-node is installed it does the sums, as long as it answers, else our
 * own program in WebAssembly; they agree up to rounding.
 *
 * @throws AnalysisError 'resource' that names the file, and what was expected and found.
 */
export function openEncoder(profile: Profile = 'news', file: string | URL = findEncoder()): OpenEncoder {
  const bytes = read(file);
  const model = parse(bytes);
  const version = statedHash(bytes);
  const found = createHash('sha256').update(bytes.subarray(BODY_AT)).digest('hex');
  if (found !== version)
    throw brokenEncoder(`SHA-256 ${found.slice(0, 12)}…, expected ${version.slice(0, 12)}…`, 'malformed');
  const onnx = createOnnxLayers(model);
  const ourOwn = () => createKernel(model);
  const layers = onnx === null ? ourOwn() : withStandIn(onnx, ourOwn);
  return {
    encoder: createEncoder(model, layers, { profile, share: BLEND.encoder }),
    version,
    runtime: onnx === null ? 'WebAssembly' : 'onnxruntime-node',
  };
}

function read(file: string | URL): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw brokenEncoder('cannot be read', 'missing', cause);
  }
}

function parse(bytes: Uint8Array): EncoderModel {
  try {
    return parseEncoder(bytes);
  } catch (cause) {
    throw brokenEncoder((cause as Error).message, 'malformed', cause);
  }
}
