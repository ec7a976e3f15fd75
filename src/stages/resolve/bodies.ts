import { lastAtOrBefore } from '../../text/span.ts';
import { areCompatible, type BodyName } from './body-name.ts';
import type { Cluster, NamedMention } from './named-mention.ts';
import { type KnownNames, sameNameWord } from './same-word.ts';
import { isShortFormOf } from './short-form.ts';

/** What the clusters are made with. */
export interface BodyKnowledge {
  /** True when the second name only says the first again: حلف شمال الأطلسي (الناتو). */
  readonly areApposed: (a: NamedMention, b: NamedMention) => boolean;
  readonly known: KnownNames;
}

interface Body extends Cluster {
  /** The fullest name. */
  readonly name: BodyName;
  /** What the lexicons know it as. */
  readonly identities: Set<string>;
  /** First tokens of the mentions, ascending. */
  readonly starts: number[];
}

/** Bodies found again by their names. */
interface Bodies {
  readonly all: Body[];
  readonly byKey: Map<string, Body[]>;
}

/** Bodies under one key that are compared; it bounds the work on lists of names. */
const MOST_COMPARED = 100;

/**
 * Gathers the mentions of each organisation or place: by lexicon entry, by words without article and class word, by a variant
 * spelling, by a shorter form of a longer name (الخارجية المصرية, وزارة الخارجية المصرية), and by a name set off right after another
 * (حلف شمال الأطلسي (الناتو)). What the lexicons know as two stays two.
 */
export function clusterBodies(mentions: readonly NamedMention[], knowledge: BodyKnowledge): Cluster[] {
  const bodies: Bodies = { all: [], byKey: new Map() };
  const longestFirst = [...mentions].sort((a, b) => b.name.length - a.name.length || a.mention.from - b.mention.from);
  const names = new Set<BodyName>();
  for (const named of longestFirst) {
    const name = named.body as BodyName;
    const body = choose(bodies, named, name, knowledge) ?? addBody(bodies, name);
    join(body, named);
    if (!names.has(name) || body.members.length === 1) for (const key of keysOf(named, name)) learn(bodies, key, body);
    names.add(name);
  }
  return mergeApposed(bodies.all, knowledge.areApposed);
}

function identityOf({ entry }: NamedMention): string | undefined {
  return entry && `${entry.latin === '' ? entry.name : entry.latin} ${entry.code}`;
}

function keysOf(named: NamedMention, name: BodyName): string[] {
  const identity = identityOf(named);
  const { words, variant, beginnings } = name.keys;
  const keys = [words, variant, ...beginnings];
  return identity === undefined ? keys : [`${name.kind} = ${identity}`, ...keys];
}

function addBody({ all }: Bodies, name: BodyName): Body {
  const body: Body = { members: [], name, identities: new Set(), starts: [] };
  all.push(body);
  return body;
}

function join({ members, identities, starts }: Body, named: NamedMention): void {
  const { from } = named.mention;
  members.push(named);
  starts.splice(lastAtOrBefore(starts, from, (start) => start) + 1, 0, from);
  const identity = identityOf(named);
  if (identity !== undefined) identities.add(identity);
}

function learn({ byKey }: Bodies, key: string, body: Body): void {
  const known = byKey.get(key);
  if (known === undefined) byKey.set(key, [body]);
  else if (known.length < MOST_COMPARED && !known.includes(body)) known.push(body);
}

function choose({ byKey }: Bodies, named: NamedMention, name: BodyName, { known }: BodyKnowledge): Body | undefined {
  const identity = identityOf(named);
  const under = (key: string): Body[] => (byKey.get(key) ?? []).filter((body) => !contradicts(body, identity));
  if (identity !== undefined) {
    const [listed] = byKey.get(`${name.kind} = ${identity}`) ?? [];
    if (listed !== undefined) return listed;
  }
  const sameWords = under(name.keys.words).filter((body) => areCompatible(body.name, name));
  if (sameWords.length > 0) return nearest(sameWords, named);
  const variants = under(name.keys.variant).filter(
    (body) => areCompatible(body.name, name) && isVariant(body.name, name, known),
  );
  if (variants.length > 0) return nearest(variants, named);
  if (named.entry !== undefined) return undefined;
  return onlyOne(
    under(name.keys.beginnings[0]).filter((body) => isShortFormOf(name, body.name, named.isListedOtherwise)),
  );
}

function contradicts({ identities }: Body, identity: string | undefined): boolean {
  return identity !== undefined && identities.size > 0 && !identities.has(identity);
}

/** Shorter words that differ by a letter are different words. */
const SHORTEST_VARIANT = 5;

/** One word in another spelling: باسادينا, باسادينيا. */
function isVariant({ core: a }: BodyName, { core: b }: BodyName, known: KnownNames): boolean {
  if (a.length !== b.length) return false;
  const different = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] as string] as const]));
  return (
    different.length === 1 &&
    different.every(
      ([one, other]) => Math.min(one.length, other.length) >= SHORTEST_VARIANT && sameNameWord(one, other, known),
    )
  );
}

/** The body named last before the mention, else the first. */
function nearest(bodies: readonly Body[], { mention }: NamedMention): Body | undefined {
  const lastBefore = ({ starts }: Body): number => starts[lastAtOrBefore(starts, mention.from, (s) => s)] ?? -1;
  return bodies.reduce((best, body) => (lastBefore(body) > lastBefore(best) ? body : best));
}

/** Of several longer names the one that is written more than once or that the lexicons know; none when that leaves several. */
function onlyOne(bodies: readonly Body[]): Body | undefined {
  if (bodies.length < 2) return bodies[0];
  const sure = bodies.filter(({ identities, members }) => identities.size > 0 || members.length > 1);
  return sure.length === 1 ? sure[0] : undefined;
}

/** Joins clusters of which a mention of one is set off right after a mention of the other. */
function mergeApposed(bodies: readonly Body[], areApposed: BodyKnowledge['areApposed']): Body[] {
  const home = new Map<NamedMention, Body>();
  for (const body of bodies) for (const member of body.members) home.set(member, body);
  const ordered = [...home.keys()].sort((a, b) => a.mention.from - b.mention.from);
  const gone = new Set<Body>();
  for (const [i, second] of ordered.entries()) {
    const first = ordered[i - 1];
    if (first === undefined || !areApposed(first, second)) continue;
    const [from, into] = smallerFirst(home.get(first) as Body, home.get(second) as Body);
    if (into === from || (into.identities.size > 0 && from.identities.size > 0)) continue;
    for (const member of from.members) {
      into.members.push(member);
      home.set(member, into);
    }
    for (const identity of from.identities) into.identities.add(identity);
    gone.add(from);
  }
  return bodies.filter((body) => !gone.has(body));
}

/** The order in which moving the members of the first to the second is least work. */
function smallerFirst(a: Body, b: Body): readonly [Body, Body] {
  return a.members.length <= b.members.length ? [a, b] : [b, a];
}
