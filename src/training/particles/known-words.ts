import { readFileSync } from 'node:fs';
import { isPronoun, prefixRole } from '../../stages/tokens/particle-letters.ts';
import { countingKey } from './statistics.ts';

/** Letters attached in front of a word and behind it. */
export interface Edges {
  readonly prefix: number;
  readonly suffix: number;
}

/** Reads a list of words with "+" between host and particles; lines that begin with "#" are comments. */
export function readKnownWords(path: URL): Map<string, Edges> {
  const known = new Map<string, Edges>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line !== '' && !line.startsWith('#'))
      known.set(countingKey(line.replaceAll('+', '')), edgesOf(line.split('+')));
  }
  return known;
}

/** In له the preposition counts as prefix, and nothing is left for a host; in وهم the conjunction stands before a pronoun of its own. */
function edgesOf(parts: readonly string[]): Edges {
  const last = parts.at(-1) as string;
  const isFree = parts.length === 2 && isConjunction(parts[0] as string);
  const suffix = parts.length > 1 && !isFree && isPronoun(last) ? last.length : 0;
  let prefix = 0;
  while (prefix < parts.length - 1 && isParticle(parts[prefix] as string)) prefix++;
  return { prefix, suffix };
}

function isConjunction(part: string): boolean {
  return part === 'و' || part === 'ف';
}

function isParticle(part: string): boolean {
  return part.length === 1 && prefixRole(part, 0) !== undefined;
}
