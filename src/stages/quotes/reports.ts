import type { Mention, Sentence, Token } from '../../document.ts';
import { lastAtOrBefore } from '../../text/span.ts';
import type { AttributionList } from './attribution-list.ts';
import type { Attribution, DiscourseContext } from './discourse-context.ts';
import { answererOf, interviewees } from './interview.ts';
import { type Judged, judge } from './judge.ts';
import type { Report } from './make-quote.ts';
import { speakerOfContext } from './speaker-of-context.ts';
import type { SpeechSpan } from './speech-spans.ts';

/** The marked spans that are speech, in text order, each with its source. */
export function directReports(
  context: DiscourseContext,
  spans: readonly SpeechSpan[],
  attributions: AttributionList,
): Report[] {
  const bySentence = groupBySentence(attributions);
  const people = interviewees(context);
  const reports: Report[] = [];
  let judged: Judged | null = null;
  for (const [i, span] of spans.entries()) {
    const index = sentenceAt(context, span.outerFrom);
    if (!isCoordinated(context.tokens, spans[i - 1], span))
      judged = judge(context, span, context.sentences[index] as Sentence, bySentence.get(index) ?? []);
    if (judged === null) continue;
    const report = toReport(span, judged);
    if (judged.link.strength !== 'bare') reports.push(report);
    else {
      const source = answererOf(context, people, span.from);
      const around = source ? { source } : speakerAround(context, report, attributions, reports.at(-1));
      reports.push({ ...report, ...around });
    }
  }
  return reports;
}

function sentenceAt({ sentences }: DiscourseContext, token: number): number {
  return lastAtOrBefore(sentences, token, ({ from }) => from);
}

/** "…" و"…": what holds of the first holds of the second. */
function isCoordinated(tokens: readonly Token[], first: SpeechSpan | undefined, second: SpeechSpan): boolean {
  if (first === undefined) return false;
  const gap = second.outerFrom - first.outerTo;
  if (gap < 1 || gap > 2 || tokens[second.outerFrom - 1]?.word.normal !== 'و') return false;
  return gap === 1 || !/[.؟!]/u.test(tokens[first.outerTo]?.word.text ?? '');
}

function toReport(span: SpeechSpan, { kind, link, source, resolution }: Judged): Report {
  const { attribution, strength } = link;
  return {
    from: span.from,
    to: span.to,
    kind,
    source,
    resolution,
    via: attribution?.via ?? null,
    cue: attribution?.cue.token ?? null,
    tied: attribution?.tied ?? [],
    certainty: { strength, isBalanced: span.balanced },
  };
}

/** Who spoke around a quote that stands alone, or who speaks in the one that stands alone before it. */
function speakerAround(
  context: DiscourseContext,
  { from }: Report,
  attributions: AttributionList,
  previous: Report | undefined,
): { readonly source: Report['source']; readonly tied: readonly Mention[] } {
  const paragraphOf = (token: number): number => context.sentences[sentenceAt(context, token)]?.paragraph ?? 0;
  const here = paragraphOf(from);
  const found = speakerOfContext({ ...context, attributions }, from, here);
  const goesOn = found.source === null && found.tied.length === 0 && previous !== undefined;
  return goesOn && paragraphOf(previous.to - 1) >= here - 1 ? { source: previous.source, tied: [] } : found;
}

function groupBySentence(attributions: AttributionList): Map<number, Attribution[]> {
  const groups = new Map<number, Attribution[]>();
  for (const attribution of attributions) {
    const group = groups.get(attribution.cue.sentence);
    if (group === undefined) groups.set(attribution.cue.sentence, [attribution]);
    else group.push(attribution);
  }
  return groups;
}
