import type { Mention } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
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
  readonly units: readonly string[];
  readonly entries: Set<LexiconEntry>;
  /** First tokens of the mentions, ascending. */
  readonly starts: number[];
  gender: Gender;
  readonly roleWords: Set<string>;
}

/** People in the order they were met, found again by each part of their names. */
interface People {
  readonly all: Person[];
  readonly byUnit: Map<string, Person[]>;
  readonly isKnown: (word: string) => boolean;
}

/** Beyond this many people only equal spellings are looked for: it bounds the work on lists of names. */
const MOST_COMPARED = 300;

/**
 * Gathers the mentions of each person. Full names come first and meet by their parts, variant spellings included; then each
 * short form goes to a full name that holds it, chosen by title, gender and nearness. Two people with one surname stay
 * two.
 */
export function clusterPeople(mentions: readonly NamedMention[], isKnown: (word: string) => boolean): Cluster[] {
  const people: People = { all: [], byUnit: new Map(), isKnown };
  const parts = new Map(mentions.map((named) => [named, nameUnits(named.name)] as const));
  const unitsOf = (named: NamedMention): readonly string[] => parts.get(named) as readonly string[];
  const longestFirst = [...mentions].sort(
    (a, b) => unitsOf(b).length - unitsOf(a).length || a.mention.from - b.mention.from,
  );
  for (const named of longestFirst)
    join(choose(people, named, unitsOf(named)) ?? addPerson(people, unitsOf(named)), named);
  return people.all;
}

function addPerson({ all, byUnit }: People, units: readonly string[]): Person {
  const person: Person = { members: [], units, entries: new Set(), starts: [], gender: 'u', roleWords: new Set() };
  all.push(person);
  for (const unit of new Set(units)) {
    const sharing = byUnit.get(unit);
    if (sharing === undefined) byUnit.set(unit, [person]);
    else sharing.push(person);
  }
  return person;
}

function join(person: Person, named: NamedMention): void {
  const { mention, entry, roleWords, gender } = named;
  person.members.push(named);
  if (entry !== undefined) person.entries.add(entry);
  for (const word of roleWords) person.roleWords.add(word);
  if (person.gender === 'u') person.gender = gender;
  person.starts.splice(lastAtOrBefore(person.starts, mention.from, (start) => start) + 1, 0, mention.from);
}

/** The person that a mention names, or null for a new one. */
function choose(people: People, named: NamedMention, units: readonly string[]): Person | null {
  const candidates = similarPeople(people, units).filter((person) =>
    isSamePerson(person, named, units, people.isKnown),
  );
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

function isSamePerson(
  person: Person,
  named: NamedMention,
  units: readonly string[],
  isKnown: (word: string) => boolean,
): boolean {
  if (named.entry !== undefined && person.entries.has(named.entry)) return true;
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
function fitnessOf(person: Person, { mention, roleWords }: NamedMention, units: readonly string[]): number {
  const bySurname = units.at(-1) === person.units.at(-1) ? 1 : 0;
  const shared = [...roleWords].filter((word) => person.roleWords.has(word)).length;
  const before = person.starts[lastAtOrBefore(person.starts, mention.from, (start) => start)];
  const nearness = before === undefined ? 0 : 1 / (1 + mention.from - before);
  return bySurname * 4 + shared * 2 + nearness;
}
