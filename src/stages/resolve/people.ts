import type { Cluster, NamedMention } from './named-mention.ts';
import { agreement, fitnessOf, join, newPerson, type Person } from './person.ts';
import { isSlipOfDots, type KnownNames, sameNameWord } from './same-word.ts';

/** People in the order they were met, found again by each part of their names. */
interface People {
  readonly all: Person[];
  readonly byUnit: Map<string, Person[]>;
  readonly known: KnownNames;
}

/** Beyond this many people only equal spellings are looked for: it bounds the work on lists of names. */
const MOST_COMPARED = 300;

/**
 * Gathers the mentions of each person. Full names come first and meet by their parts, variant spellings included; then each
 * short form goes to a full name that holds it, chosen by title, gender and nearness. Two people with one surname stay
 * two, and a storm called by a person's name is not the person.
 */
export function clusterPeople(mentions: readonly NamedMention[], known: KnownNames): Cluster[] {
  const people: People = { all: [], byUnit: new Map(), known };
  const things: People = { all: [], byUnit: new Map(), known };
  const thingNames = new Set(mentions.filter(({ isThing }) => isThing).map(({ units }) => units.join(' ')));
  const longestFirst = [...mentions].sort((a, b) => b.units.length - a.units.length || a.mention.from - b.mention.from);
  for (const named of longestFirst) {
    const { units } = named;
    const kind = thingNames.size > 0 && thingNames.has(units.join(' ')) ? things : people;
    join(choose(kind, named, units) ?? addPerson(kind, units), named, units);
  }
  return [...people.all, ...things.all];
}

function addPerson({ all, byUnit }: People, units: readonly string[]): Person {
  const person = newPerson(units);
  all.push(person);
  for (const unit of new Set(units)) {
    const sharing = byUnit.get(unit);
    if (sharing === undefined) byUnit.set(unit, [person]);
    else sharing.push(person);
  }
  return person;
}

/** The person that a mention names, or null for a new one. */
function choose(people: People, named: NamedMention, units: readonly string[]): Person | null {
  const candidates = similarPeople(people, units).filter((person) => isSamePerson(person, named, units, people.known));
  if (candidates.length < 2) return candidates[0] ?? null;
  return candidates.reduce((best, person) =>
    fitnessOf(person, named, units) > fitnessOf(best, named, units) ? person : best,
  );
}

/** All people while they are few; else those who share a part of the name to the letter. */
function similarPeople({ all, byUnit }: People, units: readonly string[]): readonly Person[] {
  if (all.length <= MOST_COMPARED) return all;
  return [...new Set(units.flatMap((unit) => byUnit.get(unit)?.slice(-MOST_COMPARED) ?? []))];
}

/** Gender tells short forms apart; where the given name is the same it was a bad guess. */
function isSamePerson(person: Person, named: NamedMention, units: readonly string[], known: KnownNames): boolean {
  if (named.entry !== undefined && person.entries.has(named.entry)) return true;
  const hasSameGivenName = units.length > 1 && units[0] === person.units[0];
  if (!hasSameGivenName && agreement(named.gender, person.gender) < 0) return false;
  return isFormOf(units, person.units, known) || isMisspelt(units, person.units, known);
}

/**
 * True when `part` can stand for the name `whole`: the same parts, its last part or the last ones, its first alone, or parts
 * left out of the middle.
 */
function isFormOf(part: readonly string[], whole: readonly string[], known: KnownNames): boolean {
  if (part.length > whole.length || part.length === 0) return false;
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && sameNameWord(a, b, known);
  const endsAlike = same(part.at(-1), whole.at(-1));
  const beginsAlike = same(part[0], whole[0]);
  if (part.length === 1)
    return endsAlike || beginsAlike || (whole.length > 2 && whole.slice(1).some((unit) => same(part[0], unit)));
  let at = 0;
  for (const unit of whole) if (at < part.length && same(part[at], unit)) at++;
  return at === part.length && (beginsAlike || endsAlike);
}

/** One part of several with the dots of a letter slipped, the others alike: within an article that is a slip of the pen. */
function isMisspelt(a: readonly string[], b: readonly string[], known: KnownNames): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  const different = a.flatMap((unit, i) => (unit === b[i] ? [] : [[unit, b[i] as string] as const]));
  return different.length === 1 && different.every(([one, other]) => isSlipOfDots(one, other, known));
}
