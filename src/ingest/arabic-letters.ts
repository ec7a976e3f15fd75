/** Letters of Arabic news by estimated share in per mille of all letters, one line per magnitude. */
const SHARES: readonly (readonly [perMille: number, letters: string])[] = [
  [130, 'ا'],
  [115, 'ل'],
  [75, 'ي'],
  [60, 'من' + 'و'],
  [48, 'رت'],
  [36, 'بع'],
  [30, 'دسفة'],
  [26, 'هأ'],
  [21, 'كحق'],
  [12, 'جشطص'],
  [9, 'خىإ'],
  [6, 'ضذزث'],
  [4, 'ئءغظ'],
  [2, 'ؤآ'],
  // Persian and Urdu, which windows-1256 also serves.
  [1, '\u067e\u0686\u0698\u06af\u06a9\u06be\u06d2\u0679\u0688\u0691\u06ba\u06c1'],
];

const points = new Map<number, number>();
for (const [perMille, letters] of SHARES) {
  for (const letter of letters) points.set(letter.charCodeAt(0), Math.log2(perMille / 10));
}

/** How usual a letter is: log2 of its percentage, so 3.7 for ALEF and below 0 for rare letters; undefined for anything else. */
export function usualness(unit: number): number | undefined {
  return points.get(unit);
}
