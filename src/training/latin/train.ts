import type { LatinModel } from '../../stages/latin/model.ts';
import { alignPairs } from './align.ts';
import { buildModel } from './build-model.ts';
import { readKnownWords } from './known-words.ts';
import { type OwnName, readOwnNames } from './own-names.ts';
import { readPairs } from './pairs.ts';

/** Trains from the lists in `dataDir` and the project's `own` names, without the Arabic words (folded) in `without`. */
export async function trainLatin(
  dataDir: string,
  own: readonly OwnName[] = readOwnNames(),
  without: ReadonlySet<string> = new Set(),
): Promise<LatinModel> {
  const pairs = readPairs(dataDir, own, without);
  const known = await readKnownWords(dataDir, pairs, without);
  return buildModel(alignPairs(pairs), known, own);
}
