import type { Mention, Token } from '../../document.ts';
import type { SpeechLexicon } from '../quotes/speech-lexicon.ts';
import { bareKey } from '../tokens/bare-key.ts';
import type { Gender } from './named-mention.ts';

/** كانت فلانة قد نالت: verbs that a name follows as their subject, beside those of reporting. */
const AUXILIARIES: ReadonlyMap<string, Gender> = new Map([
  ['كان', 'm'],
  ['كانت', 'f'],
]);

/** Gender of the verb of saying right before a name, which is its subject then: أوضحت الزهراني. */
export function verbGender(tokens: readonly Token[], { from, start }: Mention, { cueForms }: SpeechLexicon): Gender {
  const name = tokens[from] as Token;
  const before = tokens[from - 1];
  if (before?.word.kind !== 'word' || start > name.start) return 'u';
  const key = before.word.key.replace(/^[وف](?=...)/u, '');
  const form = cueForms.get(before.word.key) ?? cueForms.get(key);
  if (form === undefined) return AUXILIARIES.get(key) ?? 'u';
  const isSaying = form.strength === 'say' && (form.kind === 'past' || form.kind === 'present');
  return isSaying ? form.gender : 'u';
}

/** Things that are called by people's names. */
const NAMED_THINGS = new Set('اعصار عاصفه منخفض فيروس متحور مسبار روبوت كويكب مذنب'.split(' '));

/** Things that may as well belong to the person, unless they are definite: السفينة فلان, but يخت فلان. */
const OWNED_THINGS = new Set(
  'سفينه باخره عباره ناقله غواصه فرقاطه مدمره بارجه قارب زورق يخت طائره مركبه صاروخ قمر حصان جواد ناقه كلب فيل'.split(
    ' ',
  ),
);

/** True when the word before a name says that a thing bears it: الإعصار دانيال, فيروس فلان. */
export function isNameOfThing(tokens: readonly Token[], { from, start }: Mention): boolean {
  const before = tokens[from - 1];
  if (before === undefined || start > (tokens[from] as Token).start) return false;
  const key = bareKey(before);
  return NAMED_THINGS.has(key) || (before.word.stemKey.startsWith('ال') && OWNED_THINGS.has(key));
}
