import type { EntityType } from '../../document.ts';
import { bare } from './name-units.ts';
import { skeletonOf } from './same-word.ts';

/** The name of an organisation or place as it is compared. */
export interface BodyName {
  readonly kind: 'ORG' | 'FAC' | 'PLACE';
  /** What its class word makes of it; undefined without one: the bare name may be that of any. */
  readonly family: string | undefined;
  /** Folded words without article, class word and epithet; nationalities as codes: الأميركية and الأمريكية are one. */
  readonly core: readonly string[];
  /** All its words, folded, without article. */
  readonly words: readonly string[];
  /** Which of them is the first after a class word in front. */
  readonly start: number;
  /** Which of them have the article. */
  readonly definite: readonly boolean[];
  readonly keys: BodyKeys;
}

/** What a name is found again by. */
export interface BodyKeys {
  /** Its words, written with or without spaces: فيس بوك, فيسبوك. */
  readonly words: string;
  /** Its words in any spelling. */
  readonly variant: string;
  /** Its first word, and the first after a class word. */
  readonly beginnings: readonly [string, string];
}

/** Words of classes that stand before a name or are left out, by what they make of it: حزب الشعب is not صحيفة الشعب. */
const FAMILIES: Readonly<Record<string, string>> = {
  movement: 'حزب حركه جماعه تنظيم منظمه قوات ميليشيا ميليشيات',
  firm: 'شركه مجموعه مؤسسه طيران',
  media: 'وكاله قناه صحيفه جريده مجله موقع شبكه اذاعه',
  club: 'نادي فريق',
  bank: 'بنك مصرف',
  authority: 'وزاره هيئه',
  university: 'جامعه',
  place: 'مدينه محافظه ولايه دوله جمهوريه مملكه بلده قريه منطقه اقليم',
};

const FAMILY_OF = new Map(
  Object.entries(FAMILIES).flatMap(([family, words]) => words.split(' ').map((word) => [word, family] as const)),
);

/** وكالة الأنباء الرسمية: said of a body, no part of its name. */
const EPITHETS = new Set(['رسمي', 'رسميه']);

/** Reads a name of folded words; `countryOf` answers the ISO code of a nationality adjective. */
export function bodyName(
  written: readonly string[],
  type: EntityType,
  countryOf: (word: string) => string | undefined,
): BodyName {
  const words = written.map(bare);
  const definite = written.map((word, i) => word !== words[i]);
  const kind = type === 'ORG' || type === 'FAC' ? type : 'PLACE';
  const shorter = EPITHETS.has(words.at(-1) as string) && words.length > 2 ? words.slice(0, -1) : words;
  const { family, from, to } = withoutClassWord(shorter);
  const isNationality = (at: number): boolean => kind === 'ORG' && at > from && definite[at] === true;
  const core = shorter
    .slice(from, to)
    .map((word, i) => (isNationality(from + i) ? countryOf(word) : undefined) ?? word);
  const keys: BodyKeys = {
    words: `${kind} ${core.join('')}`,
    variant: `${kind} ~ ${skeletonOf(core)}`,
    beginnings: [`${kind} ${words[0]} …`, `${kind} ${words[from]} …`],
  };
  return { kind, family, core, words, start: from, definite, keys };
}

/** A class word stands in front, or behind a foreign name: بنك فلان, فلان بنك. */
function withoutClassWord(words: readonly string[]) {
  const all = { family: undefined, from: 0, to: words.length };
  if (words.length < 2) return all;
  const first = FAMILY_OF.get(words[0] as string);
  if (first !== undefined) return { family: first, from: 1, to: words.length };
  const last = FAMILY_OF.get(words.at(-1) as string);
  return last === undefined ? all : { family: last, from: 0, to: words.length - 1 };
}

/** Places of one name are one whatever they are called: a city and its province stand for each other. */
export function areCompatible(a: BodyName, b: BodyName): boolean {
  return a.kind === 'PLACE' || a.family === undefined || b.family === undefined || a.family === b.family;
}
