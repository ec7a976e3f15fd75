/** Letters that Arabic writers choose freely among when they write one foreign sound. */
const INTERCHANGEABLE: readonly string[] = ['جغقك', 'تط', 'سص', 'وفب', 'زذظ', 'دض', 'ئيء', 'وؤ', 'هاة'];

const CHEAP = 0.2;
const VOWEL = 0.35;
const MAX_COST = 0.45;

/** Words shorter than this differ by one vowel and are different names: حسن, حسين. */
const SHORTEST_VARIANT = 5;

/**
 * True when two folded words are likely spellings of one name: equal, or apart by one letter that writers interchange (جانتس,
 * غانتس) or by one long vowel (نتنياهو, نتانياهو). Weighted edit distance with a low bound, O(length).
 *
 * `isKnown` says of a word that it is a name of its own: two different known names are never one (سلمان, سليمان), unless
 * only a letter for g tells them apart.
 */
export function sameNameWord(a: string, b: string, isKnown: (word: string) => boolean): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  const cost = a.length === b.length ? swapCost(a, b) : vowelCost(a, b);
  if (cost > MAX_COST) return false;
  return isInterchange(a, b) || !(isKnown(a) && isKnown(b));
}

/** Cost of the letters in which two words of one length differ. */
function swapCost(a: string, b: string): number {
  let cost = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    cost += INTERCHANGEABLE.some((letters) => letters.includes(a[i] as string) && letters.includes(b[i] as string))
      ? CHEAP
      : 1;
  }
  return cost;
}

/** Cost of the one letter that the longer word has more. */
function vowelCost(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length < SHORTEST_VARIANT) return 1;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(at) === long.slice(at + 1) && 'اوي'.includes(long[at] as string) ? VOWEL : 1;
}

function isInterchange(a: string, b: string): boolean {
  const letters = INTERCHANGEABLE[0] as string;
  return (
    a.length === b.length &&
    [...a].every((letter, i) => letter === b[i] || (letters.includes(letter) && letters.includes(b[i] as string)))
  );
}
