import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { bareKey } from '../tokens/bare-key.ts';
import type { Appearance, DiscourseContext } from './discourse-context.ts';
import { readSource } from './read-source.ts';

/**
 * Who acts in the sentences: the named person or body right after a verb at the start of a sentence, or at its start. Verbs of
 * reporting are left to the cues.
 */
export function findActors(context: DiscourseContext, cueTokens: ReadonlySet<number>): Appearance[] {
  const found: Appearance[] = [];
  for (const [index, sentence] of context.sentences.entries()) {
    const span = actorOf(context, sentence, cueTokens);
    if (span === null) continue;
    const source = readSource(context, span, sentence.to);
    if (source.mention !== null && source.kind === 'PER')
      found.push({ token: source.from, sentence: index, source, speaks: false, named: true });
  }
  return found;
}

const LONGEST_LEAD = 10;

/** A shorter line is a byline or a heading: nobody acts in it. */
const SHORTEST_STORY = 6;

/** The first person named near the start of a sentence with the titles before the name, unless a preposition governs them. */
function actorOf(context: DiscourseContext, { from, to }: Sentence, cueTokens: ReadonlySet<number>): TokenSpan | null {
  const { mentionAt, quoted } = context;
  if (to - from < SHORTEST_STORY) return null;
  for (let at = from; at < Math.min(to, from + LONGEST_LEAD); at++) {
    if (cueTokens.has(at) || quoted.has(at)) return null;
    const mention = mentionAt.get(at);
    if (mention?.type !== 'PER') continue;
    const start = startOfTitles(context, at, from);
    return isGoverned(context, start, from) || !followsVerb(context, start, from)
      ? null
      : { from: start, to: mention.to };
  }
  return null;
}

/** Back over titles, definite words and places to the first word of the phrase that a name ends. */
function startOfTitles({ tokens, mentionAt, nameWords }: DiscourseContext, at: number, from: number): number {
  let start = at;
  while (start > from) {
    const before = tokens[start - 1] as Token;
    const belongs =
      before.word.kind === 'word' &&
      (nameWords.titles.has(bareKey(before)) || before.word.stemKey.startsWith('ال') || mentionAt.has(start - 1));
    if (!belongs || (tokens[start] as Token).word.prefix > 0) break;
    start--;
  }
  return start;
}

/** The phrase depends on a preposition, written apart or to its first word. */
function isGoverned({ tokens, lexicon }: DiscourseContext, start: number, from: number): boolean {
  const first = tokens[start] as Token;
  if (first.word.clitics.some(({ role }) => role === 'preposition')) return true;
  return (
    start > from &&
    lexicon.subjectStops.has((tokens[start - 1] as Token).word.key) &&
    !CONJUNCTIONS.has((tokens[start - 1] as Token).word.key)
  );
}

/** The name comes within the first words, or after a verb in the present: في الصباح تقود فلانة. */
function followsVerb({ tokens }: DiscourseContext, start: number, from: number): boolean {
  return start - from <= 2 || /^[وف]?[يت]/u.test((tokens[start - 1] as Token).word.key);
}

/** Words that end a naming but govern nothing: كان فلان, أن فلان. */
const CONJUNCTIONS = new Set(
  'كان كانت ان لكن ولكن حيث بينما كما اذ قد لقد حين عندما بعدما ثم هو هي اليوم امس'.split(' '),
);
