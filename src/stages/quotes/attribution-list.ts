import { lastAtOrBefore } from '../../text/span.ts';
import type { Attribution } from './discourse-context.ts';

/** The attributions of one sentence, in the order of their cues. */
export type AttributionList = readonly Attribution[];

const tokenOf = ({ cue }: Attribution): number => cue.token;

/** The attribution whose cue stands last before `token`. O(log n), as all look-ups here. */
export function lastCueBefore(attributions: AttributionList, token: number): Attribution | null {
  return attributions[lastAtOrBefore(attributions, token - 1, tokenOf)] ?? null;
}

/** The attribution whose cue is the first at or after `token`. */
export function firstCueFrom(attributions: AttributionList, token: number): Attribution | null {
  return attributions[lastAtOrBefore(attributions, token - 1, tokenOf) + 1] ?? null;
}

/** The attribution whose cue is `token` itself. */
export function cueAt(attributions: AttributionList, token: number): Attribution | null {
  const first = firstCueFrom(attributions, token);
  return first?.cue.token === token ? first : null;
}
