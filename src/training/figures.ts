import { join } from 'node:path';
import { findEvidence } from '../stages/entities/tagger/evidence.ts';
import type { FeatureSource } from '../stages/entities/tagger/features.ts';
import { createTagger } from '../stages/entities/tagger/tagger.ts';
import type { Profile, ProfileWeights } from '../stages/entities/tagger/weights-file.ts';
import { ANERCORP_HEAD, readConll } from './corpora.ts';
import { addSentence, microScore, type ScoredSpan, scoreOf, spansOfTags, type Tallies } from './evaluate.ts';
import { type Judged, scoreGold } from './gold.ts';
import { type Knowledge, type WordTagger, wordTagger } from './recipe.ts';
import { wordOf } from './words.ts';

const WOJOOD_NAMES: Readonly<Record<string, string>> = { PERS: 'PER', OCC: 'TITLE', CURR: 'MONEY', UNIT: 'QUANTITY' };
const ANERCORP_NAMES: Readonly<Record<string, string>> = { PERS: 'PER', GPE: 'LOC', FAC: 'LOC' };

/** Prints how well each profile does on what it is for. */
export function report(
  profiles: Partial<Record<Profile, ProfileWeights>>,
  source: FeatureSource,
  knowledge: Knowledge,
  dataDir: string,
): void {
  const { news, wojood, anercorp } = profiles;
  const ner = join(dataDir, 'ner');
  if (anercorp !== undefined) {
    const rows = readConll(join(ner, 'anercorp/train.conll')).slice(ANERCORP_HEAD);
    const tag = wordTagger(anercorp, source, knowledge, { confidence: false });
    print('ANERcorp, last sixth', scoreRows(rows, tag, knowledge, ANERCORP_NAMES, ['PER', 'LOC', 'ORG']));
  }
  if (wojood !== undefined) {
    const tag = wordTagger(wojood, source, knowledge, { confidence: false });
    print('Wojood, dev', scoreRows(readConll(join(ner, 'wojood/dev.conll')), tag, knowledge, WOJOOD_NAMES));
  }
  if (news !== undefined) {
    const tag = createTagger({ ...source, ...news });
    const { tallies, judged } = scoreGold(join(dataDir, 'gold-dev'), knowledge.lexer, (tokens) =>
      tag(
        tokens.map((token) => token.word),
        findEvidence(tokens, { from: 0, to: tokens.length }, knowledge.gazetteer),
      ),
    );
    print('gold-dev', tallies);
    printReliability(judged);
  }
}

function scoreRows(
  sentences: ReturnType<typeof readConll>,
  tag: WordTagger,
  { lexer }: Knowledge,
  names: Readonly<Record<string, string>>,
  only?: readonly string[],
): Tallies {
  const tallies: Tallies = new Map();
  const renamed = (spans: readonly ScoredSpan[]) =>
    spans
      .map(({ from, to, type }) => ({ from, to, type: names[type] ?? type }))
      .filter(({ type }) => only === undefined || only.includes(type));
  for (const rows of sentences) {
    const words = rows.map((row) => wordOf(row.token, lexer));
    addSentence(tallies, renamed(spansOfTags(rows.map((row) => row.tag))), renamed(tag(words)));
  }
  return tallies;
}

function print(title: string, tallies: Tallies): void {
  const { f1, precision, recall } = microScore(tallies);
  console.log(`${title}: F1 ${f1.toFixed(1)}, precision ${precision.toFixed(1)}, recall ${recall.toFixed(1)}`);
  const byCount = [...tallies].sort((a, b) => b[1].gold - a[1].gold);
  console.log(
    `  ${byCount.map(([type, tally]) => `${type} ${scoreOf(tally).f1.toFixed(1)} (${tally.gold})`).join(', ')}`,
  );
}

/** For each tenth of confidence: how many mentions, and how many of them are right. */
function printReliability(judged: readonly Judged[]): void {
  for (let tenth = 9; tenth >= 0; tenth--) {
    const group = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    if (group.length === 0) continue;
    const right = group.filter((item) => item.right).length;
    const share = ((100 * group.length) / judged.length).toFixed(0);
    console.log(
      `  confidence ${tenth / 10}–${(tenth + 1) / 10}: ${((100 * right) / group.length).toFixed(0)} % right, ${share} % of all`,
    );
  }
}
