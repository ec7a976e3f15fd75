import type { Sentence } from '../../document.ts';
import { type AttributionList, lastCueBefore } from './attribution-list.ts';
import type { Source } from './read-source.ts';

/** Sources that spoke near a quote that stands alone: the last one first. */
interface Discourse {
  readonly sentences: readonly Sentence[];
  /** All attributions of the article, in text order. */
  readonly attributions: AttributionList;
}

/**
 * Who speaks in a quote with no verb beside it, a paragraph or sentence of its own: the source of the last verb of
 * reporting in its paragraph or the one before. Null when nobody spoke there.
 */
export function speakerOfContext({ sentences, attributions }: Discourse, token: number, paragraph: number): Source | null {
  const last = lastCueBefore(attributions, token);
  if (last === null || last.source === null) return null;
  return (sentences[last.cue.sentence]?.paragraph ?? -2) >= paragraph - 1 ? last.source : null;
}
