import type { SpeakerKind, Token, Word } from '../../document.ts';

/** How a verb of reporting is used; see the heading of reporting-verbs.tsv. */
export type CueStrength = 'say' | 'attitude' | 'relay' | 'homograph';

/** One inflected form of a verb of reporting. */
export interface CueForm {
  readonly lemma: string;
  readonly kind: 'past' | 'present' | 'participle' | 'particle';
  readonly gender: 'm' | 'f' | 'u';
  readonly plural: boolean;
  readonly strength: CueStrength;
}

/** The words of reporting, all as folded keys. Phrases are single strings with spaces. */
export interface SpeechLexicon {
  readonly cueForms: ReadonlyMap<string, CueForm>;
  /** Nouns of works, events, ideas and naming: what is marked after them is a name. */
  readonly titleCues: ReadonlySet<string>;
  /** Nouns of bodies, places and things: a short marked span right after them is a name. */
  readonly namedThings: ReadonlySet<string>;
  readonly speechNouns: ReadonlySet<string>;
  readonly attributionParticles: ReadonlySet<string>;
  /** Nouns after وفق and حسب that are no sources: معايير, خطة. */
  readonly notSources: ReadonlySet<string>;
  readonly complementizers: ReadonlySet<string>;
  readonly subjectStops: ReadonlySet<string>;
  readonly subjectSkips: ReadonlySet<string>;
  readonly speakerNouns: ReadonlyMap<string, SpeakerKind>;
}

/** Verbs that go on with what the last source said. */
const CONTINUING = new Set([
  'اضاف',
  'تابع',
  'اردف',
  'استطرد',
  'واصل',
  'مضي',
  'زاد',
  'ختم',
  'اختتم',
  'اكمل',
  'استدرك',
  'انهي',
  'كرر',
]);

/** Verbs that take any subject but hardly ever a noun as object: what follows them speaks. */
const PLAIN = new Set([
  ...CONTINUING,
  'قال',
  'صرح',
  'علق',
  'افاد',
  'هتف',
  'صاح',
  'صرخ',
  'اجاب',
  'تساءل',
  'غرد',
  'نوه',
  'عقب',
  'جزم',
  'ادعي',
  'زعم',
  'عبر',
  'اعرب',
  'تحدث',
]);

export function takesAnySubject(form: CueForm): boolean {
  return PLAIN.has(form.lemma);
}

export function isContinuing(form: CueForm): boolean {
  return CONTINUING.has(form.lemma) || form.kind === 'participle';
}

/** أن, إنه, فإن, وأنها: joins a word of saying with what is said. */
export function isComplementizer({ complementizers }: SpeechLexicon, { word: { key } }: Token): boolean {
  return complementizers.has(key) || (/^[وف]/u.test(key) && complementizers.has(key.slice(1)));
}

/** Pronouns that may be attached to a verb or noun of reporting: قوله, أبلغهم. Longest first. */
const PRONOUNS = ['هما', 'هم', 'هن', 'ها', 'نا', 'ني', 'كم', 'ه'];

/** The word without a conjunction, and without an attached pronoun: what a form is looked up by. */
export function lookUp<T>({ key }: Word, find: (key: string) => T | undefined): T | undefined {
  const found = find(key);
  if (found !== undefined) return found;
  const first = key[0];
  if (key.length > 3 && (first === 'و' || first === 'ف')) return find(key.slice(1));
  return undefined;
}

/** Like {@link lookUp}, for words that may carry a pronoun as well. */
export function lookUpStem<T>(word: Word, find: (key: string) => T | undefined): T | undefined {
  return lookUp(word, (key) => find(key) ?? findWithoutPronoun(key, find));
}

function findWithoutPronoun<T>(key: string, find: (key: string) => T | undefined): T | undefined {
  for (const pronoun of PRONOUNS) {
    if (!key.endsWith(pronoun) || key.length < pronoun.length + 3) continue;
    const stem = key.slice(0, -pronoun.length);
    const found = find(stem);
    if (found !== undefined) return found;
  }
  return undefined;
}
