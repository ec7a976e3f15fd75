import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { EntityType, Mention } from '../src/document.ts';
import { createAnalyzer } from '../src/index.ts';
import { loadResources } from '../src/resources/load.ts';
import { clean } from '../src/stages/clean.ts';
import { resolveEntities } from '../src/stages/resolve-entities.ts';
import { splitTokens } from '../src/stages/split-tokens.ts';
import { bCubed, type Clustering } from './helpers/b-cubed.ts';

interface Case {
  readonly text: string;
  readonly clusters: readonly {
    readonly type: EntityType;
    readonly mentions: readonly string[];
    readonly starts: readonly number[];
  }[];
}

/** Articles with gold clusters, judged by hand before the program first ran on them; see fixtures/README.md. */
const folder = new URL('../fixtures/resolution/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort();
const cases = names.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case);
const resources = loadResources();

/** B³ F1 of the clusters when the mentions are given. */
const FLOOR = 0.9;

/** A mention is the same where it ends at the same place: a particle at its start is a matter of convention. */
const keyOf = (article: number, end: number): string => `${article}:${end}`;

function gold(): Clustering {
  return new Map(
    cases.flatMap(({ clusters }, article) =>
      clusters.flatMap(({ mentions, starts }, cluster) =>
        mentions.map(
          (text, i) => [keyOf(article, (starts[i] as number) + text.length), `${article}/${cluster}`] as const,
        ),
      ),
    ),
  );
}

/** Clusters that the resolution makes of the gold mentions. */
function resolvedGold(): Clustering {
  return new Map(
    cases.flatMap(({ text, clusters }, article) => {
      const doc = splitTokens(clean({ source: {}, text, warnings: [] }, resources), resources);
      const mentions = clusters.flatMap(({ type, mentions: texts, starts }) =>
        texts.map((written, i): Mention => {
          const start = starts[i] as number;
          const end = start + written.length;
          const from = doc.tokens.findIndex((token) => token.end > start);
          const to = doc.tokens.findLastIndex((token) => token.start < end) + 1;
          return { from, to, start, end, type, confidence: 1 };
        }),
      );
      mentions.sort((a, b) => a.from - b.from);
      const { entities } = resolveEntities({ ...doc, mentions }, resources);
      return entities.flatMap(({ id, mentions: found }) =>
        found.map(({ end }) => [keyOf(article, end), `${article}/${id}`] as const),
      );
    }),
  );
}

/** Clusters of the whole program: mentions found by itself. */
function endToEnd(): Clustering {
  const analyze = createAnalyzer({ layers: ['entities'] });
  const named = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC']);
  return new Map(
    cases.flatMap(({ text }, article) =>
      (analyze(text).entities ?? [])
        .filter(({ type }) => named.has(type))
        .flatMap(({ id, mentions }) => mentions.map(({ end }) => [keyOf(article, end), `${article}/${id}`] as const)),
    ),
  );
}

test('mentions of one thing stand under one entity', () => {
  const expected = gold();
  const given = bCubed(expected, resolvedGold());
  const own = bCubed(expected, endToEnd());
  console.log('B³, mentions given:', given, 'mentions found:', own);
  expect(given.all.f1).toBeGreaterThanOrEqual(FLOOR);
});
