import { nameWords } from '../entities/name-key.ts';
import { bare } from './name-units.ts';
import type { Cluster, NamedMention } from './people.ts';

/** Words of classes that stand before a name or are left out: حزب, وزارة, شركة. */
const CLASS_WORDS = new Set(
  'حزب حركه شركه مجموعه وكاله قناه صحيفه جريده مجله نادي منظمه جماعه تنظيم مؤسسه وزاره هيئه موقع شبكه اذاعه مدينه محافظه ولايه دوله جمهوريه مملكه بلده قريه منطقه اقليم بنك مصرف'.split(
    ' ',
  ),
);

interface Body extends Cluster {
  /** Words of the fullest name without article and class word. */
  readonly words: readonly string[];
}

/** Longer names with one first word that are compared; it bounds the work on lists of names. */
const MOST_SIBLINGS = 100;

/**
 * Gathers the mentions of each organisation or place: by lexicon entry, by words without article and class word, by a
 * shorter form of a longer name (الخارجية المصرية, وزارة الخارجية المصرية), and by a name in brackets right after another (حلف شمال
 * الأطلسي (الناتو)).
 */
export function clusterBodies(
  mentions: readonly NamedMention[],
  areApposed: (a: NamedMention, b: NamedMention) => boolean,
): Cluster[] {
  const clusters: Body[] = [];
  const byKey = new Map<string, Body>();
  const byFirstWord = new Map<string, Body[]>();
  const longestFirst = [...mentions].sort((a, b) => b.name.length - a.name.length || a.mention.from - b.mention.from);
  for (const named of longestFirst) {
    const words = coreWords(named.name);
    const keys = keysOf(named, words);
    const siblings = byFirstWord.get(words[0] as string) ?? [];
    const known =
      keys.map((key) => byKey.get(key)).find((cluster) => cluster !== undefined) ?? longerForm(siblings, named, words);
    const cluster = known ?? { members: [], words };
    if (known === undefined) {
      clusters.push(cluster);
      if (siblings.length < MOST_SIBLINGS) byFirstWord.set(words[0] as string, [...siblings, cluster]);
    }
    cluster.members.push(named);
    for (const key of keys) byKey.set(key, cluster);
  }
  return mergeApposed(clusters, areApposed);
}

function keysOf({ entry, mention }: NamedMention, words: readonly string[]): string[] {
  const kind = mention.type === 'ORG' ? 'ORG' : mention.type === 'FAC' ? 'FAC' : 'PLACE';
  const key = `${kind} ${words.join(' ')}`;
  return entry === undefined
    ? [key]
    : [`${kind} = ${entry.latin === '' ? entry.name : entry.latin} ${entry.code}`, key];
}

/** Folded words without articles and without a class word in front. */
function coreWords(name: string): string[] {
  const words = nameWords(name).map(bare);
  return words.length > 1 && CLASS_WORDS.has(words[0] as string) ? words.slice(1) : words;
}

/** The one longer name that begins with these words; none when several do. */
function longerForm(
  clusters: readonly Body[],
  { mention, entry }: NamedMention,
  words: readonly string[],
): Body | undefined {
  if (mention.type !== 'ORG' || words.length < 2 || entry !== undefined) return undefined;
  const longer = clusters.filter(
    ({ members, words: whole }) =>
      members[0]?.mention.type === 'ORG' && whole.length > words.length && words.every((word, i) => word === whole[i]),
  );
  return longer.length === 1 ? longer[0] : undefined;
}

/** Joins clusters of which a mention of one stands in brackets after a mention of the other. */
function mergeApposed<C extends Cluster>(
  clusters: readonly C[],
  areApposed: (a: NamedMention, b: NamedMention) => boolean,
): C[] {
  const home = new Map<NamedMention, C>();
  for (const cluster of clusters) for (const member of cluster.members) home.set(member, cluster);
  const ordered = [...home.keys()].sort((a, b) => a.mention.from - b.mention.from);
  const gone = new Set<C>();
  for (const [i, second] of ordered.entries()) {
    const first = ordered[i - 1];
    if (first === undefined || !areApposed(first, second)) continue;
    const [into, from] = [home.get(first) as C, home.get(second) as C];
    if (into === from) continue;
    for (const member of from.members) {
      into.members.push(member);
      home.set(member, into);
    }
    gone.add(from);
  }
  return clusters.filter((cluster) => !gone.has(cluster));
}
