/** The first letter large, signs before it left alone: ʻumar → ʻUmar. */
export function capitalize(word: string): string {
  const start = word.charAt(0);
  if (start >= 'a' && start <= 'z') return start.toUpperCase() + word.slice(1);
  const at = word.search(/\p{L}(?<!\p{Lm})/u);
  if (at < 0) return word;
  const first = String.fromCodePoint(word.codePointAt(at) as number);
  return word.slice(0, at) + first.toUpperCase() + word.slice(at + first.length);
}

const CONSONANTS = 'bcdfghjklmnpqrstvwxyz';

/** A name in small letters, its first letter large; in Scottish names also the one behind Mc. */
export function capitalizeName(word: string): string {
  const name = capitalize(word);
  return name.length > 2 && name.startsWith('Mc') && CONSONANTS.includes(name.charAt(2))
    ? name.slice(0, 2) + capitalize(name.slice(2))
    : name;
}
