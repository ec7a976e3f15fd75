import type { Mention, Token, TokenSpan } from '../../document.ts';
import type { NameWords } from '../entities/name-words.ts';
import { bareKey } from './speech-lexicon.ts';

/** Words of the titles that stand beside each person's name, masculine and without article; keyed by mention. */
export type RoleBook = readonly { readonly mention: Mention; readonly words: ReadonlySet<string> }[];

interface HolderContext {
  readonly tokens: readonly Token[];
  readonly roles: RoleBook;
}

const LONGEST_TITLE = 8;

/** Collects the titles written before names: وزير الخارجية القطري الشيخ فلان, and after them: فلان، وزير الخارجية القطري. */
export function collectRoles(tokens: readonly Token[], mentions: readonly Mention[], nameWords: NameWords): RoleBook {
  const covered = new Map<number, Mention>();
  for (const mention of mentions) for (let i = mention.from; i < mention.to; i++) covered.set(i, mention);
  return mentions
    .filter((mention) => mention.type === 'PER')
    .map((mention) => ({
      mention,
      words: new Set([...before(tokens, mention, covered, nameWords), ...after(tokens, mention, covered, nameWords)]),
    }))
    .filter(({ words }) => words.size > 0);
}

function before(
  tokens: readonly Token[],
  mention: Mention,
  covered: ReadonlyMap<number, Mention>,
  nameWords: NameWords,
): string[] {
  const words: string[] = [];
  let titled = false;
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - LONGEST_TITLE); at--) {
    const token = tokens[at] as Token;
    if (token.word.kind !== 'word' || covered.get(at)?.type === 'PER') break;
    const isTitle = nameWords.titles.has(bareKey(token));
    if (!isTitle && !token.word.stemKey.startsWith('ال') && !covered.has(at)) break;
    words.push(roleWord(token));
    titled ||= isTitle;
    if (isTitle && token.word.stemKey === bareKey(token) && at < mention.from - 1) break;
  }
  return titled ? words : [];
}

/** An apposition after the name: a comma, then a title and what belongs to it. */
function after(
  tokens: readonly Token[],
  mention: Mention,
  covered: ReadonlyMap<number, Mention>,
  nameWords: NameWords,
): string[] {
  const first = tokens[mention.to + 1];
  if (
    tokens[mention.to]?.word.text !== '،' ||
    first === undefined ||
    !nameWords.titles.has(bareKey(first)) ||
    first.word.prefix > 0
  )
    return [];
  const words: string[] = [];
  for (let at = mention.to + 1; at < mention.to + 1 + LONGEST_TITLE; at++) {
    const token = tokens[at];
    if (token === undefined || token.word.kind !== 'word' || covered.get(at)?.type === 'PER') break;
    words.push(roleWord(token));
  }
  return words;
}

/** الخارجية → خارجي: article and feminine ending do not tell titles apart. */
function roleWord(token: Token): string {
  const key = bareKey(token);
  return key.length > 3 && key.endsWith('ه') ? key.slice(0, -1) : key;
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
  let last: Mention | null = null;
  for (const { mention, words: held } of roles) {
    if (mention.from >= description.from) break;
    if (words.every((word) => held.has(word))) last = mention;
  }
  return last;
}
