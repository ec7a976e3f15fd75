import type { Entity, EntityDoc, MentionDoc } from '../document.ts';
import { areApposed } from './resolve/apposition.ts';
import { clusterBodies } from './resolve/bodies.ts';
import { describeMentions } from './resolve/describe-mention.ts';
import { isBody } from './resolve/known-entry.ts';
import { makeEntity } from './resolve/make-entity.ts';
import type { Cluster, NamedMention } from './resolve/named-mention.ts';
import { clusterPeople } from './resolve/people.ts';
import type { ResolveResources } from './resolve/resources.ts';
import type { KnownNames } from './resolve/same-word.ts';
import { readSharedNames } from './resolve/shared-names.ts';

export type { ResolveResources } from './resolve/resources.ts';

/** Gathers all mentions of one person, place or organisation under one entity, with what is known of it. */
export function resolveEntities(doc: MentionDoc, resources: ResolveResources): EntityDoc {
  const described = describeMentions(doc, resources);
  const meant = readSharedNames(doc, described, resources);
  const named =
    meant.size === 0
      ? described
      : described.map((each) => (meant.has(each.mention) ? { ...each, entry: meant.get(each.mention) } : each));
  const { firstNames, familyNames } = resources.nameWords;
  const known: KnownNames = {
    isGivenName: (word) => firstNames.has(word),
    isFamilyName: (word) => familyNames.has(word) || familyNames.has(`ال${word}`),
  };
  const people = named.filter(({ mention }) => mention.type === 'PER');
  const bodies = named.filter(({ mention }) => isBody(mention.type));
  const others = named.filter(({ mention }) => mention.type !== 'PER' && !isBody(mention.type));
  const clusters = [
    ...clusterPeople(people, known),
    ...clusterBodies(bodies, {
      areApposed: (a, b) => areApposed(doc.tokens, a.mention, b.mention),
      known,
    }),
    ...clusterByWords(others),
  ];
  return { ...doc, entities: toEntities(clusters, resources) };
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
  return sorted.map((members, index) => makeEntity(`e${index + 1}`, members, resources));
}
