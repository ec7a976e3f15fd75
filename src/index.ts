import type { SourceDoc } from './document.ts';
import { toAnalysis } from './output/to-json.ts';
import { createPipeline } from './pipeline.ts';
import { openEncoder } from './resources/encoder.ts';
import { loadResources } from './resources/load.ts';
import { readUserLexicons } from './resources/user-lexicon.ts';
import { packageVersion } from './resources/version.ts';
import type { Analysis } from './schema/analysis.ts';
import { DEFAULT_LAYERS, type Layer, type OffsetUnit, type Romanization } from './schema/layers.ts';
import type { Model } from './schema/names.ts';

export { AnalysisError, type ErrorCode } from './errors.ts';
export { Analysis, Failure, SCHEMA_VERSION } from './schema/analysis.ts';
export { DEFAULT_LAYERS, LAYERS, type Layer, type OffsetUnit, type Romanization } from './schema/layers.ts';
export type { Model } from './schema/names.ts';

export interface AnalyzerOptions {
  /** Parts of the document to deliver. */
  readonly layers?: readonly Layer[];
  /** What offsets count. */
  readonly offsets?: OffsetUnit;
  /** Spells the Latin names of all entities letter by letter, by this scheme. */
  readonly romanize?: Romanization;
  /** Files of names of your own, stronger than ours: name, variants, type, latin, code, flags, parted by tabs. */
  readonly lexicons?: readonly string[];
  /** What finds names: 'accurate' needs the package khabar-accurate, and more time. */
  readonly model?: Model;
}

/** Analyses one text; may be called any number of times. */
export type Analyzer = (text: string) => Analysis;

/**
 * Loads lexicons and weights once and answers a function that analyses texts.
 *
 * @throws AnalysisError 'resource' when the package is damaged or that of the accurate model is missing, 'usage' when a lexicon cannot be read.
 */
export function createAnalyzer(options: AnalyzerOptions = {}): Analyzer {
  const resources = loadResources({
    lexicon: readUserLexicons(options.lexicons ?? []),
    encoder: options.model === 'accurate' ? openEncoder() : undefined,
  });
  const pipeline = createPipeline(resources);
  const jsonOptions = {
    layers: new Set(options.layers ?? DEFAULT_LAYERS),
    offsets: options.offsets ?? 'utf16',
    romanize: options.romanize,
    generator: { version: packageVersion(), model: resources.version },
  } as const;
  return (text) => {
    const source: SourceDoc = { source: {}, text: text.replace(/^\uFEFF/u, ''), warnings: [] };
    return toAnalysis(pipeline(source), jsonOptions);
  };
}
