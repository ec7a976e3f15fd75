import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AnalysisError } from '../errors.ts';
import { BODY_AT, HASH_AT } from '../stages/entities/encoder/weights-file.ts';

const PACKAGE = 'khabar-accurate';
const FILE = 'encoder.bin';

/** Where the package lies in the repository; it is not part of khabar as it is published. */
const IN_REPOSITORY = new URL(`../../packages/${PACKAGE}/${FILE}`, import.meta.url);

/**
 * The weights of the encoder: in the repository, or in the package of their own.
 *
 * @throws AnalysisError 'resource' that says what to install when they are in neither.
 */
export function findEncoder(): string | URL {
  if (existsSync(IN_REPOSITORY)) return IN_REPOSITORY;
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/${FILE}`);
  } catch (cause) {
    const message = `the accurate model is a package of its own: npm install ${PACKAGE}`;
    throw new AnalysisError('resource', message, 'missing', { cause });
  }
}

/** Hash of the weights as they state it themselves, read without loading them: who finds everything in a cache need not. */
export function encoderVersion(file: string | URL = findEncoder()): string {
  const start = new Uint8Array(BODY_AT);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, BODY_AT, 0);
  } finally {
    closeSync(descriptor);
  }
  return statedHash(start);
}

/** In hexadecimal. */
export function statedHash(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(HASH_AT, BODY_AT)).toString('hex');
}

export function brokenEncoder(what: string, reason: string, cause?: unknown): AnalysisError {
  return new AnalysisError('resource', `${FILE}: ${what}; install ${PACKAGE} again`, reason, { cause });
}
