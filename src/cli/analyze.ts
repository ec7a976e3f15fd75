import { listInputs } from '../batch/list-inputs.ts';
import { readBytes, STDIN, toSource } from '../batch/read-input.ts';
import { AnalysisError, ExitCode } from '../errors.ts';
import { printable } from '../output/printable.ts';
import { toAnalysis } from '../output/to-json.ts';
import { createPipeline } from '../pipeline.ts';
import { loadResources } from '../resources/load.ts';
import { packageVersion } from '../resources/version.ts';
import { type Analysis, type Failure, SCHEMA_VERSION } from '../schema/analysis.ts';
import type { Layer } from '../schema/layers.ts';
import type { AnalyzeOptions } from './command.ts';
import type { Io } from './io.ts';

/** Analyses every input and prints the results in order. Answers the exit status. */
export async function analyzePaths(
  paths: readonly string[],
  options: AnalyzeOptions,
  io: Io,
  usage: () => never,
): Promise<number> {
  if (paths.length === 0 && io.stdinIsTerminal) usage();
  const { inputs, single, failures } = await listInputs(paths);
  const format = options.format ?? (single ? 'json' : 'ndjson');
  const analyze = createAnalysis(options);
  const results: (Analysis | Failure)[] = [];
  let failed = failures.length;
  for (const failure of failures) io.warn(`analyze: ${printable(failure.message)}`);
  const print = await printer(format, options, io);
  for (const path of inputs) {
    try {
      const bytes = path === STDIN ? await readAll(io.stdin) : await readBytes(path);
      const result = analyze(await toSource(path, bytes, readOptions(options)));
      if (format === 'json' && !single) results.push(result);
      else await print(result);
    } catch (error) {
      if (!(error instanceof AnalysisError) || error.code !== 'input') throw error;
      failed++;
      io.warn(`analyze: ${printable(error.message)}`);
      const record: Failure = {
        schemaVersion: SCHEMA_VERSION,
        source: { path },
        error: { code: error.reason, message: error.message },
      };
      if (format === 'json' && !single) results.push(record);
      else if (format === 'ndjson') await print(record);
    }
  }
  if (format === 'json' && !single)
    await io.write(`${JSON.stringify(results, null, options.pretty ? 2 : undefined)}\n`);
  return failed > 0 ? ExitCode.SomeFailed : ExitCode.Ok;
}

function createAnalysis(options: AnalyzeOptions) {
  const resources = loadResources();
  const pipeline = createPipeline(resources);
  const jsonOptions = {
    layers: new Set(options.layers as Layer[]),
    offsets: options.offsets,
    generator: { version: packageVersion(), model: resources.version },
  };
  return (source: Parameters<typeof pipeline>[0]): Analysis => toAnalysis(pipeline(source), jsonOptions);
}

function readOptions({ encoding, inputFormat }: AnalyzeOptions) {
  return { ...(encoding === undefined ? {} : { encoding }), ...(inputFormat === 'auto' ? {} : { inputFormat }) };
}

async function printer(
  format: string,
  options: AnalyzeOptions,
  io: Io,
): Promise<(result: Analysis | Failure) => Promise<void>> {
  if (format === 'text') {
    const { createTextWriter } = await import('../output/text.ts');
    const write = createTextWriter({ color: usesColor(io) });
    return (result) => io.write(write(result));
  }
  const indent = format === 'json' && (options.pretty ?? io.stdoutIsTerminal) ? 2 : undefined;
  return (result) => io.write(`${JSON.stringify(result, null, indent)}\n`);
}

/** https://no-color.org: any value switches colour off; FORCE_COLOR switches it on where there is no terminal. */
function usesColor({ env, stdoutIsTerminal }: Io): boolean {
  if (env['NO_COLOR']) return false;
  return stdoutIsTerminal || Boolean(env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0');
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
