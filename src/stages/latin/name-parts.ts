import { ARTICLE } from './affixes.ts';
import type { NameParticle } from './lookups.ts';
import { type Word, withoutArticle } from './name-words.ts';
import { ANYWHERE, isSure, originOf } from './origins.ts';
import type { Reading } from './read-word.ts';
import { type Context, spellWord, usualSpellings } from './word-spelling.ts';

/** The ways to write one part of a name, and what parts it from the part before. */
export interface Part {
  readonly gap: string;
  readonly readings: readonly Reading[];
}

/** What stands at a place of a name: a name of several words, a particle, or else a word. */
type Found =
  | { readonly kind: 'known'; readonly readings: readonly Reading[]; readonly to: number }
  | { readonly kind: 'before' | 'behind'; readonly form: string; readonly takesArticle: boolean };

/** Words in the longest name that is looked up whole. */
const LONGEST_NAME = 3;

const SON = 'بن';
const SERVANT = 'عبد';

/** The parts of a name; `isCompoundStart` tells whether known names of several words begin with a word. */
export function partsOf(given: readonly Word[], context: Context, isCompoundStart: (key: string) => boolean): Part[] {
  const words = [...given];
  const parts: Part[] = [];
  let gap = ' ';
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const found =
      (isCompoundStart(word.key) ? findCompound(words, at, context) : null) ?? findParticle(words, at, context);
    if (found === null) {
      parts.push({ gap, readings: spellWord(word, context) });
      gap = ' ';
    } else if (found.kind === 'known') {
      parts.push({ gap, readings: found.readings });
      gap = ' ';
      at = found.to - 1;
    } else if (found.kind === 'behind') {
      const latin = found.form.replace(/^[ -]/u, '');
      parts.push(fixed(latin, found.form.slice(0, found.form.length - latin.length)));
    } else {
      const latin = found.form.replace(/[ -]$/u, '');
      parts.push(fixed(latin, gap));
      gap = found.form.slice(latin.length);
      if (found.takesArticle) words[at + 1] = withoutArticle(words[at + 1] as Word);
    }
  }
  return parts;
}

const fixed = (latin: string, gap: string): Part => ({ gap, readings: [{ latin, cost: 0 }] });

/** The longest name of several words that begins at word `at`. */
function findCompound(words: readonly Word[], at: number, context: Context): Found | null {
  const { key } = words[at] as Word;
  for (let to = Math.min(words.length, at + LONGEST_NAME); to > at + 1; to--) {
    // "بن سالم" is a family's name at the end of a name; within one it says whose son somebody is.
    if (key === SON && at > 0 && to < words.length) continue;
    const name = words
      .slice(at, to)
      .map((word) => word.key)
      .join(' ');
    const readings = usualSpellings(name, contextOf(key, at, context));
    if (readings.length > 0) return { kind: 'known', readings, to };
  }
  return null;
}

function contextOf(key: string, at: number, context: Context): Context {
  if (key === SERVANT) return byTheBook(context);
  return key === SON && at === 0 ? asFamily(context) : context;
}

/** Whom a name says to be a son before anything else bears a family's name, and families are mostly called so in the Maghreb: Ben Ali. */
function asFamily(context: Context): Context {
  return isSure(context.origin()) ? context : { ...context, origin: () => MAGHREB };
}

const MAGHREB = originOf('MA');

/** Every country joins عبد and its name in another way; where it is not known which one, as most do: Abdul Rahman. */
function byTheBook(context: Context): Context {
  return isSure(context.origin()) ? context : { ...context, origin: () => ANYWHERE };
}

function findParticle(words: readonly Word[], at: number, context: Context): Found | null {
  const { key } = words[at] as Word;
  const particle = context.lookups.particles.get(key)?.find((each) => fits(each, at, words, context));
  if (particle === undefined) return null;
  if (standsBehind(particle)) return { kind: 'behind', form: formOf(key, particle, context), takesArticle: false };
  // The name of a place is no family's: its article is written by the book (تل الهوى: Tal al-Hawa).
  const hasArticle = particle.kind === 'place' && isArticled(words[at + 1] as Word);
  const form = hasArticle ? `${particle.latin} al-` : formOf(key, particle, context);
  return { kind: 'before', form, takesArticle: hasArticle || particle.kind === 'servant' };
}

const standsBehind = ({ kind }: NameParticle): boolean => kind === 'suffix' || kind === 'joined';

function fits(particle: NameParticle, at: number, words: readonly Word[], { lookups }: Context): boolean {
  if (standsBehind(particle)) return at > 0;
  const next = words[at + 1];
  if (next === undefined) return false;
  if (particle.kind === 'servant') return isArticled(next);
  return particle.kind !== 'place' || !lookups.particles.has(words[at - 1]?.key ?? '');
}

function isArticled({ key }: Word): boolean {
  return key.startsWith(ARTICLE) && key.length > ARTICLE.length + 1;
}

/** A particle as it is written in the region, with the gap between it and the name; by the book where that is not known. */
function formOf(key: string, { latin, kind }: NameParticle, { lookups, choice, origin }: Context): string {
  const forms = lookups.affixes.get(key);
  if (forms !== undefined && ((kind !== 'servant' && key !== SON) || isSure(origin())))
    return choice.choose(forms, origin);
  return kind === 'joined' ? latin : kind === 'suffix' ? ` ${latin}` : `${latin} `;
}
