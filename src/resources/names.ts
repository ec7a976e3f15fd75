import type { NameWords, OrganisationHead } from '../stages/entities/name-words.ts';
import { foldKey } from '../text/normalize.ts';
import { readEntries, readWordList } from './word-list.ts';

/** Reads given names, family names, titles and the heads of organisations' names from `folder`. */
export function readNameWords(folder: URL): NameWords {
  return {
    firstNames: readFirstNames(new URL('names/first-names.tsv', folder)),
    familyNames: readFamilyNames(new URL('names/family-names.tsv', folder)),
    nameParticles: new Set(readWordList(new URL('names/name-particles.txt', folder)).map(foldKey)),
    titles: readTitles(new URL('titles.tsv', folder)),
    organisationHeads: readHeads(new URL('organisation-heads.tsv', folder)),
  };
}

type Gender = 'm' | 'f' | 'u';

function readFirstNames(file: URL): NameWords['firstNames'] {
  return new Map(
    readEntries(file, 4).map(({ columns: [name, , gender, flags] }) => [
      foldKey(name as string),
      { gender: gender as Gender, ambiguous: flags === 'ambiguous' },
    ]),
  );
}

/** Family names with and without the article that some writers leave out. */
function readFamilyNames(file: URL): Set<string> {
  return new Set(readEntries(file, 4).map(({ columns }) => foldKey(columns[0] as string)));
}

function readTitles(file: URL): NameWords['titles'] {
  return new Map(
    readEntries(file, 4).map(({ columns: [title, gender, kind, flags] }) => [
      foldKey(title as string),
      { spelling: title as string, gender: gender as Gender, kind: kind as string, ambiguous: flags === 'ambiguous' },
    ]),
  );
}

function readHeads(file: URL): Map<string, OrganisationHead> {
  return new Map(
    readEntries(file, 4).map(({ columns: [head, included, type, flags] }) => [
      foldKey(head as string),
      { included: included === 'yes', type: type as OrganisationHead['type'], ambiguous: flags === 'ambiguous' },
    ]),
  );
}
