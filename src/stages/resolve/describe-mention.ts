import type { Mention, MentionDoc, Token } from '../../document.ts';
import type { NameWords } from '../entities/name-words.ts';
import { mentionName } from './mention-name.ts';
import type { DescribedName, Gender, NamedMention } from './named-mention.ts';
import type { ResolveResources } from './resources.ts';
import { rolesBeside } from './roles.ts';
import { isNameOfThing, verbGender } from './words-before.ts';

/** What each mention says by its words, by those around it and by what the lexicons know of it. */
export function describeMentions(doc: MentionDoc, resources: ResolveResources): NamedMention[] {
  return doc.mentions.map((mention) => {
    const described = resources.describeName(mentionName(doc.tokens, doc.text, mention), mention.type);
    return join(described, mention, mention.type === 'PER' ? describePerson(doc, mention, resources) : NOBODY);
  });
}

/** Field by field, which is several times as fast as spreading: there is one for every eight words of news. */
function join(described: DescribedName, mention: Mention, beside: BesideName): NamedMention {
  return {
    name: described.name,
    bareName: described.bareName,
    words: described.words,
    units: described.units,
    body: described.body,
    entry: described.entry,
    isListedOtherwise: described.isListedOtherwise,
    mention,
    roles: beside.roles,
    roleWords: beside.roleWords,
    gender: beside.gender,
    verbGender: beside.verbGender,
    isThing: beside.isThing,
  };
}

/** What the words around a name say. */
type BesideName = Omit<NamedMention, keyof DescribedName | 'mention'>;

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
