import { isGzip } from '../ingest/inflate.ts';
import type { Entry } from './job.ts';

/** Bytes of a text that takes much of the memory of a thread, and so long that one more thread does not matter. */
const LARGE = 8 * 1024 * 1024;
/** Text is packed to about a sixth. */
const PACKED = 6;

/** True for an input that is worked on alone, in a thread with all the memory there is. */
export function isLarge(entry: Entry): boolean {
  if (!('bytes' in entry)) return false;
  return entry.bytes.byteLength * (isGzip(entry.bytes) ? PACKED : 1) > LARGE;
}
