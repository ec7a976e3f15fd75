import type { Mention, Sentence } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
import type { Attribution } from './discourse-context.ts';
import type { Source } from './read-source.ts';

/** Who spoke in an article. */
interface Discourse {
  readonly sentences: readonly Sentence[];
  /** All attributions, in text order. */
  readonly attributions: readonly Attribution[];
}

interface Found {
  readonly source: Source | null;
  readonly tied: readonly Mention[];
}

const NOBODY: Found = { source: null, tied: [] };

/**
 * Who speaks in a quote with no verb beside it, a paragraph or sentence of its own: the source of the last word of reporting
 * in its paragraph or the one before. Nobody, when the last sentence that reports names two sources: قال فلان …، ورد فلان ….
 */
export function speakerOfContext({ sentences, attributions }: Discourse, token: number, paragraph: number): Found {
  const at = lastAtOrBefore(attributions, token - 1, ({ cue }) => cue.token);
  const last = attributions[at];
  if (last === undefined || last.source === null) return NOBODY;
  if ((sentences[last.cue.sentence]?.paragraph ?? 0) < paragraph - 1) return NOBODY;
  const rival = attributions[at - 1];
  const other = rival?.cue.sentence === last.cue.sentence ? rival.source?.mention : undefined;
  const { mention } = last.source;
  const isTied = mention !== null && other?.type === 'PER' && mention.type === 'PER' && other !== mention;
  return isTied ? { source: null, tied: [mention, other] } : { source: last.source, tied: [] };
}
