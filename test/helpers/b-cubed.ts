/** Cluster of each mention. */
export type Clustering = ReadonlyMap<string, string>;

export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * B³ (Bagga and Baldwin 1998) over all mentions, and over those whose gold cluster has more than one mention. Mentions that
 * only one side has count against it.
 */
export function bCubed(gold: Clustering, found: Clustering): { all: BCubed; withoutSingletons: BCubed } {
  const sizes = sizesOf(gold);
  const isShared = (mention: string): boolean => (sizes.get(gold.get(mention) as string) ?? 0) > 1;
  const shared = new Map([...gold].filter(([mention]) => isShared(mention)));
  const foundShared = new Map([...found].filter(([mention]) => !gold.has(mention) || isShared(mention)));
  return { all: score(gold, found), withoutSingletons: score(shared, foundShared) };
}

function score(gold: Clustering, found: Clustering): BCubed {
  const recall = mean(gold, found);
  const precision = mean(found, gold);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision: round(precision), recall: round(recall), f1: round(f1) };
}

/** Mean over the mentions of `a` of the share of their cluster that `b` keeps together with them. */
function mean(a: Clustering, b: Clustering): number {
  const sizes = sizesOf(a);
  const together = new Map<string, number>();
  const pair = (mention: string): string => `${a.get(mention)} ${b.get(mention)}`;
  for (const mention of a.keys())
    if (b.has(mention)) together.set(pair(mention), (together.get(pair(mention)) ?? 0) + 1);
  let sum = 0;
  for (const [mention, cluster] of a) {
    if (b.has(mention)) sum += (together.get(pair(mention)) as number) / (sizes.get(cluster) as number);
  }
  return a.size === 0 ? 1 : sum / a.size;
}

function sizesOf(clustering: Clustering): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const cluster of clustering.values()) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return sizes;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
