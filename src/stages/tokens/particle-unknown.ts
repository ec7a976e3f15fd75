import { PRONOUNS } from './particle-letters.ts';
import {
  type Decision,
  decisionOf,
  findEntry,
  frequencyOf,
  hashLetters,
  hashWithTail,
  type ParticleModel,
} from './particle-model.ts';

/** Slots of the hashed features of one kind of edge. */
export const FEATURE_SLOTS = 1 << 13;

const SHORTEST_HOST = 2;
/** Log-odds for a particle: an unknown word that begins with و nearly always has one. Tuned on UD_Arabic-PUD. */
const LEAST_ODDS: Readonly<Record<string, number>> = { و: -0.7, ل: -0.5 };
const SIBLINGS = ['ه', 'ها', 'هم'] as const;

/** Cuts a word that the model does not list: letter by letter, by what it knows of the rest. */
export function segmentUnknown(model: ParticleModel, word: string): Decision {
  const conjunction = 'وف'.includes(word[0] as string) && isPrefix(model, word, 0) ? 1 : 0;
  const rest = conjunction > 0 ? findEntry(model, hashLetters(word, 1, word.length)) : -1;
  if (rest >= 0) return behind(1, decisionOf(rest));
  if (word.startsWith('لل', conjunction) && word.length - conjunction > 3) {
    return { prefix: conjunction + 1, article: 'merged', suffix: 0 };
  }
  const preposition = 'بلكس'.includes(word[conjunction] as string) && isPrefix(model, word, conjunction) ? 1 : 0;
  return segmentHost(model, word, conjunction + preposition);
}

function segmentHost(model: ParticleModel, word: string, start: number): Decision {
  const host = start > 0 ? findEntry(model, hashLetters(word, start, word.length)) : -1;
  const decision = host < 0 ? undefined : decisionOf(host);
  if (decision?.prefix === 0) return behind(start, decision);
  if (word.startsWith('ال', start) && word.length - start > 4) return { prefix: start, article: 'written', suffix: 0 };
  return { prefix: start, article: 'none', suffix: suffixLength(model, word, start) };
}

function behind(prefix: number, { prefix: more, article, suffix }: Decision): Decision {
  return { prefix: prefix + more, article, suffix };
}

function isPrefix(model: ParticleModel, word: string, at: number): boolean {
  if (word.length - at <= SHORTEST_HOST) return false;
  return sum(model.prefixWeights, unknownPrefixFeatures(model, word, at)) > (LEAST_ODDS[word[at] as string] ?? 0);
}

function suffixLength(model: ParticleModel, word: string, start: number): number {
  let best = 0;
  let length = 0;
  for (const pronoun of PRONOUNS) {
    if (pronoun === 'ي' || !word.endsWith(pronoun) || word.length - pronoun.length - start < SHORTEST_HOST) continue;
    const score = sum(model.suffixWeights, unknownSuffixFeatures(model, word, start, pronoun));
    if (score <= best) continue;
    best = score;
    length = pronoun.length;
  }
  return length;
}

function sum(weights: Float32Array, slots: readonly number[]): number {
  let total = 0;
  for (const slot of slots) total += weights[slot] as number;
  return total;
}

/** What speaks for or against the letter at `at` being a particle: the letters behind it, and what is known of them. */
export function unknownPrefixFeatures(model: ParticleModel, word: string, at: number): number[] {
  const rest = findEntry(model, hashLetters(word, at + 1, word.length));
  const length = Math.min(word.length - at, 9);
  return [
    slotOf(word, at, at + 1, 'p'),
    slotOf(word, at, at + 2, 'p'),
    slotOf(word, at, at + 3, 'p'),
    slotOf(word, at, at + 4, 'p'),
    slotOf(word, at, at + 1, `l${length}`),
    slotOf(word, at, at + 1, `k${standing(rest)}`),
    slotOf('', 0, 0, `k${standing(rest)}${length}`),
    slotOf(word, word.length - 2, word.length, `e${at}`),
  ];
}

/** What speaks for or against `pronoun` at the end of the word whose particles in front end at `start`. */
export function unknownSuffixFeatures(model: ParticleModel, word: string, start: number, pronoun: string): number[] {
  const end = word.length - pronoun.length;
  const host = findEntry(model, hashLetters(word, start, end));
  const feminine = word[end - 1] === 'ت' ? findEntry(model, hashWithTail(word, start, end - 1, 'ة')) : -1;
  const misspelt = pronoun === 'ه' ? findEntry(model, hashWithTail(word, start, end, 'ة')) : -1;
  const length = Math.min(end - start, 8);
  return [
    slotOf(pronoun, 0, pronoun.length, 's'),
    slotOf(word, end - 1, word.length, 's1'),
    slotOf(word, end - 2, word.length, 's2'),
    slotOf(word, end - 3, word.length, 's3'),
    slotOf(pronoun, 0, pronoun.length, `l${length}`),
    slotOf(pronoun, 0, pronoun.length, `k${standing(host)}`),
    slotOf('', 0, 0, `k${standing(host)}${length}`),
    slotOf('', 0, 0, `f${standing(feminine)}`),
    slotOf('', 0, 0, `m${standing(misspelt)}${standing(host)}`),
    slotOf(pronoun, 0, pronoun.length, `b${siblings(model, word, start, end, pronoun)}`),
    slotOf(word, start, Math.min(start + 2, end), 'h'),
  ];
}

/** How well a form is known: not at all, or how frequent it is and whether it carries particles itself. */
function standing(entry: number): string {
  if (entry < 0) return '-';
  const { prefix, article, suffix } = decisionOf(entry);
  return `${frequencyOf(entry)}${prefix > 0 ? 'p' : ''}${article === 'none' ? '' : 'a'}${suffix > 0 ? 's' : ''}`;
}

/** Whether the host is known with other pronouns, and what those forms were taken for. */
function siblings(model: ParticleModel, word: string, start: number, end: number, pronoun: string): string {
  let found = '';
  for (const sibling of SIBLINGS) {
    if (sibling === pronoun) continue;
    const entry = findEntry(model, hashWithTail(word, start, end, sibling));
    if (entry >= 0) found += decisionOf(entry).suffix > 0 ? '+' : '-';
  }
  return found;
}

function slotOf(text: string, start: number, end: number, tag: string): number {
  return hashWithTail(text, Math.max(0, start), Math.min(end, text.length), tag) & (FEATURE_SLOTS - 1);
}
