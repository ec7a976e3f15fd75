import type { Mention, Sentence, Token } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
import { bareKey } from '../tokens/bare-key.ts';
import type { DiscourseContext } from './discourse-context.ts';
import type { Source } from './read-source.ts';

const CONVERSATIONS = new Set('حوار مقابله لقاء حديث'.split(' '));
const LABELS = new Set('ج جواب الجواب'.split(' '));

/** Titles between مع and the name, and words between the conversation and مع. */
const REACH = { titles: 6, occasion: 3 } as const;

/** The people whom the article says it talks with (حوار مع الكاتب فلان), in text order. */
export function interviewees({ tokens, mentionAt }: DiscourseContext): Mention[] {
  return [...new Set(mentionAt.values())].filter(({ type, from }) => type === 'PER' && isTalkedWith(tokens, from));
}

function isTalkedWith(tokens: readonly Token[], name: number): boolean {
  for (let at = name - 1; at >= Math.max(0, name - REACH.titles); at--) {
    const token = tokens[at] as Token;
    if (token.word.kind === 'punctuation') return false;
    if (token.word.key === 'مع')
      return tokens.slice(Math.max(0, at - REACH.occasion), at).some((before) => CONVERSATIONS.has(bareKey(before)));
  }
  return false;
}

/** ج: "…": the label of an answer stands before the colon, at the start of the line. */
export function isAnswerLabel(tokens: readonly Token[], at: number, { from }: Sentence): boolean {
  return at === from && LABELS.has(tokens[at]?.word.key ?? '');
}

/** Who answers at `token`: the person talked with, when the sentence before asks. */
export function answererOf(
  { sentences, tokens }: DiscourseContext,
  people: readonly Mention[],
  token: number,
): Source | null {
  const index = lastAtOrBefore(sentences, token, ({ from }) => from);
  const asked = sentences[index - 1];
  if (asked === undefined || tokens[asked.to - 1]?.word.text !== '؟') return null;
  const mention = people[lastAtOrBefore(people, token, ({ from }) => from)];
  return mention === undefined
    ? null
    : { from: mention.from, to: mention.to, mention, kind: 'PER', gender: 'u', plural: false };
}
