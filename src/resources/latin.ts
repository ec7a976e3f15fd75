import { readFileSync } from 'node:fs';
import { AnalysisError } from '../errors.ts';
import type { LexiconLine } from '../stages/entities/gazetteer.ts';
import { nameWords } from '../stages/entities/name-key.ts';
import { countArticleStyles } from '../stages/latin/article-style.ts';
import { type LatinModel, parseLatinModel } from '../stages/latin/model.ts';
import { namePartsOf } from '../stages/latin/name-parts.ts';
import type { LatinLookups, NameParticle, ParticleKind } from '../stages/latin/romanizer.ts';
import { foldKey } from '../text/normalize.ts';
import { readLexicons } from './lexicon.ts';
import { type Entry, readEntries } from './word-list.ts';

/** Folder of the package that holds data/ and model/. */
const HOME = new URL('../../src/resources/', import.meta.url);

const NAME_FILES = ['names/first-names.tsv', 'names/family-names.tsv'] as const;

/**
 * Reads the weights of the transliterator.
 *
 * @throws AnalysisError 'resource' when they are missing or damaged.
 */
export function readLatinModel(home: URL = HOME): LatinModel {
  try {
    return parseLatinModel(readFileSync(new URL('model/latin.bin', home)));
  } catch (cause) {
    throw new AnalysisError('resource', `latin.bin: ${(cause as Error).message}; install khabar again`, 'malformed', {
      cause,
    });
  }
}

/**
 * Reads the known spellings of names: given names and family names, then the parts of the full names in the lexicons.
 *
 * @throws AnalysisError 'resource' naming the file and line that is malformed.
 */
export function readLatinLookups(home: URL = HOME, lexicon: readonly LexiconLine[] = readPeople(home)): LatinLookups {
  const data = new URL('data/', home);
  const names = new Map<string, string>();
  const entries = NAME_FILES.flatMap((file) => readEntries(new URL(file, data), 4));
  // A spelling of a name that is also something else gives way: بن علي is Ben Ali before it is Binali.
  const isAmbiguous = ({ columns }: Entry) => columns[3] === 'ambiguous';
  for (const { columns } of [...entries.filter((entry) => !isAmbiguous(entry)), ...entries.filter(isAmbiguous)]) {
    addName(names, columns[0] as string, columns[1] as string);
  }
  const people = lexicon.filter(({ type }) => type === 'PER');
  for (const [key, latin] of namePartsOf(people)) {
    if (!names.has(key)) names.set(key, latin);
  }
  return {
    names,
    particles: readParticles(new URL('latin/particles.tsv', data)),
    articleStyles: countArticleStyles(people),
  };
}

function readPeople(home: URL): LexiconLine[] {
  return readLexicons(new URL('data/lexicon/', home));
}

function addName(names: Map<string, string>, arabic: string, latin: string): void {
  const key = nameWords(arabic).join(' ');
  if (latin !== '' && !names.has(key)) names.set(key, latin);
}

function readParticles(file: URL): Map<string, NameParticle> {
  return new Map(
    readEntries(file, 3).map(({ columns: [word, latin, kind] }) => [
      foldKey(word as string),
      { latin: latin as string, kind: kind as ParticleKind },
    ]),
  );
}
