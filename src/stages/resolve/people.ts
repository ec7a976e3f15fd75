import type { Mention } from '../../document.ts';
import type { LexiconEntry } from '../entities/gazetteer.ts';
import { nameUnits } from './name-units.ts';
import { sameNameWord } from './same-word.ts';

export type Gender = 'm' | 'f' | 'u';

/** A mention with what its words and the words around it say. */
export interface NamedMention {
  readonly mention: Mention;
  readonly name: string;
  /** What the lexicons know of exactly this name. */
  readonly entry: LexiconEntry | undefined;
  /** Titles as written beside the name. */
  readonly roles: readonly string[];
  /** Words of the title before or after the name, without article and feminine ending. */
  readonly roleWords: ReadonlySet<string>;
  readonly gender: Gender;
}

export interface Cluster {
  readonly members: NamedMention[];
}

interface Person extends Cluster {
  /** Name parts of the fullest form. */
  units: readonly string[];
  gender: Gender;
  readonly roleWords: Set<string>;
}

/**
 * Gathers the mentions of each person. Full names come first and meet by their parts, variant spellings included; then each
 * short form goes to a full name that holds it, chosen by title, gender and nearness. Two people with one surname stay
 * two.
 */
export function clusterPeople(mentions: readonly NamedMention[], isKnown: (word: string) => boolean): Cluster[] {
  const people: Person[] = [];
  const parts = new Map(mentions.map((named) => [named, nameUnits(named.name)] as const));
  const longestFirst = [...mentions].sort(
    (a, b) => unitsOf(parts, b).length - unitsOf(parts, a).length || a.mention.from - b.mention.from,
  );
  for (const named of longestFirst) {
    const units = unitsOf(parts, named);
    const person = choose(people, named, units, isKnown);
    if (person === null)
      people.push({ members: [named], units, gender: named.gender, roleWords: new Set(named.roleWords) });
    else join(person, named);
  }
  return people;
}

function unitsOf(parts: ReadonlyMap<NamedMention, readonly string[]>, named: NamedMention): readonly string[] {
  return parts.get(named) as readonly string[];
}

function join(person: Person, named: NamedMention): void {
  person.members.push(named);
  for (const word of named.roleWords) person.roleWords.add(word);
  if (person.gender === 'u') person.gender = named.gender;
}

/** The person that a mention names, or null for a new one. */
function choose(
  people: readonly Person[],
  named: NamedMention,
  units: readonly string[],
  isKnown: (word: string) => boolean,
): Person | null {
  const candidates = people.filter((person) => isSamePerson(person, named, units, isKnown));
  if (candidates.length < 2) return candidates[0] ?? null;
  return candidates.reduce((best, person) => (fitnessOf(person, named) > fitnessOf(best, named) ? person : best));
}

function isSamePerson(
  person: Person,
  named: NamedMention,
  units: readonly string[],
  isKnown: (word: string) => boolean,
): boolean {
  const same = person.members.some(({ entry }) => entry !== undefined && entry === named.entry);
  if (same) return true;
  if (named.gender !== 'u' && person.gender !== 'u' && named.gender !== person.gender) return false;
  return isFormOf(units, person.units, isKnown);
}

/**
 * True when `part` can stand for the name `whole`: the same parts, its last part or the last ones, its first alone, or parts
 * left out of the middle.
 */
function isFormOf(part: readonly string[], whole: readonly string[], isKnown: (word: string) => boolean): boolean {
  if (part.length > whole.length || part.length === 0) return false;
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && sameNameWord(a, b, isKnown);
  const endsAlike = same(part.at(-1), whole.at(-1));
  const beginsAlike = same(part[0], whole[0]);
  if (part.length === 1)
    return endsAlike || beginsAlike || (whole.length > 2 && whole.slice(1).some((unit) => same(part[0], unit)));
  let at = 0;
  for (const unit of whole) if (at < part.length && same(part[at], unit)) at++;
  return at === part.length && (beginsAlike || endsAlike);
}

/** How well a short form fits: a surname before a first name, shared titles, then nearness before the mention. */
function fitnessOf(person: Person, { mention, roleWords, name }: NamedMention): number {
  const units = nameUnits(name);
  const bySurname = units.at(-1) === person.units.at(-1) ? 1 : 0;
  const shared = [...roleWords].filter((word) => person.roleWords.has(word)).length;
  const before = Math.max(...person.members.map(({ mention: { from } }) => (from < mention.from ? from : -1)));
  const nearness = before < 0 ? 0 : 1 / (1 + mention.from - before);
  return bySurname * 4 + shared * 2 + nearness;
}
