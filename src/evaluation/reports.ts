import type { ArticleScores, SpeakerCounts } from './score-article.ts';
import type { SpanScores } from './score-spans.ts';
import { percent, type Score, scoreOf, type Tallies, totalOf } from './tally.ts';

/** Scores by type, most frequent first, and over all. */
export interface TypeScores {
  readonly types: Readonly<Record<string, Score>>;
  readonly all: Score;
}

export interface SpanReport extends TypeScores {
  readonly sentences: number;
  readonly tokens: number;
  /** Spans of ours whose type the gold does not have. */
  readonly unscored: Readonly<Record<string, number>>;
}

export interface ArticleReport {
  readonly articles: number;
  readonly failed: number;
  readonly entities: TypeScores;
  readonly quotes: Score;
  readonly quotesOverlap: Score;
  readonly speakers: Readonly<Omit<SpeakerCounts, 'bySubject'>> & {
    readonly accuracy: number;
    readonly bySubject: Readonly<Record<string, { readonly right: number; readonly gold: number }>>;
  };
}

export function typeScores(tallies: Tallies): TypeScores {
  const sorted = [...tallies].sort(([a, x], [b, y]) => y.gold - x.gold || (a < b ? -1 : 1));
  return {
    types: Object.fromEntries(sorted.map(([type, tally]) => [type, scoreOf(tally)])),
    all: scoreOf(totalOf(tallies)),
  };
}

export function spanReport({ tallies, unscored }: SpanScores, sentences: number, tokens: number): SpanReport {
  return { sentences, tokens, ...typeScores(tallies), unscored: Object.fromEntries([...unscored].sort()) };
}

export function articleReport(scores: ArticleScores, articles: number, failed: number): ArticleReport {
  const { bySubject, ...counts } = scores.speakers;
  const judged = counts.right + counts.wrong + counts.missing;
  return {
    articles,
    failed,
    entities: typeScores(scores.entities),
    quotes: scoreOf(scores.quotes),
    quotesOverlap: scoreOf(scores.overlapping),
    speakers: { accuracy: percent(counts.right / (judged || 1)), ...counts, bySubject: Object.fromEntries(bySubject) },
  };
}

/** For people. */
export function spanTable({ sentences, tokens, unscored, ...scores }: SpanReport): string {
  const others = Object.entries(unscored).map(([type, count]) => `${type} ${count}`);
  return [
    `${sentences} sentences, ${tokens} tokens`,
    ...typeTable(scores),
    ...(others.length === 0 ? [] : [`Not scored, as the gold has no such label: ${others.join(', ')}`]),
    '',
  ].join('\n');
}

/** For people. */
export function articleTable({ articles, failed, entities, quotes, quotesOverlap, speakers }: ArticleReport): string {
  const { accuracy, right, wrong, missing, goldNull, falseName, bySubject } = speakers;
  const groups = Object.entries(bySubject).map(([subject, group]) => `${subject} ${group.right}/${group.gold}`);
  return [
    `${articles} articles${failed > 0 ? `, ${failed} failed` : ''}`,
    ...typeTable(entities),
    '',
    ...rows('quotes', [
      ['exact', quotes],
      ['overlap', quotesOverlap],
    ]),
    '',
    `speakers  ${accuracy} % right (${right} right, ${wrong} wrong, ${missing} missing): ${groups.join(', ')}`,
    `          ${falseName} of ${goldNull} quotes without a speaker were given one`,
    '',
  ].join('\n');
}

function typeTable({ types, all }: TypeScores): string[] {
  return rows('entities', [...Object.entries(types), ['all', all]]);
}

const COLUMNS = ['precision', 'recall', 'f1', 'gold', 'found', 'right'] as const;
const NAME_WIDTH = 14;
const WIDTH = 11;

function rows(title: string, scores: readonly (readonly [name: string, score: Score])[]): string[] {
  return [
    title.padEnd(NAME_WIDTH) + COLUMNS.map((column) => column.padStart(WIDTH)).join(''),
    ...scores.map(([name, score]) => name.padEnd(NAME_WIDTH) + COLUMNS.map((column) => cell(score, column)).join('')),
  ];
}

function cell(score: Score, column: (typeof COLUMNS)[number]): string {
  const value = score[column];
  return (COLUMNS.indexOf(column) < 3 ? value.toFixed(1) : String(value)).padStart(WIDTH);
}
