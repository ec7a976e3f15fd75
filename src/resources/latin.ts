import { readFileSync } from 'node:fs';
import { AnalysisError } from '../errors.ts';
import type { LexiconLine } from '../stages/entities/gazetteer.ts';
import { nameWords } from '../stages/entities/name-key.ts';
import { learnOrigins } from '../stages/latin/learn-origins.ts';
import type { LatinLookups, NameParticle, ParticleKind } from '../stages/latin/lookups.ts';
import { type LatinModel, parseLatinModel } from '../stages/latin/model.ts';
import { learnSpellings, type SpelledName } from '../stages/latin/spellings.ts';
import { foldKey } from '../text/normalize.ts';
import { readLexicons } from './lexicon.ts';
import { readEntries } from './word-list.ts';

/** Folder of the package that holds data/ and model/. */
const HOME = new URL('../../src/resources/', import.meta.url);

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
 * Reads what is known of names: given names and family names from their lists, and what the full names in the lexicons
 * tell.
 *
 * @throws AnalysisError 'resource' naming the file and line that is malformed.
 */
export function readLatinLookups(home: URL = HOME, lexicon: readonly LexiconLine[] = readPeople(home)): LatinLookups {
  const data = new URL('data/', home);
  const people = lexicon
    .filter(({ type, latin }) => type === 'PER' && latin !== '')
    .map(({ name, latin, code }) => ({ name, latin, codes: code === '' ? [] : [code] }));
  const listed = readListed(data);
  return {
    ...learnSpellings(people, listed),
    particles: readParticles(new URL('latin/particles.tsv', data)),
    origins: learnOrigins([...people, ...listed]),
  };
}

function readPeople(home: URL): LexiconLine[] {
  return readLexicons(new URL('data/lexicon/', home));
}

/** Given names and family names. One that is also something else gives way to another of its letters. */
function readListed(data: URL): SpelledName[] {
  const given = readEntries(new URL('names/first-names.tsv', data), 4).map(({ columns }) => toListed(columns, ''));
  const families = readEntries(new URL('names/family-names.tsv', data), 4).map(({ columns }) =>
    toListed(columns, columns[2] as string),
  );
  const listed = [...given, ...families];
  const sure = new Set(listed.filter(({ isAmbiguous }) => !isAmbiguous).map(({ key }) => key));
  return listed.filter(({ isAmbiguous, key }) => !isAmbiguous || !sure.has(key));
}

function toListed([name, latin, , flags]: readonly string[], codes: string) {
  return {
    name: name as string,
    latin: latin as string,
    codes: codes.split('|').filter((code) => code !== ''),
    key: nameWords(name as string).join(' '),
    isAmbiguous: flags === 'ambiguous',
  };
}

/** A word may have two parts to play: دير is a monastery at the beginning of a name, and Dutch or German within one. */
function readParticles(file: URL): Map<string, NameParticle[]> {
  const particles = new Map<string, NameParticle[]>();
  for (const { columns } of readEntries(file, 3)) {
    const [word, latin, kind] = columns as [string, string, ParticleKind];
    const key = foldKey(word);
    particles.set(key, [...(particles.get(key) ?? []), { latin, kind }]);
  }
  return particles;
}
