import type { Entity, EntityDoc, Mention, MentionDoc, Token } from '../document.ts';
import type { Gazetteer, LexiconEntry } from './entities/gazetteer.ts';
import type { NameWords } from './entities/name-words.ts';
import { clusterBodies } from './resolve/bodies.ts';
import { mentionName } from './resolve/mention-name.ts';
import { type Cluster, clusterPeople, type Gender, type NamedMention } from './resolve/people.ts';
import { rolesBeside } from './resolve/roles.ts';

/** What {@link resolveEntities} knows beforehand. */
export interface ResolveResources {
  readonly gazetteer: Gazetteer;
  readonly nameWords: NameWords;
  /** Usual Latin spelling of a name that the lexicons do not hold. */
  readonly romanize: (name: string, type: Entity['type']) => string | undefined;
  /** ISO 3166-1 alpha-2 of the country that a nationality adjective in any form tells, or undefined. */
  readonly countryOf: (adjective: string) => string | undefined;
}

const PLACES = new Set(['GPE', 'LOC', 'FAC']);

/** Gathers all mentions of one person, place or organisation under one entity, with what is known of it. */
export function resolveEntities(doc: MentionDoc, resources: ResolveResources): EntityDoc {
  const named = doc.mentions.map((mention) => describe(doc, mention, resources));
  const { firstNames, familyNames } = resources.nameWords;
  const isKnown = (word: string): boolean =>
    firstNames.has(word) || familyNames.has(word) || familyNames.has(`ال${word}`);
  const people = named.filter(({ mention }) => mention.type === 'PER');
  const bodies = named.filter(({ mention }) => mention.type === 'ORG' || PLACES.has(mention.type));
  const others = named.filter(
    ({ mention }) => mention.type !== 'PER' && mention.type !== 'ORG' && !PLACES.has(mention.type),
  );
  const clusters = [
    ...clusterPeople(people, isKnown),
    ...clusterBodies(bodies, (a, b) => standsInBrackets(doc.tokens, a, b)),
    ...clusterByWords(others),
  ];
  return { ...doc, entities: toEntities(clusters, resources) };
}

function describe(doc: MentionDoc, mention: Mention, { gazetteer, nameWords }: ResolveResources): NamedMention {
  const name = mentionName(doc.tokens, doc.text, mention);
  const found = gazetteer.find(name);
  const entry = found !== undefined && sameKind(found.type, mention.type) ? found : undefined;
  if (mention.type !== 'PER') return { mention, name, entry, roles: [], roleWords: new Set(), gender: 'u' };
  const roles = rolesBeside(doc, mention, nameWords);
  return {
    mention,
    name,
    entry: entry?.ambiguous ? undefined : entry,
    ...roles,
    gender: genderOf(doc, mention, roles.gender, nameWords),
  };
}

/** By the title, else by the given name of a name of several words. */
function genderOf({ tokens }: MentionDoc, { from, to }: Mention, byTitle: Gender, { firstNames }: NameWords): Gender {
  if (byTitle !== 'u' || to - from < 2) return byTitle;
  return firstNames.get((tokens[from] as Token).word.stemKey)?.gender ?? 'u';
}

function sameKind(a: string, b: string): boolean {
  return a === b || (PLACES.has(a) && PLACES.has(b));
}

/** حلف شمال الأطلسي (الناتو): the second name in brackets right after the first, both organisations. */
function standsInBrackets(tokens: readonly Token[], a: NamedMention, b: NamedMention): boolean {
  if (a.mention.type !== 'ORG' || b.mention.type !== 'ORG' || b.mention.from !== a.mention.to + 1) return false;
  return tokens[a.mention.to]?.word.text === '(' && tokens[b.mention.to]?.word.text === ')';
}

function clusterByWords(mentions: readonly NamedMention[]): Cluster[] {
  const clusters = new Map<string, { members: NamedMention[] }>();
  for (const named of mentions) {
    const key = `${named.mention.type} ${named.name}`;
    const cluster = clusters.get(key);
    if (cluster === undefined) clusters.set(key, { members: [named] });
    else cluster.members.push(named);
  }
  return [...clusters.values()];
}

function toEntities(clusters: readonly Cluster[], resources: ResolveResources): Entity[] {
  const sorted = clusters
    .map(({ members }) => members.sort((a, b) => a.mention.from - b.mention.from))
    .sort((a, b) => (a[0] as NamedMention).mention.from - (b[0] as NamedMention).mention.from);
  return sorted.map((members, index) => toEntity(`e${index + 1}`, members, resources));
}

function toEntity(id: string, members: readonly NamedMention[], { romanize, countryOf }: ResolveResources): Entity {
  const { name, mention } = members.reduce((best, member) => (member.name.length > best.name.length ? member : best));
  const type = mostFrequent(members.map((member) => member.mention.type));
  const entry = members.find((member) => member.entry !== undefined)?.entry;
  const roles = [...new Set(members.flatMap((member) => member.roles))];
  const code =
    entry?.code ||
    roles.map((role) => countryInRole(role, countryOf)).find((found) => found !== undefined) ||
    codeOfNationality(mention, name, countryOf);
  return {
    id,
    type,
    name,
    ...latinOf(entry, name, type, romanize),
    ...(roles.length > 0 ? { roles } : {}),
    ...(code ? { code } : {}),
    mentions: members.map((member) => member.mention),
  };
}

const ROMANIZED = new Set(['PER', 'GPE', 'LOC']);

function latinOf(
  entry: LexiconEntry | undefined,
  name: string,
  type: Entity['type'],
  romanize: ResolveResources['romanize'],
) {
  if (entry?.latin) return { latin: entry.latin, latinSource: 'lexicon' as const };
  const latin = ROMANIZED.has(type) ? romanize(name, type) : undefined;
  return latin === undefined ? {} : { latin, latinSource: 'model' as const };
}

/** وزير الدفاع الإسرائيلي → IL. */
function countryInRole(role: string, countryOf: ResolveResources['countryOf']): string | undefined {
  return role
    .split(' ')
    .map(countryOf)
    .find((code) => code !== undefined);
}

function codeOfNationality(
  { type }: Mention,
  name: string,
  countryOf: ResolveResources['countryOf'],
): string | undefined {
  return type === 'NORP' ? countryOf(name) : undefined;
}

function mostFrequent<T>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
