import type { Token } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import { type Candidate, keyOfCandidate } from './candidate.ts';
import type { Demonym } from './demonyms.ts';
import type { Gazetteer, LexiconEntry } from './gazetteer.ts';
import type { NameWords } from './name-words.ts';
import { OUTLET_WORDS } from './outlet-words.ts';
import { isScore } from './sport-sentences.ts';
import { STATE_WORDS } from './state-words.ts';

/** What the boundaries of organisations' names are drawn with; sets hold folded keys. */
export interface HouseRules {
  readonly gazetteer: Gazetteer;
  readonly nameWords: NameWords;
  readonly demonymOf: (key: string) => Demonym | undefined;
  readonly isCountry: (entry: LexiconEntry) => boolean;
  /** True for a folded form of a verb of reporting. */
  readonly isReportingVerb: (key: string) => boolean;
  /** حكومة, منتخب: bodies named by their word and a nationality adjective. */
  readonly stateBodies: ReadonlySet<string>;
  /** مجلس الوزراء: no name by itself. */
  readonly genericBodies: ReadonlySet<string>;
}

/**
 * Draws the boundaries of organisations as the product means them, where the corpora that the tagger learned from disagree:
 * a body that every state has is no name, a class word before a known name and a nationality behind it stay outside, and a
 * person's name after an organisation is not part of it. A score is no ordinal number. People are told by the names of others in the article.
 */
export function applyHouseRules(
  tokens: readonly Token[],
  candidates: readonly Candidate[],
  rules: HouseRules,
): Candidate[] {
  const surnames = surnamesOf(tokens, candidates);
  return candidates.flatMap((candidate) => {
    if (candidate.type === 'PER') {
      const person = withoutCalling(tokens, withWholeSurname(tokens, candidate, surnames), rules.nameWords);
      return isTitle(tokens, person, rules.nameWords) || isDescription(tokens, person, rules)
        ? []
        : withoutVerb(tokens, person, surnames, rules);
    }
    if (candidate.type === 'ORDINAL') return isScore(tokens, candidate.from + 1) ? [] : [candidate];
    const named = withoutNationality(tokens, candidate, rules);
    if (named.type !== 'ORG') return [withStateWord(tokens, named, rules)];
    const cut = cutBeforePerson(tokens, withoutClassWord(tokens, named, rules), rules.nameWords);
    return rules.genericBodies.has(keyOfCandidate(tokens, cut)) ? [] : [cut];
  });
}

/** Last words of the people's names of several words, with the first words that they stand behind. */
type Surnames = ReadonlyMap<string, ReadonlySet<string>>;

function surnamesOf(tokens: readonly Token[], candidates: readonly Candidate[]): Surnames {
  const surnames = new Map<string, Set<string>>();
  for (const { type, from, to, afterParticles } of candidates) {
    if (type !== 'PER' || to - from < 2) continue;
    const { word } = tokens[from] as Token;
    const first = afterParticles ? word.stemKey : word.key;
    const surname = (tokens[to - 1] as Token).word.key;
    const known = surnames.get(surname);
    if (known === undefined) surnames.set(surname, new Set([first]));
    else known.add(first);
  }
  return surnames;
}

/** كريكو is one name where the article names كوثر كريكو, not ك and a person called ريكو. */
function withWholeSurname(tokens: readonly Token[], candidate: Candidate, surnames: Surnames): Candidate {
  const { word } = tokens[candidate.from] as Token;
  const isCut = candidate.afterParticles && word.prefix > 0 && candidate.to - candidate.from === 1;
  return isCut && surnames.has(word.key) && !surnames.has(word.stemKey)
    ? { ...candidate, afterParticles: false }
    : candidate;
}

/** الصياد سمير العطار: a word with the article before a given name says what somebody is, unless it is a given name too. */
function withoutCalling(tokens: readonly Token[], candidate: Candidate, { firstNames }: NameWords): Candidate {
  if (candidate.to - candidate.from < 3) return candidate;
  const { stemKey } = (tokens[candidate.from] as Token).word;
  const next = (tokens[candidate.from + 1] as Token).word.key;
  if (!stemKey.startsWith('ال') || firstNames.has(stemKey) || !firstNames.has(next)) return candidate;
  return { ...candidate, from: candidate.from + 1, afterParticles: false };
}

/** آية الله: a title of several words is no name. */
function isTitle(tokens: readonly Token[], candidate: Candidate, { titles }: NameWords): boolean {
  return candidate.to - candidate.from > 1 && titles.has(keyOfCandidate(tokens, candidate));
}

/** الخطيب الحوثي: two definite words, the first no given name, the second an adjective of a people: a noun and what it is like. */
function isDescription(tokens: readonly Token[], candidate: Candidate, { nameWords, demonymOf }: HouseRules): boolean {
  if (candidate.to - candidate.from !== 2) return false;
  const [first, second] = [tokens[candidate.from] as Token, tokens[candidate.from + 1] as Token];
  const isDefinite = first.word.stemKey.startsWith('ال') && second.word.key.startsWith('ال');
  const isGivenName = nameWords.firstNames.has(first.word.stemKey) || nameWords.firstNames.has(bareKey(first));
  return isDefinite && !isGivenName && demonymOf(second.word.key)?.ambiguous === false;
}

/**
 * وطالب فلاحون is a verb and its subject, not a man called طالب: after و a verb of reporting is no given name unless a family name
 * follows it that nobody else in the article bears. What follows is a person only when it begins with a given name or is that
 * other's surname.
 */
function withoutVerb(
  tokens: readonly Token[],
  candidate: Candidate,
  surnames: Surnames,
  { isReportingVerb, nameWords }: HouseRules,
): Candidate[] {
  const { word } = tokens[candidate.from] as Token;
  const next = tokens[candidate.from + 1]?.word.key ?? '';
  const isVerb = word.prefix > 0 && /^[وف]/u.test(word.key) && isReportingVerb(word.stemKey);
  if (!isVerb || candidate.to - candidate.from < 2) return [candidate];
  const bearers = surnames.get(next);
  const isOthers =
    candidate.to - candidate.from === 2 &&
    [...(bearers ?? [])].some((first) => first !== word.stemKey && first !== word.key);
  if (nameWords.familyNames.has(next) && !isOthers) return [candidate];
  return isOthers || nameWords.firstNames.has(next) ? [{ ...candidate, from: candidate.from + 1 }] : [];
}

/**
 * شركة تويوتا → تويوتا, but وكالة الأنباء السعودية stays: what is left must be a name that the lexicons know, or the whole that of a newspaper
 * or station: صحيفة الوئام.
 */
function withoutClassWord(
  tokens: readonly Token[],
  candidate: Candidate,
  { gazetteer, nameWords }: HouseRules,
): Candidate {
  const head = nameWords.organisationHeads.get((tokens[candidate.from] as Token).word.stemKey);
  if (head === undefined || head.included || candidate.to - candidate.from < 2) return candidate;
  const { from, to } = candidate;
  const rest = gazetteer.matchAt(tokens, from + 1, to);
  if (rest?.to === to && rest.entry.type === 'ORG')
    return { ...candidate, from: from + 1, afterParticles: rest.afterParticles };
  const isOutlet = OUTLETS.has((tokens[from] as Token).word.stemKey) && tokens[from + 1]?.word.kind === 'word';
  const whole = isOutlet ? gazetteer.matchAt(tokens, from, to) : null;
  return whole?.to === to ? { ...candidate, from: from + 1, afterParticles: false } : candidate;
}

const OUTLETS: ReadonlySet<string> = new Set(OUTLET_WORDS);

/**
 * ريال مدريد الإسباني → ريال مدريد, إسطنبول التركية → إسطنبول: the adjective says where something well known is, and is no part of its
 * name unless the lexicons write it so: وكالة الأنباء السعودية, and of places any way that they write it: الولايات المتحدة الأمريكية.
 */
function withoutNationality(
  tokens: readonly Token[],
  candidate: Candidate,
  { gazetteer, demonymOf }: HouseRules,
): Candidate {
  const { from, to } = candidate;
  const last = (tokens[to - 1] as Token).word;
  if (to - from < 2 || !last.key.startsWith('ال')) return candidate;
  const code = demonymOf(last.key)?.code;
  const known = code ? gazetteer.matchAt(tokens, from, to - 1) : null;
  const isName = known?.to === to - 1 && !known.entry.ambiguous && known.entry.code === code;
  const whole = isName ? gazetteer.matchAt(tokens, from, to) : null;
  const isUsual = whole?.to === to && (candidate.type !== 'ORG' || whole.entry.name !== known?.entry.name);
  return isName && !isUsual ? { ...candidate, to: to - 1 } : candidate;
}

/** قطر → دولة قطر: as in its official name, whether or not the lexicons hold that. But مدينة فلانة stays the name of the city alone. */
function withStateWord(
  tokens: readonly Token[],
  candidate: Candidate,
  { gazetteer, isCountry }: HouseRules,
): Candidate {
  const { from, to, type, afterParticles } = candidate;
  const before = tokens[from - 1]?.word;
  const stands = type === 'GPE' && (!afterParticles || tokens[from]?.word.prefix === 0);
  if (!stands || before === undefined || !STATE_WORDS.has(before.stemKey)) return candidate;
  const known = gazetteer.matchAt(tokens, from, to);
  const isState = known?.to === to && isCountry(known.entry);
  return isState ? { ...candidate, from: from - 1, afterParticles: true } : candidate;
}

/** المحكمة العليا | بريت كافانو: a given name after a definite word that is no title begins a person. */
function cutBeforePerson(
  tokens: readonly Token[],
  candidate: Candidate,
  { firstNames, familyNames, titles }: NameWords,
): Candidate {
  for (let at = candidate.from + 2; at < candidate.to; at++) {
    const { word } = tokens[at] as Token;
    const given = firstNames.get(word.key);
    const before = tokens[at - 1] as Token;
    const follows =
      before.word.stemKey.startsWith('ال') &&
      !titles.has(bareKey(before)) &&
      !firstNames.has(before.word.key) &&
      !familyNames.has(before.word.key);
    if (given !== undefined && !given.ambiguous && !word.key.startsWith('ال') && follows)
      return { ...candidate, to: at };
  }
  return candidate;
}

const CONFIDENCE = 0.9;

/** الحكومة العراقية, المنتخب الألماني: the word for the body and a nationality adjective that agrees with it. */
export function findStateBodies(tokens: readonly Token[], from: number, to: number, rules: HouseRules): Candidate[] {
  const found: Candidate[] = [];
  for (let at = from; at < to; at++) {
    const end = isStateBody(tokens, at, to, rules) ? at + 2 : endOfOffice(tokens, at, to, rules);
    if (end > at) found.push({ from: at, to: end, type: 'ORG', confidence: CONFIDENCE, afterParticles: true });
  }
  return found;
}

function isStateBody(
  tokens: readonly Token[],
  at: number,
  to: number,
  { stateBodies, demonymOf, nameWords }: HouseRules,
): boolean {
  const body = tokens[at] as Token;
  const adjective = tokens[at + 1]?.word;
  if (adjective === undefined || at + 1 >= to || !adjective.key.startsWith('ال')) return false;
  if (!body.word.stemKey.startsWith('ال') || !stateBodies.has(bareKey(body))) return false;
  const agrees = body.word.normal.endsWith('ة') === adjective.normal.endsWith('ة');
  const isDepartment =
    at > 0 && nameWords.titles.has(bareKey(tokens[at - 1] as Token)) && DEPARTMENTS.has(bareKey(body));
  return agrees && !isDepartment && Boolean(demonymOf(adjective.key)?.code);
}

/** After a title these are the department, and the adjective goes with the title: وزيرة الخارجية السويدية. */
const DEPARTMENTS = new Set(['خارجيه', 'داخليه']);

const LONGEST_OFFICE = 6;

/** مكتب رئيس الوزراء, مكتب وزير الدفاع الإسرائيلي: an office of somebody by title. Answers `at` when there is none. */
function endOfOffice(tokens: readonly Token[], at: number, to: number, { nameWords }: HouseRules): number {
  if ((tokens[at] as Token).word.stemKey !== 'مكتب') return at;
  const holder = tokens[at + 1];
  if (holder === undefined || holder.word.prefix > 0 || !nameWords.titles.has(holder.word.key)) return at;
  let end = at + 2;
  while (end < Math.min(to, at + LONGEST_OFFICE) && isPlainDefinite(tokens[end] as Token)) end++;
  return end > at + 2 ? end : at;
}

function isPlainDefinite({ word }: Token): boolean {
  return word.kind === 'word' && word.prefix === 0 && word.key.startsWith('ال') && word.key.length > 3;
}
