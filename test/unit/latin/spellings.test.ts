import { describe, expect, test } from 'vitest';
import { ANYWHERE, type Origin, originOf } from '../../../src/stages/latin/origins.ts';
import { createSpellingChoice } from '../../../src/stages/latin/spelling-choice.ts';
import { learnSpellings, type SpelledName } from '../../../src/stages/latin/spellings.ts';

const person = (name: string, latin: string, ...codes: string[]): SpelledName => ({ name, latin, codes });

describe('spellings learned from full names', () => {
  test.each([
    { why: 'word by word', name: 'سامي كرم', latin: 'Sami Karam', part: 'كرم', spelling: 'Karam' },
    {
      why: 'a servant with his name',
      name: 'عبد الفتاح كرم',
      latin: 'Abdel Fattah Karam',
      part: 'عبد الفتاح',
      spelling: 'Abdel Fattah',
    },
    {
      why: 'and the name alone',
      name: 'عبد الفتاح كرم',
      latin: 'Abdel Fattah Karam',
      part: 'فتاح',
      spelling: 'Fattah',
    },
    {
      why: 'one Latin word for both',
      name: 'عبد الكريم كرم',
      latin: 'Abdelkarim Karam',
      part: 'عبد الكريم',
      spelling: 'Abdelkarim',
    },
    { why: 'a family without its article', name: 'سامي الكرم', latin: 'Sami al-Karam', part: 'كرم', spelling: 'Karam' },
    {
      why: 'more words on one side: nothing is known',
      name: 'سامي كرم',
      latin: 'Sami Yusuf Karam',
      part: 'سامي',
      spelling: undefined,
    },
    { why: 'one word is no part', name: 'سامي', latin: 'Sami', part: 'سامي', spelling: undefined },
    { why: 'part of a word is no part', name: 'سامي كرم', latin: 'Sami Karam', part: 'كر', spelling: undefined },
  ])('$why', ({ name, latin, part, spelling }) => {
    expect(learnSpellings([person(name, latin)], []).names.get(part)).toBe(spelling);
  });

  test('affixes have spellings of their own', () => {
    const { affixes } = learnSpellings([person('سامي الكرم', 'Sami el-Karam', 'EG')], []);
    expect(affixes.get('ال+')).toBe('el-');
    expect(affixes.get('بن')).toBeUndefined();
  });
});

const LEARNED = learnSpellings(
  [
    ...Array.from({ length: 4 }, () => person('رشيد كرم', 'Rachid Karam', 'DZ')),
    ...Array.from({ length: 4 }, () => person('رشيد كرم', 'Rasheed Karam', 'AE')),
    person('رشيد كرم', 'Rashid Karam', 'IQ'),
  ],
  [person('رشيد', 'Rashid'), person('كرم', 'Karam'), person('سليم', 'Salim'), person('بن سامي', 'Ben Sami', 'TN')],
);
const choice = createSpellingChoice();
const from = (name: string, origin: Origin) => choice.choose(LEARNED.names.get(name) ?? '', () => origin);

describe('the spelling that is chosen', () => {
  test.each([
    { why: 'of a region', name: 'رشيد', country: 'MA', spelling: 'Rachid' },
    { why: 'of another', name: 'رشيد', country: 'SA', spelling: 'Rasheed' },
    {
      why: 'a region that nothing is known of follows the one around',
      name: 'رشيد',
      country: 'DE',
      spelling: 'Rashid',
    },
    { why: 'anywhere: the listed one', name: 'رشيد', country: '', spelling: 'Rashid' },
    { why: 'spelled in one way everywhere', name: 'كرم', country: 'MA', spelling: 'Karam' },
    { why: 'known from a list alone', name: 'سليم', country: 'EG', spelling: 'Salim' },
    { why: 'a list that tells the country', name: 'بن سامي', country: 'TN', spelling: 'Ben Sami' },
    { why: 'unknown', name: 'منى', country: 'EG', spelling: '' },
  ])('$why', ({ name, country, spelling }) => {
    expect(from(name, originOf(country))).toBe(spelling);
  });

  test('between two regions, the one that is near to both', () => {
    const between: Origin = {
      region: 'arab',
      likely: [
        { region: 'maghreb', share: 0.5 },
        { region: 'gulf', share: 0.5 },
      ],
    };
    expect(from('رشيد', between)).toBe('Rashid');
  });

  test('the others come behind it, the most used first', () => {
    const ranked = choice.rank(LEARNED.names.get('رشيد') ?? '', () => originOf('MA'));
    expect(ranked[0]).toEqual({ latin: 'Rachid', cost: 0 });
    expect(ranked.map(({ latin }) => latin).sort()).toEqual([...new Set(ranked.map(({ latin }) => latin))].sort());
    expect(ranked.slice(1).every(({ cost }, i) => cost >= (ranked[i]?.cost ?? 0) && cost > 0)).toBe(true);
  });

  test('nobody is asked where a name is from that is spelled in one way', () => {
    const asked = () => {
      throw new Error('asked');
    };
    expect(choice.choose('Karam', asked)).toBe('Karam');
    expect(choice.rank('Karam', asked)).toEqual([{ latin: 'Karam', cost: 0 }]);
    expect(() => choice.choose(LEARNED.names.get('رشيد') ?? '', asked)).toThrow('asked');
  });

  test('a spelling that nobody uses there is still one of them', () => {
    expect(from('رشيد', ANYWHERE)).not.toBe('');
  });
});
