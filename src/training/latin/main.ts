import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatLatinModel } from '../../stages/latin/model.ts';
import { trainLatin } from './train.ts';

const MODEL = new URL('../../resources/model/latin.bin', import.meta.url);

const CARD = new URL('../../resources/model/latin.json', import.meta.url);

const ABOUT = {
  model: 'latin.bin',
  task: 'Latin spelling of words of names written in Arabic letters',
  kind:
    'n-grams (order 4, Kneser-Ney) of aligned letters, letter windows (Witten-Bell), hashes of known Latin words, ' +
    'leanings of regions, words of the training with their usual spelling',
  trainedOn: [
    { name: 'Google transliteration data, Wikipedia titles, train part', licence: 'Apache-2.0' },
    { name: 'Wikidata names of persons', licence: 'CC0-1.0' },
    { name: 'ANETAC', licence: 'free for research' },
    { name: 'Hkiri et al., bilingual named entities', licence: 'free for research' },
    { name: 'CamelProp, diacritized proper nouns', licence: 'as stated by its authors' },
    { name: 'Latin words in Arabic news and Wikipedia', licence: 'counts only' },
    { name: 'names and lexicons of khabar', licence: 'MIT' },
  ],
} as const;

/** Trains the transliterator of names from the lists in the folder `--data` and writes its weights. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Usage: main.ts --data DIR');
  const model = await trainLatin(values.data);
  const bytes = formatLatinModel(model);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(MODEL, bytes);
  writeFileSync(CARD, `${JSON.stringify({ ...ABOUT, bytes: bytes.length, sha256 }, null, 2)}\n`);
  const { histories, windows, known, seen, chunks } = model;
  console.log(`${chunks.length} tags, ${histories.tags.length} rows of tags, ${windows.keys.length} windows`);
  console.log(`${known.entries.length} known words, ${seen.entries.length} with a spelling, ${bytes.length} bytes`);
  console.log(`sha256 ${sha256}`);
}

await main();
