import type { Mention, MentionDoc, Token, TokenSpan } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
import type { NameWords } from '../entities/name-words.ts';
import { rolesBeside, roleWord } from '../resolve/roles.ts';

/** Words of the titles that stand beside each person's name, masculine and without article, in text order. */
export type RoleBook = readonly { readonly mention: Mention; readonly words: ReadonlySet<string> }[];

/** Collects the titles of all people named in an article. */
export function collectRoles(doc: MentionDoc, nameWords: NameWords): RoleBook {
  return doc.mentions
    .filter(({ type }) => type === 'PER')
    .map((mention) => ({ mention, words: rolesBeside(doc, mention, nameWords).roleWords }))
    .filter(({ words }) => words.size > 0);
}

interface HolderContext {
  readonly tokens: readonly Token[];
  readonly roles: RoleBook;
}

/**
 * The person whose titles hold every word of a description, the one named last before it. Null when no person does.
 */
export function findHolder({ tokens, roles }: HolderContext, description: TokenSpan): Mention | null {
  const words: string[] = [];
  for (let i = description.from; i < description.to; i++) {
    const token = tokens[i] as Token;
    if (token.word.kind === 'word') words.push(roleWord(token));
  }
  if (words.length === 0) return null;
  const before = lastAtOrBefore(roles, description.from - 1, ({ mention }) => mention.from);
  for (let i = before; i >= Math.max(0, before - FARTHEST); i--) {
    const { mention, words: held } = roles[i] as RoleBook[number];
    if (words.every((word) => held.has(word))) return mention;
  }
  return null;
}

/** Titled names between a person's title and the same title alone; a holder named longer ago is no longer meant. */
const FARTHEST = 200;
