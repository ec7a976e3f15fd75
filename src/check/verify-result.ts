import type { SourceDoc } from '../document.ts';
import type { Analysis } from '../schema/analysis.ts';
import type { OffsetUnit } from '../schema/layers.ts';
import { type Slice, slicers } from './offset-units.ts';
import { structureTrouble } from './verify-structure.ts';

export interface Verification {
  /** In which all spans agree best with the article; the first of several. */
  readonly unit: OffsetUnit;
  readonly spans: number;
  /** Each with the path of the item in the document. */
  readonly mismatches: readonly string[];
}

/**
 * Proves that a result was made from this article: every span is the text that stands at its offsets, what points to
 * something points to something there is, and what can be counted is counted right. `unit`: of the offsets, found out when it
 * is not given. O(length of both).
 */
export function verifyResult(result: Analysis, article: SourceDoc, unit?: OffsetUnit): Verification {
  const spans = [...spansIn(result)];
  const cut = slicers(article.text);
  const units = unit === undefined ? [...cut.keys()] : [unit];
  const tried = units.map((name) => ({ name, trouble: spanTrouble(spans, cut.get(name) as Slice) }));
  const best = tried.reduce((a, b) => (b.trouble.length < a.trouble.length ? b : a));
  return {
    unit: best.name,
    spans: spans.length,
    mismatches: [...sourceTrouble(result, article), ...best.trouble, ...structureTrouble(result)],
  };
}

interface FoundSpan {
  /** As in `entities[0].mentions[1]`. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string | undefined;
}

/** Layers that hold spans; fields of the input record are the user's own. */
const LAYERS = [
  ...(['metadata', 'title', 'removed', 'edits', 'sentences', 'tokens'] as const),
  ...(['entities', 'quotes', 'indirect', 'keywords'] as const),
] as const;

function* spansIn(result: Analysis): Generator<FoundSpan> {
  for (const layer of LAYERS) yield* spansBelow(result[layer], layer);
}

function* spansBelow(value: unknown, path: string): Generator<FoundSpan> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value) {
    const { start, end, text } = value as { start: number; end: number; text?: string };
    yield { path, start, end, text };
  }
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value))
    yield* spansBelow(inner, isList ? `${path}[${key}]` : `${path}.${key}`);
}

function spanTrouble(spans: readonly FoundSpan[], cut: Slice): string[] {
  return spans.flatMap(({ path, start, end, text }) => {
    const found = cut(start, end);
    if (found === null) return [`${path}: no place in the article: ${start}\u2013${end}`];
    if (text === undefined || text === found) return [];
    return [`${path}: says ${quoted(text)}, the article has ${quoted(found)} at ${start}\u2013${end}`];
  });
}

/** Longest piece of text that is shown. */
const SHOWN = 60;

function quoted(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}\u2026` : text);
}

/** What the result says of the file, where it says anything. */
function sourceTrouble({ source: said = {}, text, stats }: Analysis, article: SourceDoc): string[] {
  const is = article.source;
  return [
    ...(['encoding', 'bytes', 'sha256'] as const)
      .filter((field) => said[field] !== undefined && is[field] !== undefined && said[field] !== is[field])
      .map((field) => `source.${field}: says ${said[field]}, the article has ${is[field]}`),
    ...(text === undefined || text === article.text ? [] : ['text: is not the text of the article']),
    ...(stats === undefined || stats.characters === article.text.length
      ? []
      : [`stats.characters: says ${stats.characters}, the article has ${article.text.length}`]),
  ];
}
