/** A mention to be compared: words `from` ≤ i < `to` of a sentence. */
export interface ScoredSpan {
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

export interface Tally {
  right: number;
  found: number;
  gold: number;
}

/** Counts by type of exact matches of span and type, as the CoNLL-2003 script counts them. */
export type Tallies = Map<string, Tally>;

export function addSentence(tallies: Tallies, gold: readonly ScoredSpan[], found: readonly ScoredSpan[]): void {
  for (const span of gold) tallyOf(tallies, span.type).gold++;
  for (const span of found) {
    const tally = tallyOf(tallies, span.type);
    tally.found++;
    if (gold.some((other) => other.from === span.from && other.to === span.to && other.type === span.type))
      tally.right++;
  }
}

function tallyOf(tallies: Tallies, type: string): Tally {
  const known = tallies.get(type);
  if (known !== undefined) return known;
  const tally = { right: 0, found: 0, gold: 0 };
  tallies.set(type, tally);
  return tally;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly gold: number;
}

/** Percentages. */
export function scoreOf({ right, found, gold }: Tally): Score {
  const precision = (100 * right) / (found || 1);
  const recall = (100 * right) / (gold || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), gold };
}

/** Over all types together. */
export function microScore(tallies: Tallies): Score {
  const sum = { right: 0, found: 0, gold: 0 };
  for (const tally of tallies.values()) {
    sum.right += tally.right;
    sum.found += tally.found;
    sum.gold += tally.gold;
  }
  return scoreOf(sum);
}

/** Spans that a row of BIO tags describes, by the rules of conlleval: I after another type, or after O, begins a span. */
export function spansOfTags(tags: readonly string[]): ScoredSpan[] {
  const spans: ScoredSpan[] = [];
  let from = 0;
  let type = '';
  const close = (to: number) => {
    if (type !== '') spans.push({ from, to, type });
    type = '';
  };
  for (const [at, tag] of tags.entries()) {
    const name = tag.slice(2);
    if (tag === 'O') close(at);
    else if (tag.startsWith('B') || name !== type) {
      close(at);
      from = at;
      type = name;
    }
  }
  close(tags.length);
  return spans;
}
