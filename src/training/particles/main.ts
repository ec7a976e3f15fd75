import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatParticleModel } from '../../stages/tokens/particle-model.ts';
import { buildModel } from './build-model.ts';
import { countWords } from './count-words.ts';
import { gatherEvidence } from './evidence.ts';
import { countingKey } from './statistics.ts';

const MODEL = new URL('../../resources/model/particles.bin', import.meta.url);

/** Trains the model by which particles are cut off words, from the corpora in the folder `--data`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Usage: main.ts --data DIR');
  const counts = await countWords(join(values.data, 'raw'));
  console.log(`${counts.size} different words`);
  const evidence = gatherEvidence(values.data, counts);
  const words = new Set([...[...counts.keys()].map(countingKey), ...evidence.known.keys(), ...evidence.names.keys()]);
  const model = buildModel(words, evidence);
  mkdirSync(new URL('.', MODEL), { recursive: true });
  const bytes = formatParticleModel(model);
  writeFileSync(MODEL, bytes);
  console.log(`${model.entries.length} words listed, ${bytes.length} bytes`);
}

await main();
