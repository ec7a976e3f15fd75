/** How many items the gold has, how many were found, how many of those are right. */
export interface Tally {
  right: number;
  found: number;
  gold: number;
}

/** Percentages with one digit after the point, and what they are of. */
export interface Score extends Readonly<Tally> {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function emptyTally(): Tally {
  return { right: 0, found: 0, gold: 0 };
}

export function scoreOf({ right, found, gold }: Tally): Score {
  const precision = right / (found || 1);
  const recall = right / (gold || 1);
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  return { precision: percent(precision), recall: percent(recall), f1: percent(f1), gold, found, right };
}

export function percent(share: number): number {
  return Number((100 * share).toFixed(1));
}

/** Counts by type. */
export type Tallies = Map<string, Tally>;

export function tallyOf(tallies: Tallies, type: string): Tally {
  const known = tallies.get(type);
  if (known !== undefined) return known;
  const tally = emptyTally();
  tallies.set(type, tally);
  return tally;
}

/** Over all types together (micro average). */
export function totalOf(tallies: Tallies): Tally {
  const total = emptyTally();
  for (const { right, found, gold } of tallies.values()) {
    total.right += right;
    total.found += found;
    total.gold += gold;
  }
  return total;
}
