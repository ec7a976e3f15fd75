import { nameUnits } from '../stages/resolve/name-units.ts';
import { type KnownNames, sameNameWord } from '../stages/resolve/same-word.ts';

/**
 * The parts by which a name is compared across articles, or null when it is too short for that: one word is nobody's name
 * alone. The names of places and organisations need no second word.
 */
export function comparableParts(name: string, type: string): readonly string[] | null {
  const parts = nameUnits(name);
  return type === 'PER' && parts.length < 2 ? null : parts;
}

/** Shorter parts that differ by a letter are different names: نصر, نسر; for a name of a single part more is asked. */
const SHORTEST_VARIANT = 4;
const SHORTEST_SINGLE_VARIANT = 5;

/**
 * True when two names have the same parts, at most one of them in another spelling. Two given names that are both known are
 * two names, even where one letter tells them apart: كمال, جمال.
 */
export function isSameName(a: readonly string[], b: readonly string[], known: KnownNames): boolean {
  if (a.length !== b.length) return false;
  const different = a.flatMap((part, i) => (part === b[i] ? [] : [[part, b[i] as string] as const]));
  const shortest = a.length === 1 ? SHORTEST_SINGLE_VARIANT : SHORTEST_VARIANT;
  return (
    different.length < 2 &&
    different.every(([one, other]) => Math.min(one.length, other.length) >= shortest && sameNameWord(one, other, known))
  );
}
