import type { Statistics } from './statistics.ts';

/** Prefixes of one letter that may open a word, in the order of their feature slots. */
export const PREFIX_LETTERS = 'وفبلكس';
export const PRONOUNS = ['ه', 'ها', 'هم', 'هما', 'نا', 'هن', 'ك', 'كم', 'كما', 'كن', 'ني', 'ي'] as const;

const log = (n: number): number => Math.log2(1 + n);
const oneHot = (index: number, size: number): number[] => Array.from({ length: size }, (_, i) => (i === index ? 1 : 0));
const flag = (value: boolean): number => (value ? 1 : 0);
/** log2 of a ratio of counts, softened, between −12 and 12. */
const ratio = (a: number, b: number): number => Math.max(-12, Math.min(12, Math.log2((a + 0.5) / (b + 0.5))));

/**
 * Evidence that the first letter of `word` (a counting key) is a particle: the rest is a frequent word with a paradigm
 * of its own, and the whole is no stem that others attach to.
 */
export function prefixFeatures(word: string, stats: Statistics): number[] {
  const rest = word.slice(1);
  const whole = stats.count(word);
  const bare = stats.count(rest);
  const stem = stats.nominal(word);
  const article = rest.startsWith('ال') && rest.length > 3;
  return [
    1,
    ratio(bare, whole),
    Math.min(0, ratio(bare, whole)),
    log(whole) / 4,
    log(bare) / 4,
    flag(bare === 0),
    ratio(stem, whole),
    flag(stem === 0),
    Math.max(0, -5 - ratio(stem + stats.verbal(word) + stats.perfect(word), whole)),
    Math.max(0, -3 - ratio(stem + stats.verbal(word) + stats.perfect(word), whole)),
    ratio(stats.perfect(word), whole),
    ratio(stats.perfect(rest), bare),
    ratio(stats.nominal(rest), bare),
    ratio(stats.nominal(rest), stem),
    ratio(stats.verbal(word), whole),
    ratio(stats.verbal(rest), bare),
    ratio(stats.verbal(rest), stats.verbal(word)),
    flag(article),
    flag(article && bare > 0),
    flag(article && rest.length > 5),
    flag(article) * ratio(stats.count(rest.slice(2)), bare),
    ...oneHot(Math.min(rest.length, 7) - 1, 7),
  ];
}

/** Evidence that `word` (a counting key without its prefixes) ends in the pronoun `pronoun`. */
export function suffixFeatures(word: string, pronoun: string, stats: Statistics): number[] {
  const host = word.slice(0, -pronoun.length);
  const whole = stats.family(word);
  const bare = hostCount(host, stats);
  const others = otherPronouns(host, pronoun, stats);
  const distinct = others.filter((n) => n > 0).length;
  const attached = others.reduce((sum, n) => sum + n, 0);
  return [
    1,
    ratio(bare, whole),
    log(whole) / 4,
    log(bare) / 4,
    flag(bare === 0),
    ratio(attached, whole),
    Math.min(4, ratio(attached, whole)),
    distinct,
    flag(distinct === 0),
    ratio(stats.count(`ال${word}`) + stats.count(`بال${word}`) + stats.count(`لل${word}`), whole),
    flag(word.startsWith('ال')),
    ratio(
      stats.family(`${word}ا`) + stats.family(`${word}ات`) + stats.family(`${word}ين`) + stats.family(`${word}ي`),
      whole,
    ),
    ratio(stats.family(`${word}ها`) + stats.family(`${word}هم`), whole),
    ratio(stats.verbal(word), whole),
    ...oneHot('تانيوهئؤدرلم'.indexOf(host.at(-1) ?? ''), 12),
    ...oneHot(Math.min(host.length, 7) - 1, 7),
    ...oneHot(pronounSlot(pronoun), 6),
  ];
}

/** Pronouns that the labels do not tell apart share a slot. */
function pronounSlot(pronoun: string): number {
  const slots: Readonly<Record<string, number>> = { ه: 0, ها: 1, هم: 2, هما: 3, نا: 4 };
  return slots[pronoun] ?? 5;
}

/** Occurrences of the host as it is spelled alone: ت → ة, ائ and اؤ → اء, ا → ى. */
function hostCount(host: string, stats: Statistics): number {
  const last = host.at(-1);
  const stem = host.slice(0, -1);
  if (last === 'ت') return stats.family(host) + stats.family(`${stem}ة`) + stats.nominal(`${stem}ة`);
  if (last === 'ئ' || last === 'ؤ') return stats.family(host) + stats.family(`${stem}ء`);
  if (last === 'ا') return stats.family(host) + stats.family(`${stem}ي`);
  return stats.family(host) + stats.nominal(host);
}

function otherPronouns(host: string, pronoun: string, stats: Statistics): number[] {
  return ['ه', 'ها', 'هم', 'هما', 'نا', 'هن', 'ك', 'كم']
    .filter((other) => other !== pronoun)
    .map((other) => stats.family(host + other));
}
