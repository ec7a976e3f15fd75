import type { LabelMap } from './label-map.ts';
import type { TypedSpan } from './tagged-spans.ts';
import { type Tallies, tallyOf } from './tally.ts';

export interface SpanScores {
  readonly tallies: Tallies;
  /** Spans of ours whose type the gold does not have, by type: neither right nor wrong. */
  readonly unscored: ReadonlyMap<string, number>;
}

/** Counts spans of which first token, last token and type agree, as conlleval does. */
export function scoreSpans(gold: readonly TypedSpan[], found: readonly TypedSpan[], labels: LabelMap): SpanScores {
  const tallies: Tallies = new Map();
  const unscored = new Map<string, number>();
  const wanted = new Set<string>();
  for (const span of gold) {
    const type = labels.ofGold(span.type);
    if (type === null) continue;
    tallyOf(tallies, type).gold++;
    wanted.add(keyOf(span, type));
  }
  for (const span of found) {
    const type = labels.ofOurs(span.type);
    if (type === null) unscored.set(span.type, (unscored.get(span.type) ?? 0) + 1);
    else {
      const tally = tallyOf(tallies, type);
      tally.found++;
      if (wanted.has(keyOf(span, type))) tally.right++;
    }
  }
  return { tallies, unscored };
}

function keyOf({ from, to }: TypedSpan, type: string): string {
  return `${from} ${to} ${type}`;
}
