import type { Appearance, DiscourseContext } from './discourse-context.ts';
import type { Cue } from './find-cues.ts';
import type { Source } from './read-source.ts';
import { isContinuing } from './speech-lexicon.ts';

/** Appearances that a reader remembers: who was spoken of longer ago is named again. */
const MEMORY = 60;

/** The person spoken of last. */
export function lastPerson(history: readonly Appearance[]): Source | null {
  return history.slice(-MEMORY).findLast(({ source }) => source.kind === 'PER')?.source ?? null;
}

/**
 * The last who spoke (for verbs that go on) or acted, in the same sentence first, agreeing with the verb. Who acts in the
 * cue's own paragraph goes before who spoke in an earlier one.
 */
export function lastAgreeing(
  { sentences }: DiscourseContext,
  cue: Cue,
  history: readonly Appearance[],
): Appearance | null {
  const wantsSpeaker = isContinuing(cue.form);
  const paragraphOf = (sentence: number): number => sentences[sentence]?.paragraph ?? -1;
  const here = paragraphOf(cue.sentence);
  let fallback: Appearance | null = null;
  for (let i = history.length - 1; i >= Math.max(0, history.length - MEMORY); i--) {
    const appearance = history[i] as Appearance;
    if (!agrees(cue, appearance.source)) continue;
    if (!wantsSpeaker || appearance.sentence === cue.sentence) return appearance;
    const isHere = paragraphOf(appearance.sentence) === here;
    if (appearance.speaks)
      return fallback !== null && !isHere && paragraphOf(fallback.sentence) === here ? fallback : appearance;
    fallback ??= appearance;
  }
  return fallback;
}

/** Gender and number of the verb fit the source: قالت is a woman or a body, قالوا a group. */
export function agrees({ form }: Cue, source: Source): boolean {
  if (form.plural !== source.plural && form.plural) return source.kind === 'GROUP' || source.kind === 'ANON';
  if (form.gender === 'u' || source.gender === 'u' || source.plural) return true;
  return form.gender === source.gender;
}
