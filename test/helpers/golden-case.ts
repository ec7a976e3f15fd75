import { readdirSync, readFileSync } from 'node:fs';
import { type Analysis, createAnalyzer, LAYERS } from '../../src/index.ts';

/** What a reader of the article finds in it; see "end-to-end" in fixtures/README.md. */
export interface Expected {
  readonly title: string | null;
  readonly removed: readonly string[];
  readonly quotes: readonly ExpectedQuote[];
  readonly entities: readonly ExpectedEntity[];
}

export interface ExpectedQuote {
  readonly text: string;
  readonly kind: 'direct' | 'fragment';
  /** The quote goes on with the one before it, after an inserted attribution. */
  readonly continues?: true;
  readonly speaker: ExpectedSpeaker | null;
  readonly cue: string | null;
}

export interface ExpectedSpeaker {
  readonly mention: string;
  /** Other words of the article for the same source. */
  readonly accept: readonly string[];
  readonly resolution: string;
}

export interface ExpectedEntity {
  readonly type: string;
  readonly latin?: string;
  readonly mentions: readonly string[];
  /** Offset of each mention. */
  readonly starts: readonly number[];
}

/** An article, what is expected of it and what the program found in it. */
export interface GoldenCase {
  readonly name: string;
  /** Without byte order mark: what offsets point into. */
  readonly text: string;
  readonly expected: Expected;
  readonly found: Analysis;
}

const root = new URL('../../fixtures/end-to-end/', import.meta.url);

/** Every folder of fixtures/end-to-end, analysed with all layers. */
export function readGoldenCases(): GoldenCase[] {
  const analyze = createAnalyzer({ layers: LAYERS });
  return readdirSync(root)
    .sort()
    .map((name) => {
      const input = read(name, 'input.txt');
      const expected: Expected = JSON.parse(read(name, 'expected.json'));
      return { name, text: input.replace(/^\uFEFF/u, ''), expected, found: analyze(input) };
    });
}

function read(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, root), 'utf8');
}
