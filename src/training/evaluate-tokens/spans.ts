/** The units that are compared. */
export const UNITS = ['words', 'prefixes', 'pronouns', 'surface', 'sentences'] as const;

export type Unit = (typeof UNITS)[number];

/** The spans of one document, each as `start:end`; characters are counted without white space. */
export type UnitSpans = Readonly<Record<Unit, Set<string>>>;

export function emptySpans(): UnitSpans {
  return { words: new Set(), prefixes: new Set(), pronouns: new Set(), surface: new Set(), sentences: new Set() };
}

export function span(start: number, end: number): string {
  return `${start}:${end}`;
}

/** For each offset of `text`: how many characters other than white space stand before it. */
export function visibleOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++)
    offsets[i + 1] = (offsets[i] as number) + (/\s/.test(text[i] as string) ? 0 : 1);
  return offsets;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly gold: number;
  readonly system: number;
}

/** Scores all documents together: a span is right when both its ends are. */
export function score(pairs: readonly (readonly [gold: Set<string>, system: Set<string>])[]): Score {
  let gold = 0;
  let system = 0;
  let right = 0;
  for (const [wanted, found] of pairs) {
    gold += wanted.size;
    system += found.size;
    for (const item of found) if (wanted.has(item)) right++;
  }
  const precision = system === 0 ? 0 : right / system;
  const recall = gold === 0 ? 0 : right / gold;
  return { precision, recall, f1: gold + system === 0 ? 0 : (2 * right) / (gold + system), gold, system };
}
