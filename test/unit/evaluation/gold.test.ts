import { expect, test } from 'vitest';
import { type GoldQuote, placeGoldQuotes, readGoldMentions } from '../../../src/evaluation/gold-article.ts';
import { createLabelMap } from '../../../src/evaluation/label-map.ts';
import { isSameName } from '../../../src/evaluation/names.ts';
import { articleReport, articleTable } from '../../../src/evaluation/reports.ts';
import { addArticle, emptyScores } from '../../../src/evaluation/score-article.ts';
import type { Analysis } from '../../../src/schema/analysis.ts';

test('mentions are read from their wrapping', () => {
  const mentions = readGoldMentions('زار ⟦PER|سمير جعجع⟧ مدينة ⟦LOC|زحلة⟧.');
  const text = 'زار سمير جعجع مدينة زحلة.';
  expect(mentions.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)).toEqual([
    'PER سمير جعجع',
    'LOC زحلة',
  ]);
});

const written = (text: string) => ({ text, kind: 'direct', speaker: null, subject: 'none' });

test.each([
  { why: 'after a mark rather than before it', text: 'نعم ثم "نعم"', quotes: ['نعم'], starts: [8] },
  { why: 'the second after the first', text: '"نعم" و"نعم"', quotes: ['نعم', 'نعم'], starts: [1, 8] },
  { why: 'no mark anywhere', text: 'قال نعم', quotes: ['نعم'], starts: [4] },
  { why: 'not in the order of the list', text: '"لا" و"نعم"', quotes: ['نعم', 'لا'], starts: [7, 1] },
])('a quote of the gold is found $why', ({ text, quotes, starts }) => {
  expect(placeGoldQuotes(text, quotes.map(written)).map(({ start }) => start)).toEqual(starts);
});

test('a quote that is not in the text is named', () => {
  expect(() => placeGoldQuotes('نص', [written('كلام آخر')])).toThrow('كلام آخر');
});

test.each([
  { why: 'the surname of a full name', a: 'جعجع', b: 'سمير جعجع', same: true },
  { why: 'a particle written to it', a: 'لجعجع', b: 'جعجع', same: true },
  { why: 'with and without article', a: 'البرهان', b: 'برهان', same: true },
  { why: 'hamza and teh marbuta', a: 'أسامة', b: 'اسامه', same: true },
  { why: 'another first name', a: 'سمير جعجع', b: 'فريد جعجع', same: false },
  { why: 'a letter more', a: 'حسن', b: 'حسين', same: false },
  { why: 'nothing in common', a: 'الوزير', b: 'جعجع', same: false },
])('$why: $a = $b is $same', ({ a, b, same }) => {
  expect(isSameName(a, b)).toBe(same);
});

const text = 'قال سمير جعجع: "نريد دولة واحدة للجميع." وأضاف "هذا كل شيء عندي الآن"';
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

const goldQuote = (words: string, kind: string, mention: string | null): GoldQuote => {
  const speaker = mention === null ? null : { mention, accept: [] };
  return { ...span(words), text: words, kind, speaker, subject: mention === null ? 'none' : 'named' };
};

const foundQuote = (words: string, name: string | null): NonNullable<Analysis['quotes']>[number] => ({
  ...{ id: words, ...span(words), text: words, kind: 'direct', cue: null, sentence: 0, confidence: 1 },
  speaker:
    name === null
      ? null
      : { entity: null, ...span('سمير'), text: name, name, kind: 'PER', resolution: 'named', confidence: 1 },
});

const FIRST = 'نريد دولة واحدة للجميع';

test.each([
  {
    why: 'all right; a full stop more is no difference',
    found: [foundQuote(`${FIRST}.`, 'جعجع')],
    exact: 1,
    overlap: 1,
    extra: 0,
    right: 1,
  },
  { why: 'another speaker', found: [foundQuote(FIRST, 'الوزير')], exact: 1, overlap: 1, extra: 0, right: 0 },
  { why: 'no speaker', found: [foundQuote(FIRST, null)], exact: 1, overlap: 1, extra: 0, right: 0 },
  { why: 'a word too few', found: [foundQuote('دولة واحدة للجميع', 'جعجع')], exact: 0, overlap: 1, extra: 0, right: 1 },
  {
    why: 'too little of it: neither right nor an invention',
    found: [foundQuote('نريد دولة', 'جعجع')],
    exact: 0,
    overlap: 0,
    extra: 1,
    right: 0,
  },
  {
    why: 'a fragment of the gold is not counted',
    found: [foundQuote('هذا كل شيء عندي الآن', 'جعجع')],
    exact: 0,
    overlap: 0,
    extra: 0,
    right: 0,
  },
  { why: 'an invention', found: [foundQuote('قال سمير جعجع', null)], exact: 0, overlap: 0, extra: 1, right: 0 },
  { why: 'nothing', found: [], exact: 0, overlap: 0, extra: 0, right: 0 },
])('quotes: $why', ({ found, exact, overlap, extra, right }) => {
  const quotes = [goldQuote(FIRST, 'direct', 'سمير جعجع'), goldQuote('هذا كل شيء عندي الآن', 'fragment', null)];
  const scores = emptyScores();
  const analysis: Analysis = { schemaVersion: '1.0.0', quotes: found };
  addArticle(scores, { text, mentions: [], quotes }, analysis, createLabelMap(new Set(), []));
  expect(scores.quotes).toEqual({ gold: 1, found: overlap + extra, right: exact });
  expect([scores.overlapping.right, scores.speakers.right]).toEqual([overlap, right]);
});

test.each([
  { why: 'the same', gold: 'جعجع', found: 'جعجع', right: 1 },
  { why: 'marks at the edge are no difference', gold: 'جعجع', found: 'جعجع:', right: 1 },
  { why: 'a merged لل may stand outside', gold: 'للجميع', found: 'جميع', right: 1 },
  { why: 'a word more', gold: 'جعجع', found: 'سمير جعجع', right: 0 },
  { why: 'a letter less', gold: 'جعجع', found: 'عجع', right: 0 },
])('mentions: $why', ({ gold, found, right }) => {
  const scores = emptyScores();
  const mentions = [{ ...span(found), text: found, sentence: 0, confidence: 1 }];
  const analysis: Analysis = { schemaVersion: '1.0.0', entities: [{ id: 'e1', type: 'PER', name: found, mentions }] };
  const article = { text, mentions: [{ ...span(gold), type: 'PER' }], quotes: [] };
  addArticle(scores, article, analysis, createLabelMap(new Set(['PER']), []));
  expect(scores.entities.get('PER')).toEqual({ gold: 1, found: 1, right });
});

test('the table for people', () => {
  const scores = emptyScores();
  addArticle(
    scores,
    { text, mentions: [], quotes: [goldQuote(FIRST, 'direct', 'سمير جعجع')] },
    { schemaVersion: '1.0.0', quotes: [foundQuote(FIRST, 'جعجع')] },
    createLabelMap(new Set(), []),
  );
  const report = articleReport(scores, 1, 0);
  expect(report.speakers).toMatchObject({ accuracy: 100, right: 1, bySubject: { named: { right: 1, gold: 1 } } });
  expect(articleTable(report)).toMatch(/exact +100\.0 +100\.0 +100\.0 +1 +1 +1\n/u);
});
