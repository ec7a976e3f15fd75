import type { Sentence, Token, TokenSpan } from '../../document.ts';
import { isQuotationMark } from '../tokens/pair-marks.ts';
import type { AttributionList } from './attribution-list.ts';
import type { Attribution, DiscourseContext } from './discourse-context.ts';
import type { Report } from './make-quote.ts';
import { isComplementizer } from './speech-lexicon.ts';

/**
 * Statements without quotation marks: what follows أن after a verb of reporting (قال فلان إن الجسر قديم), and the sentence
 * that a particle attributes (الجسر قديم، بحسب فلان). No mark closes them: they end with the sentence, or where a comma and
 * another word of reporting follow. Marked words right after أن are direct speech and left out. O(tokens).
 */
export function indirectReports(context: DiscourseContext, attributions: AttributionList): Report[] {
  const ends = endsOfStatements(context, attributions);
  const reports: Report[] = [];
  let done = 0;
  for (const [i, attribution] of attributions.entries()) {
    const { cue } = attribution;
    const end = ends[i] as number;
    if (cue.token < done) continue;
    const from = Math.max(done, context.sentences[cue.sentence]?.from ?? 0);
    const isParticle = cue.form.kind === 'particle';
    const span = isParticle ? besideParticle(context, attribution, from, end) : afterVerb(context, attribution, end);
    const report = span === null ? null : toReport(context, trimmed(context.tokens, span), attribution);
    if (report === null) continue;
    reports.push(report);
    done = Math.max(cue.token, report.to);
  }
  return reports;
}

/** For each attribution where its statement ends: with the sentence, or before a comma and the next word of reporting. */
function endsOfStatements({ sentences, tokens }: DiscourseContext, attributions: AttributionList): number[] {
  const ends: number[] = [];
  for (let i = attributions.length - 1; i >= 0; i--) {
    const { sentence } = (attributions[i] as Attribution).cue;
    const next = attributions[i + 1]?.cue;
    if (next === undefined || next.sentence !== sentence) ends[i] = (sentences[sentence] as Sentence).to;
    else ends[i] = COMMAS.has(tokens[next.token - 1]?.word.text ?? '') ? next.token - 1 : (ends[i + 1] as number);
  }
  return ends;
}

const COMMAS = new Set(['،', ',', '؛']);

/** Tokens between a verb with its subject and أن: place, time and occasion. */
const NEAR = 25;

/** قال فلان في بغداد إن …: from أن to the end of the statement. */
function afterVerb({ tokens, lexicon, quoted }: DiscourseContext, { cue }: Attribution, end: number): TokenSpan | null {
  const start = Math.max(cue.token + 1, cue.subject?.to ?? 0);
  for (let at = start; at < Math.min(end, start + NEAR); at++) {
    const { word } = tokens[at] as Token;
    if (quoted.has(at) || BREAKS.has(word.text)) return null;
    if (!isComplementizer(lexicon, tokens[at] as Token)) continue;
    const next = tokens[at + 1];
    const isDirect = next !== undefined && quoted.has(at + 1) && isQuotationMark(next);
    return isDirect ? null : { from: JOINING.has(word.key.replace(/^[وف]/u, '')) ? at + 1 : at, to: end };
  }
  return null;
}

const BREAKS = new Set([':', '؛', '.', '؟', '!', '...']);

/** Conjunctions that only join; the others carry the pronoun that begins the statement: أنه, إنها. */
const JOINING = new Set(['ان', 'بان', 'لان']);

/** وبحسب فلان، … or …، بحسب فلان: what stands after the source, or before the particle. */
function besideParticle(
  { tokens }: DiscourseContext,
  { cue, source }: Attribution,
  from: number,
  end: number,
): TokenSpan | null {
  if (source === null) return null;
  if (cue.token > from + 1) return { from, to: cue.token };
  let start = cue.subject?.to ?? cue.token + 2;
  while (start < end && LEADS.has((tokens[start] as Token).word.key)) start++;
  return { from: start, to: end };
}

/** Between the source and the statement: وبحسب فلان، فإن …. */
const LEADS = new Set(['،', ',', 'فان', 'ان']);

/** Without punctuation at either end, but for marks of quotation and brackets. */
function trimmed(tokens: readonly Token[], { from, to }: TokenSpan): TokenSpan {
  let start = from;
  let end = to;
  while (start < end && EDGES.has((tokens[start] as Token).word.text)) start++;
  while (end > start && EDGES.has((tokens[end - 1] as Token).word.text)) end--;
  return { from: start, to: end };
}

const EDGES = new Set(['،', ',', '؛', '.', ':', '-', '\u2013', '\u2014', '!', '؟', '..', '...', '\u2026']);

/** Words of the shortest statement. */
const SHORTEST = 3;

function toReport(
  { tokens, quoted }: DiscourseContext,
  { from, to }: TokenSpan,
  attribution: Attribution,
): Report | null {
  const { cue, source, resolution, via, tied = [] } = attribution;
  const isMarked = (at: number): boolean => isQuotationMark(tokens[at] as Token);
  if (cue.form.strength === 'attitude' && source === null) return null;
  if (to - from < SHORTEST || (quoted.has(from) && isMarked(from))) return null;
  const certainty = { strength: 'indirect', isBalanced: true } as const;
  return { from, to, kind: 'indirect', source, resolution, via, cue: cue.token, tied, certainty };
}
