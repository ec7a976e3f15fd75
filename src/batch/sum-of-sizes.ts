import { stat } from 'node:fs/promises';
import { type ListOptions, listInputs } from './list-inputs.ts';
import { STDIN } from './read-input.ts';

/** Bytes of all inputs, to tell how far a run is; null where they cannot be known beforehand (streams, packed records). */
export async function sumOfSizes(options: ListOptions): Promise<{ bytes: number } | null> {
  if (options.filesFrom === STDIN) return null;
  let bytes = 0;
  for await (const found of listInputs(options)) {
    if (found.kind !== 'file') continue;
    if (found.path === STDIN || /\.(?:json|jsonl|ndjson)\.gz$/iu.test(found.path)) return null;
    bytes += (await stat(found.path).catch(() => null))?.size ?? 0;
  }
  return { bytes };
}
