import type { Entity, EntityDoc, Mention, MentionDoc, Token } from '../document.ts';
import type { Gazetteer, LexiconEntry } from './entities/gazetteer.ts';
import { nameWords } from './entities/name-key.ts';

/** What {@link resolveEntities} knows beforehand. */
export interface ResolveResources {
  readonly gazetteer: Gazetteer;
}

interface Cluster {
  readonly type: Mention['type'];
  readonly entry: LexiconEntry | undefined;
  /** Words of the fullest name so far. */
  words: readonly string[];
  name: string;
  readonly mentions: Mention[];
}

/** Gathers all mentions of one person, place or organisation under one entity, with what the lexicons know of it. */
export function resolveEntities(doc: MentionDoc, { gazetteer }: ResolveResources): EntityDoc {
  const clusters: Cluster[] = [];
  const byName = new Map<string, Cluster>();
  const longestFirst = [...doc.mentions].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  for (const mention of longestFirst) {
    const name = mentionName(doc.tokens, doc.text, mention);
    const words = nameWords(name);
    const found = gazetteer.find(name);
    const entry = found !== undefined && sameKind(found.type, mention.type) ? found : undefined;
    const key = entry === undefined ? `${mention.type} ${words.join(' ')}` : `${mention.type} ${entry.name}`;
    const cluster = byName.get(key) ?? (mention.type === 'PER' ? fullNameOf(clusters, words, mention) : undefined);
    if (cluster !== undefined) {
      cluster.mentions.push(mention);
      byName.set(key, cluster);
      continue;
    }
    const fresh: Cluster = { type: mention.type, entry, words, name, mentions: [mention] };
    clusters.push(fresh);
    byName.set(key, fresh);
  }
  return { ...doc, entities: toEntities(clusters) };
}

const PLACES = new Set(['GPE', 'LOC', 'FAC']);

function sameKind(a: string, b: string): boolean {
  return a === b || (PLACES.has(a) && PLACES.has(b));
}

/** The person whose fuller name ends with or holds these words: the nearest one named. */
function fullNameOf(clusters: readonly Cluster[], words: readonly string[], mention: Mention): Cluster | undefined {
  const distance = (cluster: Cluster): number =>
    Math.min(...cluster.mentions.map((other) => Math.abs(other.from - mention.from)));
  return clusters
    .filter(
      (cluster) => cluster.type === 'PER' && cluster.words.length > words.length && holdsInOrder(cluster.words, words),
    )
    .sort((a, b) => distance(a) - distance(b))[0];
}

/** `part` comes in `whole` in the same order; the last words must agree unless only the first name is given. */
function holdsInOrder(whole: readonly string[], part: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at++;
  return at === part.length && (whole.at(-1) === part.at(-1) || whole[0] === part[0]);
}

/** The words of a mention; in a word of merged لل the article is restored: للأمم المتحدة → الأمم المتحدة. */
export function mentionName(tokens: readonly Token[], text: string, mention: Mention): string {
  const written = text.slice(mention.start, mention.end).replace(/\s+/gu, ' ');
  const first = tokens[mention.from] as Token;
  const isMerged = mention.start > first.start && first.word.stemKey.startsWith('ال') && !written.startsWith('ال');
  return isMerged ? `ا${written}` : written;
}

function toEntities(clusters: readonly Cluster[]): Entity[] {
  return clusters
    .map((cluster) => ({ ...cluster, mentions: cluster.mentions.sort((a, b) => a.from - b.from) }))
    .sort((a, b) => (a.mentions[0] as Mention).from - (b.mentions[0] as Mention).from)
    .map(({ type, entry, name, mentions }, index) => ({
      id: `e${index + 1}`,
      type,
      name,
      ...(entry?.latin ? { latin: entry.latin, latinSource: 'lexicon' as const } : {}),
      ...(entry?.code ? { code: entry.code } : {}),
      mentions,
    }));
}
