import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AnalysisError } from '../errors.ts';
import { BODY_AT, HASH_AT, parseTaggerModel, type TaggerModel } from '../stages/entities/tagger/weights-file.ts';

/**
 * Reads and checks the weights of the tagger.
 *
 * @throws AnalysisError 'resource' that names the file, and what was expected and found.
 */
export function readTaggerModel(file: URL): TaggerModel {
  const name = file.pathname.split('/').at(-1) as string;
  const fail = (what: string, reason: string, cause?: unknown): never => {
    throw new AnalysisError('resource', `${name}: ${what}; install khabar again`, reason, { cause });
  };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    return fail('cannot be read', 'missing', cause);
  }
  let model: TaggerModel;
  try {
    model = parseTaggerModel(bytes);
  } catch (cause) {
    return fail((cause as Error).message, 'malformed', cause);
  }
  const found = hashOfBody(bytes);
  const expected = Buffer.from(bytes.subarray(HASH_AT, BODY_AT)).toString('hex');
  if (found !== expected)
    return fail(`SHA-256 ${found.slice(0, 12)}…, expected ${expected.slice(0, 12)}…`, 'malformed');
  return model;
}

/** SHA-256, in hexadecimal, of a weights file's body. */
export function hashOfBody(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes.subarray(BODY_AT)).digest('hex');
}
