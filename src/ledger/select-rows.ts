import type { LedgerRow } from './row.ts';

export const LEDGER_ORDERS = ['mentions', 'quotes', 'name'] as const;

export type LedgerOrder = (typeof LEDGER_ORDERS)[number];

type Compare = (a: LedgerRow, b: LedgerRow) => number;

const byName: Compare = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const byMentions: Compare = (a, b) => b.mentions - a.mentions || b.quotes - a.quotes || byName(a, b);

const ORDERS: Readonly<Record<LedgerOrder, Compare>> = {
  mentions: byMentions,
  quotes: (a, b) => b.quotes - a.quotes || byMentions(a, b),
  name: (a, b) => byName(a, b) || byMentions(a, b),
};

/** The rows with at least so many mentions, in order; the order of rows alike in all is that of their first articles. */
export function selectRows(rows: readonly LedgerRow[], order: LedgerOrder, leastMentions: number): LedgerRow[] {
  return rows.filter(({ mentions }) => mentions >= leastMentions).sort(ORDERS[order]);
}
