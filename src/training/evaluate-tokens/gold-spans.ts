import { isPronoun, prefixRole } from '../../stages/tokens/particle-letters.ts';
import type { GoldSentence, GoldWord } from './conllu.ts';
import { emptySpans, span, type UnitSpans } from './spans.ts';

/** A run of words that are written together. */
interface Run {
  readonly words: readonly GoldWord[];
  readonly start: number;
}

/** The annotated units of one document. */
export function goldSpans(sentences: readonly GoldSentence[]): UnitSpans {
  const spans = emptySpans();
  let at = 0;
  for (const { words } of sentences) {
    const start = at;
    for (const run of runsOf(words, start)) {
      at = addRun(run, spans);
      spans.surface.add(span(run.start, at));
    }
    spans.sentences.add(span(start, at));
  }
  return spans;
}

/** Words joined by SpaceAfter=No; punctuation and symbols stand alone. */
function runsOf(words: readonly GoldWord[], start: number): Run[] {
  const runs: Run[] = [];
  let at = start;
  let open: GoldWord[] = [];
  let openAt = start;
  for (const word of words) {
    if (isMark(word) && open.length > 0) {
      runs.push({ words: open, start: openAt });
      open = [];
    }
    if (open.length === 0) openAt = at;
    open.push(word);
    at += visibleLength(word);
    if (!word.spaceAfter && !isMark(word)) continue;
    runs.push({ words: open, start: openAt });
    open = [];
  }
  if (open.length > 0) runs.push({ words: open, start: openAt });
  return runs;
}

/** Adds the words of a run and says where it ends. */
function addRun({ words, start }: Run, spans: UnitSpans): number {
  let at = start;
  let isHead = true;
  words.forEach((word, i) => {
    const end = at + visibleLength(word);
    spans.words.add(span(at, end));
    isHead &&= i < words.length - 1 && word.form.length === 1 && prefixRole(word.form, 0) !== undefined;
    if (isHead) spans.prefixes.add(span(at, end));
    if (i > 0 && i === words.length - 1 && isPronoun(word.form)) spans.pronouns.add(span(at, end));
    at = end;
  });
  return at;
}

function isMark({ upos }: GoldWord): boolean {
  return upos === 'PUNCT' || upos === 'SYM';
}

function visibleLength({ form }: GoldWord): number {
  return form.replace(/\s/g, '').length;
}
