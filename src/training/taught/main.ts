// Tags raw text with the accurate model, for the fast tagger and the encoder to learn from. See docs/MODEL.md.
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findEncoder } from '../../resources/encoder-file.ts';
import { loadResources } from '../../resources/load.ts';
import { createOnnxLayers } from '../../resources/onnx/session.ts';
import { readTaggerModel } from '../../resources/weights.ts';
import { BLEND, scaleWeights } from '../../stages/entities/encoder/blend.ts';
import { createEncoder } from '../../stages/entities/encoder/encoder.ts';
import { createKernel } from '../../stages/entities/encoder/kernel/create-kernel.ts';
import { withStandIn } from '../../stages/entities/encoder/layers.ts';
import { parseEncoder } from '../../stages/entities/encoder/weights-file.ts';
import { createTagger } from '../../stages/entities/tagger/tagger.ts';
import { type TaggerWeights, weightsOf } from '../../stages/entities/tagger/weights.ts';
import { PROFILES } from '../../stages/entities/tagger/weights-file.ts';
import { embolden } from '../pack-weights.ts';
import { rawFiles } from '../raw-text.ts';
import { rememberLayers } from './remember-layers.ts';
import { type Teachers, tagArticles } from './tag-articles.ts';

/** The thread of onnxruntime-node runs built programs only. */
const BUILT_THREAD = new URL('../../../dist/resources/onnx/session-thread.js', import.meta.url);

/** Words after which it says how far it is. */
const PROGRESS = 100_000;

/** How much likelier than not no name may be where a name is still in doubt: logarithm of the odds. */
const DOUBT = 1;

/** The accurate model by each profile's conventions, its layers worked out once for all of them. */
function loadTeachers(tagger: URL): Teachers {
  const model = parseEncoder(readFileSync(findEncoder()));
  const ourOwn = () => createKernel(model);
  const onnx = createOnnxLayers(model, BUILT_THREAD);
  const { layers, ...memory } = rememberLayers(onnx === null ? ourOwn() : withStandIn(onnx, ourOwn));
  const weights = readTaggerModel(tagger);
  const byProfile = new Map(
    PROFILES.map((profile) => {
      const resources = loadResources({ conventions: profile });
      const own = scaleWeights(weightsOf(weights, resources.nameWords, profile), BLEND.tagger);
      const encoder = createEncoder(model, layers, { profile, share: BLEND.encoder });
      const bold = { ...own, transitions: embolden(own.transitions, DOUBT) };
      const teacher = (weights: TaggerWeights) => ({ ...resources, tagger: createTagger(weights), encoder });
      return [profile, { usual: teacher(own), bold: teacher(bold) }];
    }),
  );
  return { byProfile, ...memory };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      out: { type: 'string' },
      /** Words at most. */
      words: { type: 'string', default: '3000000' },
      /** Which fourth of the articles: 0 to 3. */
      part: { type: 'string', default: '0' },
      /** Weights of the tagger, where those shipped are not to be taken. */
      tagger: { type: 'string' },
    },
  });
  if (values.data === undefined || values.out === undefined) {
    throw new Error('Usage: npm run train -- taught --data DIR --out FILE [--words N] [--part 0…3] [--tagger FILE]');
  }
  const shipped = new URL('../../resources/model/ner.bin', import.meta.url);
  const teachers = loadTeachers(values.tagger === undefined ? shipped : pathToFileURL(values.tagger));
  const file = createWriteStream(values.out);
  const started = Date.now();
  let words = 0;
  let shown = 0;
  for await (const line of tagArticles(rawFiles(values.data), teachers, Number(values.words), Number(values.part))) {
    if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
    words += line.words.length;
    if (words < shown + PROGRESS) continue;
    shown = words;
    console.log(`${words} words, ${(words / ((Date.now() - started) / 1000)).toFixed(0)} a second`);
  }
  file.end();
}

await main();
