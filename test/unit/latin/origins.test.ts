import { describe, expect, test } from 'vitest';
import { learnOrigins } from '../../../src/stages/latin/learn-origins.ts';
import { ANYWHERE, createOriginGuess, isSure, originOf, whenAsked } from '../../../src/stages/latin/origins.ts';
import { isArab, REGIONS, regionOf, widening } from '../../../src/stages/latin/regions.ts';

const times = (count: number, name: string, ...codes: string[]) =>
  Array.from({ length: count }, () => ({ name, latin: 'X', codes }));

const PEOPLE = [
  ...times(12, 'راشد المكتوم', 'AE'),
  ...times(12, 'منجي الورتاني', 'TN'),
  ...times(40, 'هيثم الشناوي', 'EG'),
  ...times(90, 'أولاف شولتس', 'DE'),
  ...times(12, 'جان دوبوا', 'FR'),
  ...times(12, 'كريم', 'SA', 'MA'),
  ...times(6, 'سالم بن راشد المكتوم', 'AE'),
  ...times(6, 'سالم بن جديد', 'DZ'),
];
const guess = createOriginGuess(learnOrigins(PEOPLE));

describe('where a name is from', () => {
  test.each([
    { why: 'a given name of one region', words: ['منجي'], region: 'maghreb' },
    { why: 'a family of one region', words: ['غريب', 'الشناوي'], region: 'egypt' },
    { why: 'a foreign name', words: ['اولاف'], region: 'german' },
    { why: 'an unknown word that ends like others there', words: ['البرناوي'], region: 'egypt' },
    { why: 'son of somebody, within a name', words: ['كريم', 'بن', 'فهد', 'المجهول'], region: 'gulf' },
    { why: 'a family called son of, at the end of one', words: ['كريم', 'بن', 'فهد'], region: 'maghreb' },
    { why: 'a name of two regions: only that it is Arab', words: ['كريم'], region: 'arab' },
    { why: 'words of two regions that outweigh each other', words: ['جان', 'منجي'], region: '' },
    { why: 'nothing known', words: ['ثصضظ'], region: '' },
  ])('$why', ({ words, region }) => {
    expect(guess(words).region).toBe(region);
  });

  test('shares are probabilities, of likely regions only', () => {
    const { likely } = guess(['كريم']);
    expect(likely.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(likely.length).toBeLessThan(REGIONS.length);
    expect(likely.every(({ share }) => share > 0)).toBe(true);
  });

  test('one guess leaves nothing behind for the next', () => {
    const before = guess(['كريم']);
    guess(['منجي', 'الورتاني']);
    expect(guess(['كريم'])).toEqual(before);
  });

  test('nobody known: anywhere', () => {
    expect(createOriginGuess(learnOrigins([]))(['سامي'])).toBe(ANYWHERE);
  });
});

describe('the country is told', () => {
  test.each([
    { code: 'DZ', region: 'maghreb', sure: true },
    { code: 'AE', region: 'gulf', sure: true },
    { code: 'XX', region: '', sure: false },
    { code: '', region: '', sure: false },
    { code: 'constructor', region: '', sure: false },
  ])('$code: $region', ({ code, region, sure }) => {
    const origin = originOf(code);
    expect(origin.region).toBe(region);
    expect(isSure(origin)).toBe(sure);
  });
});

test.each([
  { region: 'egypt', wider: ['egypt', 'arab', ''], arab: true },
  { region: 'arab', wider: ['arab', ''], arab: true },
  { region: 'german', wider: ['german', ''], arab: false },
  { region: '', wider: [''], arab: false },
] as const)('around "$region"', ({ region, wider, arab }) => {
  expect(widening(region)).toEqual(wider);
  expect(isArab(region)).toBe(arab);
});

test('no country is in two regions', () => {
  const codes = ['EG', 'SD', 'SO', 'TD', 'IL', 'TR', 'CH', 'KP'];
  expect(codes.map(regionOf)).toEqual(['egypt', 'sudan', 'horn', 'french', 'hebrew', 'turkish', 'german', 'korean']);
});

test('looked for when asked, and once', () => {
  let asked = 0;
  const origin = whenAsked(() => {
    asked++;
    return ANYWHERE;
  });
  expect(asked).toBe(0);
  expect([origin(), origin()]).toEqual([ANYWHERE, ANYWHERE]);
  expect(asked).toBe(1);
});
