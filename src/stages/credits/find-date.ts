import type { QuoteDoc, Sentence, Token } from '../../document.ts';

/** Tokens of the longest line that is taken for a date line. */
const LONGEST_DATE_LINE = 16;

/**
 * The date that a short line at the head of the article gives, as ISO 8601: 11 تموز 2012, 12/5/2023, 2023-05-12. Day before month
 * where the order is open, as Arabic news writes it. Null when there is none.
 */
export function findDate(doc: QuoteDoc, head: readonly Sentence[], months: ReadonlyMap<string, number>): string | null {
  for (const { from, to } of head) {
    if (to - from > LONGEST_DATE_LINE) continue;
    for (let at = from; at < to; at++) {
      const date = numericDate(doc.tokens[at] as Token) ?? namedDate(doc.tokens, at, to, months);
      if (date !== null) return date;
    }
  }
  return null;
}

function numericDate({ word }: Token): string | null {
  if (word.kind !== 'number') return null;
  const parts = word.normal.split(/[/.-]/u);
  if (parts.length !== 3 || !parts.every((part) => /^[0-9]{1,4}$/u.test(part))) return null;
  const [a, b, c] = parts.map(Number) as [number, number, number];
  return a > 31 ? iso(a, b, c) : b > 12 ? iso(c, a, b) : iso(c, b, a);
}

/** Day, month in one or two words (or two families joined by a slash), year within the next words. */
function namedDate(
  tokens: readonly Token[],
  at: number,
  to: number,
  months: ReadonlyMap<string, number>,
): string | null {
  const day = numberOf(tokens[at]);
  const first = tokens[at + 1]?.word.key;
  if (day === null || day > 31 || first === undefined) return null;
  const month = months.get(first) ?? months.get(`${first} ${tokens[at + 2]?.word.key ?? ''}`);
  if (month === undefined) return null;
  for (let i = at + 2; i < Math.min(to, at + 8); i++) {
    const year = numberOf(tokens[i]);
    if (year !== null && year > 1900 && year < 2200) return iso(year, month, day);
  }
  return null;
}

function numberOf(token: Token | undefined): number | null {
  if (token?.word.kind !== 'number') return null;
  return /^[0-9]{1,4}$/u.test(token.word.stemKey) ? Number(token.word.stemKey) : null;
}

function iso(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
