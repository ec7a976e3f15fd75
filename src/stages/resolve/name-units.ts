import { nameWords } from '../entities/name-key.ts';

/** Words that are one part of a name together with the word after them: بن سلمان, أبو مازن, آل ثاني, عبد الله. */
const JOINING = new Set([
  'بن',
  'ابن',
  'بنت',
  'ابو',
  'ابي',
  'ابا',
  'ام',
  'ال',
  'عبد',
  'ولد',
  'فان',
  'فون',
  'دي',
  'دا',
  'لا',
  'لو',
]);

/**
 * The parts of a person's name as folded keys: بن سلمان is one part, the article is left aside, ابن and بن are one. A part is
 * what a short form of the name may consist of.
 */
export function nameUnits(name: string): string[] {
  const units: string[] = [];
  let pending = '';
  for (const word of nameWords(name).flatMap(splitFatherName)) {
    if (JOINING.has(word)) {
      pending += word === 'ابن' ? 'بن' : word;
      continue;
    }
    units.push(pending === 'ال' || pending === '' ? bare(word) : pending + bare(word));
    pending = '';
  }
  if (pending !== '') units.push(pending);
  return units;
}

/** أبوالغيط → أبو, الغيط: written together by many. Without the article it may be another word: أبوظبي. */
function splitFatherName(word: string): string[] {
  return /^اب[وي]ال.../u.test(word) ? [word.slice(0, 3), word.slice(3)] : [word];
}

/** Without the article. */
export function bare(word: string): string {
  return word.startsWith('ال') && word.length > 4 ? word.slice(2) : word;
}
