import type { Entity } from '../../document.ts';
import { foldKey } from '../../text/normalize.ts';
import type { LexiconEntry } from '../entities/gazetteer.ts';
import type { NameWords } from '../entities/name-words.ts';
import { bare, nameUnits } from './name-units.ts';
import type { NamedMention } from './named-mention.ts';
import type { ResolveResources } from './resources.ts';
import { skeletonOf } from './same-word.ts';

/** One entity of its mentions, which are in text order. */
export function makeEntity(id: string, members: readonly NamedMention[], resources: ResolveResources): Entity {
  const { romanize, countryOf } = resources;
  const name = fullestName(members);
  const type = mostFrequent(members.map((member) => member.mention.type));
  const entry = identityOf(members);
  const roles = rolesOf(members, resources.nameWords);
  const code =
    entry?.code ||
    roles.map((role) => countryInRole(role, countryOf)).find((found) => found !== undefined) ||
    (type === 'NORP' ? countryOf(name) : undefined);
  return {
    id,
    type,
    name,
    ...latinOf(entry, { name, type, country: code }, romanize),
    ...(roles.length > 0 ? { roles } : {}),
    ...(code ? { code } : {}),
    mentions: members.map((member) => member.mention),
  };
}

const ROMANIZED = new Set(['PER', 'GPE', 'LOC']);

function latinOf(
  entry: LexiconEntry | undefined,
  { name, type, country }: { name: string; type: Entity['type']; country: string | undefined },
  romanize: ResolveResources['romanize'],
) {
  if (entry?.latin) return { latin: entry.latin, latinSource: 'lexicon' as const };
  const latin = ROMANIZED.has(type) ? romanize(name, country) : undefined;
  return latin === undefined ? {} : { latin, latinSource: 'model' as const };
}

/** وزير الدفاع الإسرائيلي → IL. */
function countryInRole(role: string, countryOf: ResolveResources['countryOf']): string | undefined {
  return role
    .split(' ')
    .map(countryOf)
    .find((code) => code !== undefined);
}

/** What the lexicons know of them. A known surname tells nothing of somebody with another given name: إريك ترامب. */
function identityOf(members: readonly NamedMention[]): LexiconEntry | undefined {
  const listed = members.filter(({ entry }) => entry !== undefined);
  if (listed[0]?.mention.type !== 'PER') return listed[0]?.entry;
  const fullest = longest(members.map(({ bareName }) => bareName));
  return listed.find(({ bareName, entry }) => bareName === fullest || mayBear(fullest, (entry as LexiconEntry).name))
    ?.entry;
}

/** A surname alone, or the given name is in the known name: somebody else may share the surname with whom the lexicons know by it. */
function mayBear(name: string, known: string): boolean {
  const [units, parts] = [nameUnits(name), nameUnits(known)];
  const given = skeletonOf(units.slice(0, 1));
  return units.length < 2 || parts.some((part) => skeletonOf([part]) === given);
}

/** Titles beside the names. An everyday word of the other gender is none: اتهمت المعارضة شمعون. */
function rolesOf(members: readonly NamedMention[], { titles }: NameWords): string[] {
  const roles = [...new Set(members.flatMap((member) => member.roles))];
  if (roles.length === 0) return roles;
  const gender = members.map((member) => member.gender).find((known) => known !== 'u');
  const suits = (role: string): boolean => {
    const title = titles.get(bare(foldKey(role.split(' ')[0] as string)));
    return gender === undefined || !title?.ambiguous || title.gender === 'u' || title.gender === gender;
  };
  return roles.filter(suits);
}

/** The form of most words; of several that of the lexicons, else the one that is written most often. */
function fullestName(members: readonly NamedMention[]): string {
  const most = wordsOf(longest(members.map(({ name }) => name)));
  const fullest = members.filter(({ name }) => wordsOf(name) === most);
  const listed = fullest.find(({ name, entry }) => name === entry?.name);
  return listed?.name ?? mostFrequent(fullest.map(({ name }) => name));
}

function wordsOf(name: string): number {
  let words = 1;
  for (let at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) words++;
  return words;
}

/** The name of most words. */
function longest(names: readonly string[]): string {
  return names.reduce((best, name) => (wordsOf(name) > wordsOf(best) ? name : best));
}

function mostFrequent<T>(values: readonly T[]): T {
  if (values.length === 1) return values[0] as T;
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
