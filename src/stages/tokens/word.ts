import type { Clitic, CliticRole, TokenKind, Word } from '../../document.ts';
import { foldNormal, normalize } from '../../text/normalize.ts';

/** Attached particles of a normalized word: lengths in letters of the normal form. */
export interface ParticleSplit {
  readonly prefixes: readonly Particle[];
  readonly suffixes: readonly Particle[];
  /** True when ل and the article are merged to لل: the alif of the article is not written. */
  readonly mergedArticle: boolean;
}

export interface Particle {
  readonly length: number;
  readonly role: CliticRole;
}

/** Makes the {@link Word} of a written form; forms that were seen before are shared. */
export type Lexer = (text: string, kind: TokenKind) => Word;

/** Forms kept at most; beyond it the memory is emptied and fills again, so that it stays bounded on any input. */
const MEMORY = 1 << 17;

/** Longer forms are not kept: they hardly come twice. */
const LONGEST_KEPT = 40;

const NOTHING_ATTACHED: ParticleSplit = { prefixes: [], suffixes: [], mergedArticle: false };

export function createLexer(splitParticles: (normal: string) => ParticleSplit): Lexer {
  const known = new Map<string, Word>();
  let made = 0;
  return (text, kind) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const word = makeWord({ id: made++, text, kind }, splitParticles);
    if (text.length > LONGEST_KEPT) return word;
    if (known.size >= MEMORY) known.clear();
    known.set(text, word);
    return word;
  };
}

type Form = Pick<Word, 'id' | 'text' | 'kind'>;

function makeWord(form: Form, splitParticles: (normal: string) => ParticleSplit): Word {
  const { id, text, kind } = form;
  const normal = normalize(text);
  const key = foldNormal(normal);
  if (kind === 'number') return makeNumber(form, normal, key);
  if (kind !== 'word') return { id, text, normal, key, kind, clitics: [], prefix: 0, stemKey: key };
  const split = normal.length < 2 ? NOTHING_ATTACHED : splitParticles(normal);
  const clitics = placeClitics(text, normal, split);
  const attached = split.prefixes.reduce((sum, part) => sum + part.length, 0);
  const stem = split.prefixes.filter((part) => part.role !== 'article').reduce((sum, part) => sum + part.length, 0);
  return {
    id,
    text,
    normal,
    key,
    kind,
    clitics,
    prefix: positionOf(text, normal, stem),
    stemKey: split.mergedArticle ? `ال${key.slice(attached)}` : key.slice(stem),
  };
}

/** Particles before digits: و25, الـ3.5. All that is not a digit at the start is one. */
function makeNumber({ id, text }: Form, normal: string, key: string): Word {
  const digits = text.search(/\p{Nd}/u);
  const letters = normal.search(/[0-9]/u);
  if (digits <= 0) return { id, text, normal, key, kind: 'number', clitics: [], prefix: 0, stemKey: key };
  const role = normal.startsWith('ال') ? 'article' : normal.startsWith('و') ? 'conjunction' : 'preposition';
  const clitics: Clitic[] = [{ start: 0, end: digits, role }];
  return { id, text, normal, key, kind: 'number', clitics, prefix: digits, stemKey: key.slice(letters) };
}

function placeClitics(text: string, normal: string, split: ParticleSplit): Clitic[] {
  const clitics: Clitic[] = [];
  let at = 0;
  for (const { length, role } of split.prefixes) {
    clitics.push({ start: positionOf(text, normal, at), end: positionOf(text, normal, at + length), role });
    at += length;
  }
  at = normal.length - split.suffixes.reduce((sum, part) => sum + part.length, 0);
  for (const { length, role } of split.suffixes) {
    const end = at + length === normal.length ? text.length : positionOf(text, normal, at + length);
    clitics.push({ start: positionOf(text, normal, at), end, role });
    at += length;
  }
  return clitics.filter(({ start, end }) => start < end);
}

/** Where in `text` the letter `letter` of its normal form begins: marks before it belong to the letter they sit on. */
function positionOf(text: string, normal: string, letter: number): number {
  if (letter === 0 || text === normal) return letter;
  let passed = 0;
  for (let i = 0; i < text.length; i++) {
    const width = normalize(text[i] as string).length;
    if (width > 0 && passed >= letter) return i;
    passed += width;
  }
  return text.length;
}
