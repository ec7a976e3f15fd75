/** The first letter large, signs before it left alone: ʻumar → ʻUmar. */
export function capitalize(word: string): string {
  const at = word.search(/\p{L}(?<!\p{Lm})/u);
  if (at < 0) return word;
  const first = String.fromCodePoint(word.codePointAt(at) as number);
  return word.slice(0, at) + first.toUpperCase() + word.slice(at + first.length);
}
