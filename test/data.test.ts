import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { AnalysisError } from '../src/errors.ts';
import { readKnowledge } from '../src/resources/knowledge.ts';
import { readLexicon } from '../src/resources/lexicon.ts';
import { readSpeechLexicon } from '../src/resources/speech.ts';
import { readEntries, readWordList } from '../src/resources/word-list.ts';
import { nameWords } from '../src/stages/entities/name-key.ts';
import { foldKey } from '../src/text/normalize.ts';
import { DATA, dataPaths, dataRows, dataText } from './helpers/data-files.ts';

/** What a cell may hold. Letters of Arabic proper: none of the Persian and Urdu keyboard, no marks, no tatweel. */
const CELL = {
  arabic: /^[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u064a0-9]*(?:[ -][\u0621-\u063a\u0641-\u064a0-9]+)*$/u,
  arabicOrNone: /^(?:[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*)?$/u,
  /** A form of a verb, or - where news does not use it. */
  verbForm: /^(?:-|[\u0621-\u063a\u0641-\u064a]+)$/u,
  /** VEH (U+06A4) is how Egypt writes the v of foreign names; nothing folds it. */
  variants: /^(?:[\u0621-\u063a\u0641-\u064a\u06a40-9 -]+(?:\|[\u0621-\u063a\u0641-\u064a\u06a40-9 -]+)*)?$/u,
  anyScript:
    /^[\p{Script=Latin}\u0621-\u063a\u0641-\u064a0-9][\p{Script=Latin}\u0621-\u063a\u0641-\u064a0-9 '&.:@/-]*$/u,
  latin: /^(?:[\p{Script=Latin}\p{Script=Common}]*\p{Script=Latin}[\p{Script=Latin}\p{Script=Common}]*|)$/u,
  country: /^(?:[A-Z]{2})?$/u,
  countries: /^(?:[A-Z]{2}(?:\|[A-Z]{2})*)?$/u,
  gender: /^[mfu]$/u,
  flags: /^(?:ambiguous)?$/u,
  rank: /^(?:country|capital|city|region)$/u,
  signs: /^(?:[1-9]:(?:fatha|damma|kasra|shadda)(?: |$))*$/u,
  choice: /^(?:default|beside)?$/u,
  entityType: /^(?:PER|ORG|GPE|LOC|FAC|EVENT|PRODUCT|NORP|LAW)$/u,
  headType: /^(?:ORG|FAC|GPE|LOC)$/u,
  speakerKind: /^(?:PER|ORG|GROUP|ANON)$/u,
  titleKind: /^(?:office|rank|honorific|profession|kinship)$/u,
  yesNo: /^(?:yes|no)$/u,
  match: /^(?:line|start|part)$/u,
  latinRole: /^(?:place|prefix|servant|suffix|joined)$/u,
  strength: /^(?:say|attitude|relay|homograph)$/u,
  reason: /^[a-z][a-z -]+$/u,
  month: /^(?:[1-9]|1[0-2]|0[1-9])$/u,
} as const;

type Cell = keyof typeof CELL;

/** Columns of the tables. A list of one entry a line has one column of Arabic words. */
const TABLES: readonly (readonly [pattern: RegExp, columns: readonly Cell[]])[] = [
  [/^lexicon\/demonyms\.tsv$/u, ['arabic', 'arabicOrNone', 'country', 'flags']],
  [/^lexicon\/.*\.tsv$/u, ['arabic', 'variants', 'entityType', 'latin', 'country', 'flags']],
  [/^names\/first-names\.tsv$/u, ['arabic', 'latin', 'gender', 'flags']],
  [/^names\/family-names\.tsv$/u, ['arabic', 'latin', 'countries', 'flags']],
  [/^latin\/particles\.tsv$/u, ['arabic', 'latin', 'latinRole']],
  [/^titles\.tsv$/u, ['arabic', 'gender', 'titleKind', 'flags']],
  [/^shared-names\.tsv$/u, ['arabic', 'latin', 'country', 'rank', 'signs', 'choice']],
  [/^organisation-heads\.tsv$/u, ['arabic', 'yesNo', 'headType', 'flags']],
  [/^boilerplate\.tsv$/u, ['reason', 'match', 'anyScript']],
  [/^quotes\/reporting-verbs\.tsv$/u, [...Array<Cell>(8).fill('verbForm'), 'strength']],
  [/^quotes\/speaker-nouns\.tsv$/u, ['arabic', 'speakerKind']],
  [/^time\/gregorian-months\.tsv$/u, ['arabic', 'month']],
  [/^(?:agencies|byline-words)\.txt$/u, ['anyScript']],
  [/\.txt$/u, ['arabic']],
];

const columnsOf = (path: string): readonly Cell[] => TABLES.find(([pattern]) => pattern.test(path))?.[1] ?? [];

/** Tables that the program looks up by folded words; lists keep spellings apart that fold to one (أبريل, إبريل). */
const isFolded = (path: string): boolean => /^(?:lexicon|names)\/|^titles|^organisation-heads/u.test(path);

/**
 * What names the entry: the last column of the boilerplate; name, Latin name and code of a place; a particle and the part it
 * plays; else the first column.
 */
function keyOf(path: string, cells: readonly string[]): string {
  if (path === 'shared-names.tsv') return cells.slice(0, 3).join(' ');
  if (path === 'latin/particles.tsv') return `${cells[0]} ${cells[2]}`;
  return cells[path === 'boilerplate.tsv' ? 2 : 0] as string;
}

const paths = dataPaths();

test('the loader reads all of it', () => {
  expect(readKnowledge(new URL('../', DATA)).version).toMatch(/^[0-9a-f]{12}$/u);
});

describe.each(paths)('%s', (path) => {
  const rows = dataRows(path);

  test('is a table that is known, in plain UTF-8: NFC, line feeds, a heading with source and licence', () => {
    const text = dataText(path);
    expect(columnsOf(path).length).toBeGreaterThan(0);
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/[\r\ufeff]/u);
    expect(text.endsWith('\n')).toBe(true);
    expect(text.slice(0, text.search(/^[^#]/mu))).toMatch(/^# .+\n(?:.*\n)*.*source: .*\n?.*licence: /u);
  });

  test('holds in every cell what its column says', () => {
    const columns = columnsOf(path);
    const wrong = rows.flatMap(({ cells, line }) => {
      if (cells.length !== columns.length) return [`${path}:${line}: ${cells.length} columns`];
      return cells.flatMap((cell, i) =>
        CELL[columns[i] as Cell].test(cell) ? [] : [`${path}:${line}: "${cell}" is no ${columns[i]}`],
      );
    });
    expect(wrong).toEqual([]);
  });

  test('names nothing twice', () => {
    const first = new Map<string, number>();
    const twice = rows.flatMap(({ cells, line }) => {
      const name = keyOf(path, cells);
      const key = isFolded(path) ? nameWords(name).join(' ') : name;
      const before = first.get(key);
      first.set(key, before ?? line);
      return before === undefined ? [] : [`${path}:${line}: "${name}" is on line ${before}`];
    });
    expect(twice).toEqual([]);
  });

  test('has no spaces at edges, doubled spaces, or marks on the wrong side', () => {
    const slips = rows.filter(({ cells }) =>
      cells.some(
        (cell) => cell !== cell.trim() || cell.includes('  ') || /^[.,\u060c:)\]|]|^-.|[|(]$|\|\||[([]\s/u.test(cell),
      ),
    );
    expect(slips.map(({ line }) => `${path}:${line}`)).toEqual([]);
  });
});

test('every country code is in ISO 3166-1 (or XK, which news uses)', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const wrong = paths.flatMap((path) => {
    const column = columnsOf(path).findIndex((cell) => cell === 'country' || cell === 'countries');
    if (column < 0) return [];
    return dataRows(path).flatMap(({ cells, line }) => {
      const codes = (cells[column] ?? '').split('|').filter((code) => code !== '');
      return codes.filter((code) => names.of(code) === undefined).map((code) => `${path}:${line}: ${code}`);
    });
  });
  expect(wrong).toEqual([]);
});

/** Every way a name is written in the lexicons, and the entries that write it so. */
function spellings(): Map<string, Map<string, { place: string; ambiguous: boolean }>> {
  const found = new Map<string, Map<string, { place: string; ambiguous: boolean }>>();
  for (const path of paths.filter((name) => name.startsWith('lexicon/') && columnsOf(name).length === 6)) {
    for (const { cells, line } of dataRows(path)) {
      const [name, variants, , , , flags] = cells as [string, string, string, string, string, string];
      for (const spelling of [name, ...variants.split('|')].filter((text) => text !== '')) {
        const key = nameWords(spelling).join(' ');
        const entries = found.get(key) ?? new Map();
        found.set(
          key,
          entries.set(`${path}:${line}`, { place: `${path}:${line} ${name}`, ambiguous: flags === 'ambiguous' }),
        );
      }
    }
  }
  return found;
}

test('two unambiguous entries of the lexicons never share a spelling: only one of them could be found', () => {
  const shared = [...spellings()].flatMap(([key, entries]) => {
    const sure = [...entries.values()].filter(({ ambiguous }) => !ambiguous);
    return sure.length > 1 ? [`${key}: ${sure.map(({ place }) => place).join(', ')}`] : [];
  });
  expect(shared).toEqual([]);
});

/** Words that stand where a name could: إن in قال الوزير إن. */
function functionWords(): ReadonlySet<string> {
  const { complementizers, cueForms, subjectStops } = readSpeechLexicon(new URL('quotes/', DATA));
  const verbs = [...cueForms]
    .filter(([, { kind, strength }]) => kind !== 'participle' && strength === 'say')
    .map(([key]) => key);
  return new Set([...complementizers, ...subjectStops, ...verbs]);
}

test('of the places that share a name there are several, told apart by more than the name', () => {
  const places = new Map<string, string[][]>();
  for (const { cells } of dataRows('shared-names.tsv')) {
    const key = nameWords(cells[0] as string).join(' ');
    places.set(key, [...(places.get(key) ?? []), [...cells]]);
  }
  const alone = [...places].filter(([, rows]) => rows.length < 2).map(([name]) => name);
  const severalDefaults = [...places].filter(([, rows]) => rows.filter((row) => row[5] === 'default').length > 1);
  expect({ alone, severalDefaults }).toEqual({ alone: [], severalDefaults: [] });
});

test('no unambiguous name of a lexicon is a word of reporting', () => {
  const words = functionWords();
  const everyday = [...spellings()].filter(
    ([key, entries]) => words.has(key) && [...entries.values()].some(({ ambiguous }) => !ambiguous),
  );
  expect(everyday.map(([key, entries]) => `${key}: ${[...entries.keys()].join(', ')}`)).toEqual([]);
});

test('given names that are words of reporting too are marked ambiguous', () => {
  const words = functionWords();
  const unmarked = dataRows('names/first-names.tsv').filter(
    ({ cells: [name, , , flags] }) => flags === '' && words.has(foldKey(name as string)),
  );
  expect(unmarked.map(({ cells, line }) => `first-names.tsv:${line}: ${cells[0]}`)).toEqual([]);
});

test.each([
  { what: 'people', pattern: /^lexicon\/people-/u, least: 2000 },
  { what: 'places', pattern: /^lexicon\/places-/u, least: 2500 },
  { what: 'organisations', pattern: /^lexicon\/organisations-/u, least: 1500 },
  { what: 'first names', pattern: /^names\/first-names/u, least: 1200 },
  { what: 'family names', pattern: /^names\/family-names/u, least: 800 },
])('at least $least $what', ({ pattern, least }) => {
  expect(
    paths.filter((path) => pattern.test(path)).reduce((sum, path) => sum + dataRows(path).length, 0),
  ).toBeGreaterThanOrEqual(least);
});

describe('a bad line is named by file and line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khabar-data-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function messageOf(content: string, read: (file: URL) => unknown, name = 'list.tsv'): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    try {
      read(pathToFileURL(path));
    } catch (error) {
      if (error instanceof AnalysisError && error.code === 'resource') return error.message;
      throw error;
    }
    return 'no error';
  }

  const list = (file: URL): unknown => readWordList(file);
  const pairs = (file: URL): unknown => readEntries(file, 2);

  test.each([
    {
      why: 'tatweel',
      content: '# heading\nقال\nقـال\n',
      read: list,
      message: 'list.tsv:3: stray mark U+0640 at column 2; remove it',
    },
    {
      why: 'short vowel',
      content: 'قالَ\n',
      read: list,
      message: 'list.tsv:1: stray mark U+064E at column 4; remove it',
    },
    {
      why: 'direction mark',
      content: 'نعم\n\u200fقال\n',
      read: list,
      message: 'list.tsv:2: stray mark U+200F at column 1; remove it',
    },
    {
      why: 'no-break space counts as space at the edge',
      content: 'قال\u00a0\n',
      read: list,
      message: 'list.tsv:1: spaces at the edge of or doubled in "قال\u00a0"',
    },
    { why: 'carriage return of Windows', content: 'قال\r\n', read: list, message: /^list\.tsv:1: / },
    { why: 'byte order mark', content: '\ufeffقال\n', read: list, message: /^list\.tsv:1: stray mark U\+FEFF/ },
    {
      why: 'one column too many',
      content: 'قال\tقالت\tقالوا\n',
      read: pairs,
      message: 'list.tsv:1: 3 columns, expected 2',
    },
    {
      why: 'one column too few, after comments and blank lines',
      content: '# a\n\n# b\nقال\n',
      read: pairs,
      message: 'list.tsv:4: 1 columns, expected 2',
    },
    {
      why: 'doubled space',
      content: 'بحسب  فلان\n',
      read: list,
      message: 'list.tsv:1: spaces at the edge of or doubled in "بحسب  فلان"',
    },
    {
      why: 'unknown type of entity',
      content: 'فلان\t\tPERSON\t\t\t\n',
      read: readLexicon,
      message: /^list\.tsv:1: type "PERSON", expected one of PER, ORG/,
    },
    { why: 'plain words are fine', content: '# heading\nقال\nأن\n', read: list, message: 'no error' },
    { why: 'an empty file is an empty list', content: '', read: list, message: 'no error' },
  ])('$why', ({ content, read, message }) => {
    const found = messageOf(content, read);
    if (typeof message === 'string') expect(found).toBe(message);
    else expect(found).toMatch(message);
  });

  test('a misspelt strength of a verb', () => {
    for (const name of [
      'title-cues',
      'named-things',
      'speech-nouns',
      'attribution-particles',
      'complementizers',
      'subject-stops',
      'subject-skips',
    ]) {
      writeFileSync(join(folder, `${name}.txt`), '');
    }
    writeFileSync(join(folder, 'speaker-nouns.tsv'), '');
    const read = (): unknown => readSpeechLexicon(pathToFileURL(`${folder}/`));
    const verb = 'قال\tقالت\tقالوا\tيقول\tتقول\tيقولون\tقائلا\tقائلة\tsays\n';
    expect(messageOf(verb, read, 'reporting-verbs.tsv')).toBe(
      'reporting-verbs.tsv:1: "says", expected one of say, attitude, relay, homograph',
    );
  });

  test('a file that is missing', () => {
    expect(() => readWordList(pathToFileURL(join(folder, 'nowhere.txt')))).toThrow(
      'nowhere.txt: cannot be read; install khabar again',
    );
  });
});
