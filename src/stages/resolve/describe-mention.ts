import type { EntityType, Mention, MentionDoc, Token } from '../../document.ts';
import { nameWords } from '../entities/name-key.ts';
import type { NameWords } from '../entities/name-words.ts';
import { knownEntry, sameKind } from './known-entry.ts';
import { mentionName } from './mention-name.ts';
import type { DescribedName, Gender, NamedMention } from './named-mention.ts';
import type { ResolveResources } from './resources.ts';
import { rolesBeside } from './roles.ts';
import { withoutTitle } from './title.ts';
import { isNameOfThing, verbGender } from './words-before.ts';

/** What each mention says by its words, by those around it and by what the lexicons know of it. */
export function describeMentions(doc: MentionDoc, resources: ResolveResources): NamedMention[] {
  const known = new Map<string, DescribedName>();
  return doc.mentions.map((mention) => {
    const name = mentionName(doc.tokens, doc.text, mention);
    const key = `${mention.type} ${name}`;
    const described = known.get(key) ?? describeName(name, mention.type, resources);
    known.set(key, described);
    return mention.type === 'PER'
      ? { ...described, mention, ...describePerson(doc, mention, resources) }
      : { ...described, mention, ...NOBODY };
  });
}

function describeName(name: string, type: EntityType, resources: ResolveResources): DescribedName {
  const bareName = type === 'PER' ? withoutTitle(name, resources.nameWords) : name;
  const words = nameWords(name);
  const found =
    knownEntry(name, type, resources) ?? (bareName === name ? undefined : knownEntry(bareName, type, resources));
  const entry = found !== undefined && sameKind(found.type, type) ? found : undefined;
  const isSure = type !== 'PER' || entry?.ambiguous !== true;
  return { name, bareName, words, entry: isSure ? entry : undefined, isListedOtherwise: found !== entry };
}

function describePerson(doc: MentionDoc, mention: Mention, { nameWords: known, speech }: ResolveResources) {
  const roles = rolesBeside(doc, mention, known);
  return {
    ...roles,
    gender: genderOf(doc, mention, roles.gender, known),
    verbGender: verbGender(doc.tokens, mention, speech),
    isThing: isNameOfThing(doc.tokens, mention),
  };
}

/** What only people have. */
const NOBODY = { roles: [], roleWords: new Set<string>(), gender: 'u', verbGender: 'u', isThing: false } as const;

/** By the title, else by the given name of a name of several words. */
function genderOf({ tokens }: MentionDoc, { from, to }: Mention, byTitle: Gender, { firstNames }: NameWords): Gender {
  if (byTitle !== 'u' || to - from < 2) return byTitle;
  return firstNames.get((tokens[from] as Token).word.stemKey)?.gender ?? 'u';
}
