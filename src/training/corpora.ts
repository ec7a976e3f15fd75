import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityType } from '../document.ts';
import { beginOf, insideOf, LABELS, OUTSIDE, TYPES } from '../stages/entities/tagger/labels.ts';

/** Sentences of ANERcorp that are trained on when it is measured; the rest is the test. */
export const ANERCORP_HEAD = 3311;

/** Tokens with the labels that the corpus leaves possible for each. */
export interface LabelledSentence {
  readonly corpus: number;
  readonly tokens: readonly string[];
  /** By token: 1 for each label that agrees with the annotation. */
  readonly allowed: readonly Uint8Array[];
  /** As annotated. */
  readonly tags: readonly string[];
}

/** How a corpus' annotation is to be read. */
export interface Corpus {
  readonly name: string;
  readonly file: string;
  /** True when its licence allows any use, with attribution. */
  readonly isOpen: boolean;
  /** True when its conventions come near the product's own; see `toHouseStyle`. */
  readonly isNearHouse: boolean;
  /** What its tags may stand for; a tag that is not listed may be any of `other`, or nothing. */
  readonly types: Readonly<Record<string, readonly EntityType[]>>;
  readonly other: readonly EntityType[];
  /** Types that it does not annotate, so that an untagged word may be one; see `fillOpenLabels`. */
  readonly open: readonly EntityType[];
}

const PLACES: readonly EntityType[] = ['GPE', 'LOC', 'FAC'];
const NAMES: readonly EntityType[] = ['PER', 'ORG', ...PLACES];
const ALL_BUT_NAMES = TYPES.filter((type) => !NAMES.includes(type));

/** What names of none of these five sorts may be. */
const OTHER_NAMES: readonly EntityType[] = ['NORP', 'EVENT', 'PRODUCT', 'LAW', 'LANGUAGE', 'WEBSITE'];

const WIKIFANE_CLASSES: Readonly<Record<string, readonly EntityType[]>> = {
  ...each('Politician Athlete Businessperson Artist Scientist Police Religious_PER Engineer Lawyer Other_PER', ['PER']),
  ...each(
    'Government Non-Governmental Commercial Educational Media Religious_ORG Sports Medical-Science Entertainment',
    ['ORG'],
  ),
  ...each('Nation State-or-Province County-or-District Population-Center', ['GPE']),
  ...each('Continent GPE-Cluster', ['GPE', 'LOC']),
  ...each('Water-Body Celestial Land-Region-Natural', ['LOC']),
  ...each('Building-Grounds Subarea-Facility Path Airport Plant', ['FAC']),
};

/** In the order of their numbers. */
export const CORPORA: readonly Corpus[] = [
  {
    name: 'anercorp',
    file: 'anercorp/train.conll',
    isOpen: true,
    isNearHouse: true,
    types: { PERS: ['PER'], LOC: PLACES, ORG: ['ORG'] },
    other: OTHER_NAMES,
    open: ALL_BUT_NAMES,
  },
  {
    name: 'wojood',
    file: 'wojood/train.conll',
    isOpen: false,
    isNearHouse: false,
    types: {
      ...Object.fromEntries(TYPES.map((type) => [type, [type]])),
      ...{ PERS: ['PER'], OCC: ['TITLE'], CURR: ['MONEY'], UNIT: ['QUANTITY'] },
    },
    other: [],
    open: [],
  },
  {
    name: 'wikifane',
    file: 'wikifane/all.conll',
    isOpen: true,
    isNearHouse: true,
    types: WIKIFANE_CLASSES,
    other: OTHER_NAMES,
    open: ALL_BUT_NAMES,
  },
  {
    name: 'caraner',
    file: 'caraner/train.conll',
    isOpen: false,
    isNearHouse: false,
    types: { PER: ['PER'], LOC: PLACES, ORG: ['ORG'], TIT: ['TITLE'] },
    other: OTHER_NAMES,
    open: ALL_BUT_NAMES.filter((type) => type !== 'TITLE'),
  },
  {
    name: 'aqmar',
    file: 'aqmar/all.conll',
    isOpen: true,
    isNearHouse: true,
    types: { PER: ['PER', 'NORP'], LOC: PLACES, ORG: ['ORG'] },
    other: OTHER_NAMES,
    open: ALL_BUT_NAMES,
  },
];

function each(names: string, types: readonly EntityType[]): Record<string, readonly EntityType[]> {
  return Object.fromEntries(names.split(' ').map((name) => [name, types]));
}

/** Reads the sentences of corpus `number` of {@link CORPORA}; `file` stands in for its own file. */
export function readCorpus(dataDir: string, number: number, file?: string): LabelledSentence[] {
  const corpus = CORPORA[number] as Corpus;
  const sentences = readConll(join(dataDir, 'ner', file ?? corpus.file));
  const masks = new Map<string, Uint8Array>();
  return sentences.map((rows) => {
    const joined = corpus.name === 'wikifane' ? rejoin(rows) : rows;
    return {
      corpus: number,
      tokens: joined.map((row) => row.token),
      tags: joined.map((row) => row.tag),
      allowed: joined.map(({ tag }) => maskOf(corpus, tag, masks)),
    };
  });
}

interface Row {
  readonly token: string;
  readonly tag: string;
}

/** One token and its tag a line, parted by a tab; a blank line between sentences. */
export function readConll(file: string): Row[][] {
  const sentences: Row[][] = [];
  let rows: Row[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [token, tag] = line.split('\t');
    if (token === undefined || tag === undefined || token === '') {
      if (rows.length > 0) sentences.push(rows);
      rows = [];
    } else rows.push({ token, tag: tag.trim() });
  }
  if (rows.length > 0) sentences.push(rows);
  return sentences;
}

const SPLIT_PRONOUNS = new Set(['\u0647\u0627', '\u0647']);
const AND = '\u0648';

/** Writes و and the pronouns ها and ه together with their words again, as in ordinary text. */
function rejoin(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    const next = rows[i + 1];
    const last = joined.at(-1);
    if (row.token === AND && next !== undefined && isArabicWord(next.token)) {
      joined.push({ token: AND + next.token, tag: next.tag });
      i++;
    } else if (SPLIT_PRONOUNS.has(row.token) && last !== undefined && isArabicWord(last.token)) {
      joined[joined.length - 1] = { token: last.token.replace(/\u0629$/u, '\u062a') + row.token, tag: last.tag };
    } else joined.push(row);
  }
  return joined;
}

function isArabicWord(token: string): boolean {
  return /^[\u0621-\u064a]{2,}$/u.test(token);
}

function maskOf(corpus: Corpus, tag: string, masks: Map<string, Uint8Array>): Uint8Array {
  const known = masks.get(tag);
  if (known !== undefined) return known;
  const mask = new Uint8Array(LABELS);
  const [, place, name] = /^([BI])-+(.+)$/u.exec(tag) ?? [];
  const types = name === undefined ? undefined : corpus.types[name];
  for (const type of types ?? (name === undefined ? [] : corpus.other)) {
    const k = TYPES.indexOf(type);
    if (place !== 'I') mask[beginOf(k)] = 1;
    if (place !== 'B') mask[insideOf(k)] = 1;
  }
  if (types === undefined) mask[OUTSIDE] = 1;
  masks.set(tag, mask);
  return mask;
}
