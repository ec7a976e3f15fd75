import { lastAtOrBefore } from '../../text/span.ts';
import type { LexiconEntry } from '../entities/gazetteer.ts';
import type { Cluster, Gender, NamedMention } from './named-mention.ts';

export interface Person extends Cluster {
  /** Name parts of the fullest form. */
  readonly units: readonly string[];
  readonly entries: Set<LexiconEntry>;
  /** First tokens of the mentions, ascending. */
  readonly starts: number[];
  /** Those of the mentions that hold the surname. */
  readonly surnameStarts: number[];
  /** The surname alone has meant this person. */
  isCalledBySurname: boolean;
  gender: Gender;
  readonly roleWords: Set<string>;
}

/** Somebody of this name who is not mentioned yet. */
export function newPerson(units: readonly string[]): Person {
  const known = { entries: new Set<LexiconEntry>(), gender: 'u' as Gender, roleWords: new Set<string>() };
  return { members: [], units, starts: [], surnameStarts: [], isCalledBySurname: false, ...known };
}

/** Adds a mention, given with the parts of its name. */
export function join(person: Person, named: NamedMention, units: readonly string[]): void {
  const { mention, entry, roleWords, gender } = named;
  person.members.push(named);
  if (entry !== undefined) person.entries.add(entry);
  for (const word of roleWords) person.roleWords.add(word);
  if (person.gender === 'u') person.gender = gender;
  insert(person.starts, mention.from);
  if (!holdsSurname(person, units)) return;
  insert(person.surnameStarts, mention.from);
  if (units.length === 1) person.isCalledBySurname = true;
}

function insert(starts: number[], start: number): void {
  starts.splice(lastAtOrBefore(starts, start, (other) => other) + 1, 0, start);
}

/**
 * How well a short form fits: the gender of its verb, a surname before a first name, shared titles, a surname that has meant the
 * person before, then nearness.
 */
export function fitnessOf(person: Person, named: NamedMention, units: readonly string[]): number {
  const bySurname = holdsSurname(person, units);
  const shared = [...named.roleWords].filter((word) => person.roleWords.has(word)).length;
  const isUsual = bySurname && person.isCalledBySurname;
  const starts = bySurname ? person.surnameStarts : person.starts;
  const gender = agreement(named.verbGender, person.gender);
  return gender * 12 + Number(bySurname) * 6 + shared * 3 + Number(isUsual) * 2 + nearness(starts, named);
}

/** 1 for the same gender, -1 for the other, 0 where one is not known. */
export function agreement(a: Gender, b: Gender): number {
  if (a === 'u' || b === 'u') return 0;
  return a === b ? 1 : -1;
}

/** A father's name serves as one: بن سلمان. */
function holdsSurname({ units: whole }: Person, units: readonly string[]): boolean {
  const last = units.at(-1) as string;
  return last === whole.at(-1) || (last.startsWith('بن') && whole.slice(1).includes(last));
}

/** From 1 for the word before down to 0; before the first mention, as in a headline, from 0 down to -1. */
function nearness(starts: readonly number[], { mention }: NamedMention): number {
  const before = starts[lastAtOrBefore(starts, mention.from, (start) => start)];
  if (before !== undefined) return 1 / (1 + mention.from - before);
  const [first] = starts;
  return first === undefined ? -1 : 1 / (1 + first - mention.from) - 1;
}
