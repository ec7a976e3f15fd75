import type { Entity, Mention, StoryDoc } from '../../document.ts';
import { foldNormal, normalize } from '../../text/normalize.ts';
import type { CheckKnowledge, Rule, Trouble } from '../finding.ts';

export const nameSpelledTwoWays: Rule = {
  name: 'name-spelled-two-ways',
  description: 'One name is spelled in two ways.',
  severity: 'warn',
  find: (doc, { nameWords }) => {
    const isName = (word: string): boolean => isKnownName(word, nameWords);
    return [...withinEntities(doc), ...betweenPeople(doc, isName)].sort((a, b) => a.start - b.start);
  },
};

/** Types whose names are names; numbers and dates are written in many ways. */
const NAMED: ReadonlySet<string> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC']);

interface Form {
  readonly words: readonly string[];
  readonly mention: Mention;
}

/** Mentions of one entity that write a word of its name differently. Each pair of spellings is told once. */
function withinEntities({ text, entities }: StoryDoc): Trouble[] {
  return entities.filter(({ type }) => NAMED.has(type)).flatMap((entity) => differences(formsOf(text, entity)));
}

/** The different ways in which an entity is written, in text order. */
function formsOf(text: string, { mentions }: Entity): Form[] {
  const forms = new Map<string, Form>();
  for (const mention of mentions) {
    const words = wordsOf(text.slice(mention.start, mention.end));
    const key = words.join(' ');
    if (!forms.has(key)) forms.set(key, { words, mention });
  }
  return [...forms.values()];
}

function differences(forms: readonly Form[]): Trouble[] {
  const told = new Set<string>();
  const found: Trouble[] = [];
  for (const [i, later] of forms.entries()) {
    for (const earlier of forms.slice(0, Math.min(i, MOST_FORMS))) {
      const pair = variantWords(earlier.words, later.words);
      if (pair === null || told.has(pair[1])) continue;
      told.add(pair[1]);
      found.push(trouble(later.mention, pair));
    }
  }
  return found;
}

/** Forms that a further one is compared with: nobody writes a name in more ways, but input may. */
const MOST_FORMS = 20;

/** People of several names that agree in all words but one, which is a variant, though they were not found to be one. */
function betweenPeople({ entities }: StoryDoc, isName: (word: string) => boolean): Trouble[] {
  const seen = new Map<string, readonly string[]>();
  const found: Trouble[] = [];
  for (const { type, name, mentions } of entities) {
    const words = wordsOf(name);
    if (type !== 'PER' || words.length < 2 || words.length > MOST_WORDS) continue;
    for (const [at] of words.entries()) {
      const key = words.with(at, '*').join(' ');
      const other = seen.get(key);
      const pair = other === undefined ? null : variantWords(other, words);
      if (pair !== null && !pair.every(isName)) found.push(trouble(mentions[0] as Mention, pair));
      if (other === undefined) seen.set(key, words);
    }
  }
  return found;
}

const MOST_WORDS = 6;

function isKnownName(word: string, { firstNames, familyNames }: CheckKnowledge['nameWords']): boolean {
  const key = foldNormal(word);
  return [key, `ال${key}`].some((form) => firstNames.has(form) || familyNames.has(form));
}

function trouble({ start, end }: Mention, [first, second]: readonly [string, string]): Trouble {
  return { start, end, message: `one name, two spellings: ${second} here, ${first} elsewhere` };
}

/** Words of letters without the article, as they are written: أ and ا differ. */
function wordsOf(name: string): string[] {
  return (normalize(name).match(/\p{L}+/gu) ?? []).map((word) => word.replace(/^ال(?=\p{L}{2})/u, ''));
}

/** A word of each that the other lacks, where the two are spellings of one word. */
function variantWords(a: readonly string[], b: readonly string[]): readonly [string, string] | null {
  for (const first of a) {
    if (b.includes(first)) continue;
    const second = b.find((word) => !a.includes(word) && isVariant(first, word));
    if (second !== undefined) return [first, second];
  }
  return null;
}

/** Shorter words differ by a letter and mean something else. */
const SHORTEST = 4;
/** Words from this length may differ in two letters. */
const LONG = 7;

function isVariant(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST || Math.max(a.length, b.length) > LONGEST) return false;
  if (hasParticle(a, b) || hasParticle(b, a)) return false;
  const [first, second] = [foldNormal(a), foldNormal(b)];
  return first === second || distance(first, second) <= (Math.min(a.length, b.length) >= LONG ? 2 : 1);
}

/** One of و ف ب ل ك before the word, or what is left of the article in a merged لل. */
function hasParticle(longer: string, shorter: string): boolean {
  return longer.length === shorter.length + 1 && longer.endsWith(shorter) && 'وفبلك'.includes(longer[0] as string);
}

/** Longer words are no names, and comparing them would take long. */
const LONGEST = 20;

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    const above = rows[i - 1] as number[];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const beforeSwap = swapped ? ((rows[i - 2] as number[])[j - 2] as number) + 1 : replaced;
      row.push(Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, replaced, beforeSwap));
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) as number;
}
