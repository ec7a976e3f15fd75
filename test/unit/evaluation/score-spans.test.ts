import { expect, test } from 'vitest';
import { createLabelMap } from '../../../src/evaluation/label-map.ts';
import { spanReport, spanTable } from '../../../src/evaluation/reports.ts';
import { scoreSpans } from '../../../src/evaluation/score-spans.ts';
import type { TypedSpan } from '../../../src/evaluation/tagged-spans.ts';

const spansOf = (list: string): TypedSpan[] =>
  list
    .split(' ')
    .filter(Boolean)
    .map((span) => {
      const [from, to, type] = span.split('-') as [string, string, string];
      return { from: Number(from), to: Number(to), type };
    });

const labels = createLabelMap(new Set(['PER', 'LOC']), []);

test.each([
  { why: 'right', gold: '0-2-PER', found: '0-2-PER', right: 1 },
  { why: 'too short', gold: '0-2-PER', found: '0-1-PER', right: 0 },
  { why: 'another type', gold: '0-2-PER', found: '0-2-LOC', right: 0 },
  { why: 'a type that counts as the same', gold: '0-2-LOC', found: '0-2-GPE', right: 1 },
  { why: 'missed', gold: '0-2-PER', found: '', right: 0 },
  { why: 'invented', gold: '', found: '0-2-PER', right: 0 },
])('$why', ({ gold, found, right }) => {
  const { all } = spanReport(scoreSpans(spansOf(gold), spansOf(found), labels), 1, 2);
  expect([all.right, all.gold, all.found]).toEqual([right, spansOf(gold).length, spansOf(found).length]);
});

test('figures as conlleval prints them, types that the gold lacks told apart', () => {
  const gold = spansOf('0-1-PER 2-3-PER 4-6-PER 7-8-LOC');
  const found = spansOf('0-1-PER 2-4-PER 7-8-GPE 9-10-DATE 11-12-DATE');
  const report = spanReport(scoreSpans(gold, found, labels), 3, 12);
  expect(report.types['PER']).toEqual({ precision: 50, recall: 33.3, f1: 40, gold: 3, found: 2, right: 1 });
  expect(report.all).toEqual({ precision: 66.7, recall: 50, f1: 57.1, gold: 4, found: 3, right: 2 });
  expect(report.unscored).toEqual({ DATE: 2 });
  expect(spanTable(report)).toMatch(
    /^3 sentences, 12 tokens\n[\s\S]*\nall +66\.7 +50\.0 +57\.1 +4 +3 +2\n.*DATE 2\n$/u,
  );
});
