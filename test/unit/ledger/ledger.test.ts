import { expect, test } from 'vitest';
import type { KnownEntity } from '../../../src/ledger/known-entity.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { countsOf } from '../../../src/ledger/tally.ts';

const GIVEN = new Set(['كمال', 'جمال', 'احمد', 'محمد', 'سلمان', 'سليمان', 'ليلي', 'سالم', 'حسن', 'حسين', 'بيني']);
const FAMILY = new Set(['منصور', 'الخوري', 'الحربي']);

const ledgerOf = (articles: readonly (readonly KnownEntity[])[]) => {
  const ledger = createLedger({ isGivenName: (word) => GIVEN.has(word), isFamilyName: (word) => FAMILY.has(word) });
  for (const [i, entities] of articles.entries()) ledger.add(`${i + 1}.txt`, entities);
  return ledger;
};

type Facts = Partial<Omit<KnownEntity, 'name'>>;

function entity(name: string, facts: Facts = {}): KnownEntity {
  return { type: 'PER', name, roles: [], forms: [name], quotes: 0, ...facts };
}

const listed = (latin: string, code?: string): Facts => ({
  latin,
  latinSource: 'lexicon',
  ...(code === undefined ? {} : { code }),
});

interface Pair {
  readonly why: string;
  readonly a: KnownEntity;
  readonly b: KnownEntity;
}

const SAME: readonly Pair[] = [
  { why: 'the same full name', a: entity('ليلى منصور'), b: entity('ليلى منصور') },
  { why: 'hamza and alef maqsura', a: entity('ليلى الخوري'), b: entity('ليلي الخوري') },
  { why: 'the article of a family name', a: entity('سالم الحربي'), b: entity('سالم حربي') },
  { why: 'عبد written with the next word', a: entity('عبد الله منصور'), b: entity('عبدالله منصور') },
  { why: 'a letter for g', a: entity('بيني جانتس'), b: entity('بيني غانتس') },
  { why: 'a long vowel in a foreign name', a: entity('بيني نتنياهو'), b: entity('بيني نتانياهو') },
  {
    why: 'one entry of the lexicons, whatever the form',
    a: entity('ليلى منصور', listed('Layla Mansour', 'SY')),
    b: entity('لولا منصور', listed('Layla Mansour', 'SY')),
  },
  {
    why: 'a one-word name that the lexicons know',
    a: entity('فيروز', listed('Fairuz', 'LB')),
    b: entity('فيروز', listed('Fairuz', 'LB')),
  },
  {
    why: 'a variant that the lexicons lack, of a name that they hold',
    a: entity('بيني غانتس', listed('Benny Gantz', 'IL')),
    b: entity('بيني جانتس'),
  },
  { why: 'a country known from one of two', a: entity('سالم الحربي', { code: 'SA' }), b: entity('سالم الحربي') },
  { why: 'a place of one word', a: entity('الغردقة', { type: 'GPE' }), b: entity('الغردقه', { type: 'GPE' }) },
  {
    why: 'a city that is a region elsewhere',
    a: entity('القنيطرة', { type: 'GPE' }),
    b: entity('القنيطرة', { type: 'LOC' }),
  },
  { why: 'a body', a: entity('حزب الأمل الجديد', { type: 'ORG' }), b: entity('حزب الأمل الجديد', { type: 'ORG' }) },
];

test.each(SAME)('one row: $why', ({ a, b }) => {
  expect(ledgerOf([[a], [b]]).rows()).toHaveLength(1);
});

const DIFFERENT: readonly Pair[] = [
  { why: 'a surname alone is nobody', a: entity('منصور'), b: entity('منصور') },
  { why: 'a surname alone and a full name', a: entity('ليلى منصور'), b: entity('منصور') },
  { why: 'a given name alone', a: entity('ليلى منصور'), b: entity('ليلى') },
  { why: 'a servant name is one part', a: entity('عبد الرحمن'), b: entity('عبد الرحمن') },
  { why: 'son of somebody is one part', a: entity('بن سلمان'), b: entity('بن سلمان') },
  { why: 'brothers', a: entity('أحمد منصور'), b: entity('ليلى منصور') },
  { why: 'two given names a letter for g apart', a: entity('كمال منصور'), b: entity('جمال منصور') },
  { why: 'two given names a long vowel apart', a: entity('سلمان الحربي'), b: entity('سليمان الحربي') },
  { why: 'short names a vowel apart', a: entity('محمد حسن'), b: entity('محمد حسين') },
  { why: 'short unknown words a letter apart', a: entity('محمد نصر'), b: entity('محمد نسر') },
  { why: 'letters in another order', a: entity('محمد صلاح'), b: entity('محمد صالح') },
  { why: 'two parts spelled otherwise', a: entity('غيراد جانتس'), b: entity('جيراد غانتس') },
  { why: 'a longer name may be another man', a: entity('محمد صلاح'), b: entity('محمد صلاح الدين') },
  { why: 'the father is not the son', a: entity('محمد بن سلمان'), b: entity('سلمان بن محمد') },
  {
    why: 'two people of two countries',
    a: entity('سالم الحربي', { code: 'SA' }),
    b: entity('سالم الحربي', { code: 'KW' }),
  },
  {
    why: 'two entries of the lexicons with one name',
    a: entity('محمد منصور', listed('Mohamed Mansour', 'EG')),
    b: entity('محمد منصور', listed('Mohammed Mansur', 'YE')),
  },
  {
    why: 'two cities with one Latin name',
    a: entity('طرابلس الغرب', { type: 'GPE', ...listed('Tripoli', 'LY') }),
    b: entity('طرابلس الشام', { type: 'GPE', ...listed('Tripoli', 'LB') }),
  },
  { why: 'a family and its city', a: entity('آل حلب', { type: 'PER' }), b: entity('حلب', { type: 'GPE' }) },
  { why: 'short names of places a letter apart', a: entity('حلب', { type: 'GPE' }), b: entity('حلف', { type: 'GPE' }) },
  { why: 'a club and a party', a: entity('نادي الأمل', { type: 'ORG' }), b: entity('حزب الأمل', { type: 'ORG' }) },
  {
    why: 'Latin names of the model prove nothing',
    a: entity('منى', { latin: 'Mona', latinSource: 'model' }),
    b: entity('منا', { latin: 'Mona', latinSource: 'model' }),
  },
];

test.each(DIFFERENT)('two rows: $why', ({ a, b }) => {
  expect(ledgerOf([[a], [b]]).rows()).toHaveLength(2);
  expect(ledgerOf([[b], [a]]).rows()).toHaveLength(2);
});

test('a row counts mentions, quotes, forms, roles, articles and files', () => {
  const first = entity('ليلى منصور', {
    forms: ['ليلى منصور', 'منصور'],
    quotes: 2,
    roles: ['الكاتبة السورية'],
    latin: 'Leila Mansour',
    latinSource: 'model',
  });
  const second = entity('ليلي منصور', { quotes: 1, roles: ['الكاتبة السورية'], ...listed('Layla Mansour', 'SY') });
  const [row] = ledgerOf([[first], [entity('أحمد منصور')], [second]]).rows();
  expect(row).toMatchObject({
    ...{ name: 'ليلى منصور', latin: 'Layla Mansour', latinSource: 'lexicon', code: 'SY' },
    ...{ mentions: 3, quotes: 3, articles: 2, files: ['1.txt', '3.txt'] },
  });
  expect(countsOf(row?.variants ?? [])).toEqual([
    { text: 'ليلى منصور', times: 1 },
    { text: 'منصور', times: 1 },
    { text: 'ليلي منصور', times: 1 },
  ]);
  expect(countsOf(row?.roles ?? [])).toEqual([{ text: 'الكاتبة السورية', times: 2 }]);
});

test('a row stays small: files, forms and roles are capped, their articles are counted', () => {
  const articles = Array.from({ length: 100 }, (_, i) => [
    entity('ليلى منصور', { forms: [`ليلى ${i}`], roles: [`رئيسة ${i}`] }),
  ]);
  const [row] = ledgerOf(articles).rows();
  expect(row).toMatchObject({ articles: 100, mentions: 100 });
  const [variants, roles] = [countsOf(row?.variants ?? []), countsOf(row?.roles ?? [])];
  expect([row?.files.length, variants.length, roles.length]).toEqual([20, 20, 20]);
});

test('two entities of one article that turn out to be one count one article', () => {
  const [row] = ledgerOf([[entity('بيني غانتس', listed('Benny Gantz')), entity('بيني جانتس')]]).rows();
  expect(row).toMatchObject({ articles: 1, mentions: 2, files: ['1.txt'] });
});
