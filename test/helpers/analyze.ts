import type { SourceDoc, TokenDoc } from '../../src/document.ts';
import { createAnalyzer } from '../../src/index.ts';
import { loadResources, type Resources } from '../../src/resources/load.ts';
import type { Analysis } from '../../src/schema/analysis.ts';
import { LAYERS, type Layer } from '../../src/schema/layers.ts';
import { clean } from '../../src/stages/clean.ts';
import { splitTokens } from '../../src/stages/split-tokens.ts';

/** An analysis with every layer that the program delivers. */
export type FullAnalysis = Analysis & { readonly [L in Exclude<Layer, 'title'>]: NonNullable<Analysis[L]> };

let analyzer: ((text: string) => Analysis) | undefined;
let loaded: Resources | undefined;

/** Everything the program finds in a text. */
export function analyzeAll(text: string): FullAnalysis {
  analyzer ??= createAnalyzer({ layers: LAYERS });
  return analyzer(text) as FullAnalysis;
}

export function resources(): Resources {
  loaded ??= loadResources();
  return loaded;
}

export function sourceDoc(text: string): SourceDoc {
  return { source: {}, text, warnings: [] };
}

/** A text divided into tokens and sentences, its marks paired. */
export function tokenized(text: string): TokenDoc {
  return splitTokens(clean(sourceDoc(text), resources()), resources());
}
