/** Letters that Arabic writers choose freely among when they write one foreign sound. */
const INTERCHANGEABLE: readonly string[] = ['جغقك', 'تط', 'سص', 'وفب', 'زذظ', 'دض', 'ئيء', 'وؤ', 'هاة'];

const CHEAP = 0.2;
const VOWEL = 0.35;
const MAX_COST = 0.45;

/** Words shorter than this differ by one vowel and are different names: حسن, حسين. */
const SHORTEST_VARIANT = 5;

/** What is known of single words of names, by folded key. */
export interface KnownNames {
  readonly isGivenName: (word: string) => boolean;
  readonly isFamilyName: (word: string) => boolean;
}

/**
 * True when two folded words are likely spellings of one name: equal, or apart by one letter that writers interchange (جانتس,
 * غانتس) or by one long vowel (نتنياهو, نتانياهو). Weighted edit distance with a low bound, O(length).
 *
 * Two given names that are both known are two names (كمال, جمال); so are other known names (سلمان, سليمان), unless only a letter
 * for g tells them apart.
 */
export function sameNameWord(a: string, b: string, known: KnownNames): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  const cost = a.length === b.length ? swapCost(a, b) : vowelCost(a, b);
  if (cost > MAX_COST || (known.isGivenName(a) && known.isGivenName(b))) return false;
  return isInterchange(a, b) || !areKnown(a, b, known);
}

function areKnown(a: string, b: string, { isGivenName, isFamilyName }: KnownNames): boolean {
  return [a, b].every((word) => isGivenName(word) || isFamilyName(word));
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

/** Letters that dots alone tell apart within a word. */
const WITHOUT_DOTS: readonly string[] = ['بتثني', 'جحخ', 'دذ', 'رز', 'سش', 'صض', 'طظ', 'عغ', 'فق'];

/**
 * True when a slip of the dots of one letter turns one word into the other: برانس, برانش. Known names are what they say. Alone it
 * proves nothing: the rest of the name must agree.
 */
export function isSlipOfDots(a: string, b: string, known: KnownNames): boolean {
  if (a.length !== b.length || a.length < SHORTEST_VARIANT || areKnown(a, b, known)) return false;
  const different = [...a].flatMap((letter, i) => (letter === b[i] ? [] : [[letter, b[i] as string] as const]));
  const [slip] = different;
  if (slip === undefined || different.length > 1) return false;
  return WITHOUT_DOTS.some((letters) => letters.includes(slip[0]) && letters.includes(slip[1]));
}

/** Letters that spellings of one name add, leave out or interchange with others of these. */
const UNSTABLE = /[اويىئءؤهةفب]/gu;

/** One letter for each set of those that writers interchange. */
const CLASSES: readonly (readonly [letters: RegExp, letter: string])[] = [
  [/[جغقك]/gu, 'ج'],
  [/[تط]/gu, 'ت'],
  [/[سص]/gu, 'س'],
  [/[زذظ]/gu, 'ز'],
  [/[دض]/gu, 'د'],
];

/** Words that {@link sameNameWord} holds for one have one skeleton. The reverse does not hold. */
export function skeletonOf(words: readonly string[]): string {
  const stable = words.map((word) => word.replace(UNSTABLE, ''));
  return CLASSES.reduce((text, [letters, letter]) => text.replace(letters, letter), stable.join(' '));
}
