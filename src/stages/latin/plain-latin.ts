/** Letters that are no base letter with a mark, as English-language media write them. */
const PLAIN: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/**
 * A Latin name in lower case without diacritics, apostrophes and hyphens: "Al-Ḥakīm" → "alhakim". Empty when other
 * signs than those and letters are in it.
 */
export function plainLatin(name: string): string {
  const letters = name
    .toLowerCase()
    .replace(/[ıøłđðþßæœ]/gu, (letter) => PLAIN[letter] as string)
    .normalize('NFD')
    .replace(/[\p{M}'’‘`ʻʿʾʼ‐‑-]/gu, '');
  return /^[a-z]+$/u.test(letters) ? letters : '';
}
