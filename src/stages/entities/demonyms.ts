import { foldKey } from '../../text/normalize.ts';

export interface Demonym {
  /** Masculine singular without the article: إسرائيلي. */
  readonly adjective: string;
  /** ISO 3166-1 alpha-2, or empty for a people or region. */
  readonly code: string;
  readonly ambiguous: boolean;
}

/** Endings of an adjective in ي by gender, number and case, longest first, and what takes their place. */
const ENDINGS: readonly (readonly [ending: string, base: string])[] = [
  ['يتين', 'ي'],
  ['يتان', 'ي'],
  ['يين', 'ي'],
  ['يون', 'ي'],
  ['يان', 'ي'],
  ['يات', 'ي'],
  ['يه', 'ي'],
  ['يا', 'ي'],
];

/** Finds the demonym that a folded word is a form of, with or without the article: الإسرائيليين → إسرائيلي. */
export function createDemonymLookup(demonyms: readonly Demonym[]): (key: string) => Demonym | undefined {
  const byAdjective = new Map<string, Demonym>();
  for (const demonym of demonyms) {
    const key = foldKey(demonym.adjective);
    if (!byAdjective.has(key)) byAdjective.set(key, demonym);
  }
  return (key) => {
    const bare = key.startsWith('ال') ? key.slice(2) : key;
    const exact = byAdjective.get(bare);
    if (exact !== undefined) return exact;
    const ending = ENDINGS.find(([suffix]) => bare.endsWith(suffix));
    return ending === undefined ? undefined : byAdjective.get(bare.slice(0, -ending[0].length) + ending[1]);
  };
}
