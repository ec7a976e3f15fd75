import type { CliticRole } from '../../document.ts';

/** Prefixes of one letter and what they do. */
const PREFIX_ROLES = new Map<string, CliticRole>([
  ['و', 'conjunction'],
  ['ف', 'conjunction'],
  ['ب', 'preposition'],
  ['ل', 'preposition'],
  ['ك', 'preposition'],
  ['س', 'future'],
  ['أ', 'interrogative'],
]);

/** Pronouns that are written to the word before them, longest first. */
export const PRONOUNS: readonly string[] = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا', 'ني', 'ه', 'ك', 'ي'];

const pronouns = new Set(PRONOUNS);

/**
 * What the letter of `word` at `index` does if it is a particle, or undefined when it cannot be one. In ألا it stands for
 * أن far more often than for a question.
 */
export function prefixRole(word: string, index: number): CliticRole | undefined {
  const role = PREFIX_ROLES.get(word[index] as string);
  return role === 'interrogative' && word.startsWith('لا', index + 1) ? 'conjunction' : role;
}

export function isPronoun(letters: string): boolean {
  return pronouns.has(letters);
}
