import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOnnx } from './onnx-file.ts';
import { packEncoder } from './pack-encoder.ts';

const WEIGHTS = new URL('../../../packages/khabar-accurate/encoder.bin', import.meta.url);

/** Makes the weights of the accurate mode of what training/ has exported to the folder `--model`. */
function main(): void {
  const { values } = parseArgs({ options: { model: { type: 'string' }, out: { type: 'string' } } });
  if (values.model === undefined) throw new Error('Usage: main.ts --model DIR [--out FILE]');
  const pieces = JSON.parse(readFileSync(join(values.model, 'pieces.json'), 'utf8')) as [string, number][];
  const bytes = packEncoder(readOnnx(readFileSync(join(values.model, 'encoder-fp32.onnx'))), pieces);
  writeFileSync(values.out ?? WEIGHTS, bytes);
  console.log(`${pieces.length} pieces, ${(bytes.length / 1e6).toFixed(1)} MB`);
}

main();
