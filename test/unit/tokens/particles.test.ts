import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseParticleModel } from '../../../src/stages/tokens/particle-model.ts';
import { createParticleSplitter } from '../../../src/stages/tokens/particles.ts';

const model = new URL('../../../src/resources/model/particles.bin', import.meta.url);
const split = createParticleSplitter(parseParticleModel(readFileSync(model)));

/** The word with "+" at the joints of its particles and "·" behind the article. */
function show(word: string): string {
  const { prefixes, suffixes } = split(word);
  let shown = '';
  let at = 0;
  for (const { length, role } of prefixes) {
    shown += word.slice(at, at + length) + (role === 'article' ? '·' : '+');
    at += length;
  }
  const end = word.length - suffixes.reduce((sum, { length }) => sum + length, 0);
  return shown + word.slice(at, end) + (end < word.length ? `+${word.slice(end)}` : '');
}

describe('particles that are there', () => {
  test.each([
    { why: 'conjunction', cut: 'و+قال' },
    { why: 'conjunction before a name that begins with the same letter', cut: 'و+واشنطن' },
    { why: 'conjunction before a hamza, unlike وادي', cut: 'و+أدى' },
    { why: 'conjunction and preposition', cut: 'و+ب+بيروت' },
    { why: 'conjunction, preposition, article', cut: 'ف+ب+ال·كتاب' },
    { why: 'preposition before a country', cut: 'ل+لبنان' },
    { why: 'preposition before its own letter', cut: 'ب+باريس' },
    { why: 'comparison', cut: 'ك+رئيس' },
    { why: 'future', cut: 'س+يكون' },
    { why: 'conjunction and future', cut: 'و+س+تكون' },
    { why: 'future with hamza', cut: 'س+أقول' },
    { why: 'merged article', cut: 'ل+ل·أمم' },
    { why: 'merged article after a conjunction', cut: 'و+ل+ل·رئيس' },
    { why: 'question', cut: 'أ+ليس' },
    { why: 'article and preposition', cut: 'ب+ال·تالي' },
    { why: 'preposition and pronoun', cut: 'في+ها' },
    { why: 'feminine ending before a pronoun', cut: 'حكومت+هم' },
    { why: 'hamza on a seat before a pronoun', cut: 'أبنائ+هم' },
    { why: 'future, verb, pronoun', cut: 'س+يقتلون+هم' },
    { why: 'conjunction, verb, pronoun', cut: 'و+شارك+ها' },
    { why: 'all at once', cut: 'و+ب+مسيرت+ها' },
    { why: 'unknown foreign name behind a preposition and article', cut: 'و+ال·زركليون' },
  ])('$why: $cut', ({ cut }) => {
    expect(show(cut.replace(/[+·]/gu, ''))).toBe(cut);
  });
});

describe('letters that look like particles', () => {
  test.each([
    {
      why: 'nouns and places',
      words: 'والد بيروت كتاب فلسطين لبنان سوريا وزير وكالة بنك لجنة كرة فريق باريس بكين ولاية سفير',
    },
    { why: 'more places', words: 'كوريا كندا بغداد ليبيا فرنسا سويسرا بريطانيا واشنطن كوبا بولندا فنلندا كابول لندن' },
    { why: 'nouns', words: 'وفاة بلدية سيارة لقاء فترة كلمة بيان وثيقة سؤال لاعب بطولة فكرة كهرباء وسيلة سلسلة' },
    { why: 'surnames', words: 'بوتين لافروف وهبة بايدن كيري فهد ياسين بلينكن بوش كلينتون سارة ليلى كمال بلال' },
    { why: 'verbs', words: 'كان كانت بدأ بلغ كتب كشف سمح لعب فاز وصل وقع وجد بحث سافر' },
    { why: 'function words', words: 'كما كل كذلك كيف بين بعد بعض لكن لم لن ليس لقد لدى فقط فوق سوف' },
    { why: 'words in ه', words: 'هذه الله تجاه مياه وجه شبه فقه الاتجاه يواجه جنيه' },
    { why: 'words in ك', words: 'ذلك تلك هناك بنك ملك سمك شارك يترك المشترك البنك' },
    { why: 'words in نا, هم, ها, ي', words: 'هنا أنا دينا مهم أهم سهم درهم متهم علي وطني عربي الماضي' },
    { why: 'ال that is no article', words: 'الذي التي الذين الله التقى التزم ألمانيا إلى إلا' },
    { why: 'ه written for ة', words: 'مدرسه حكومه برشلونه' },
  ])('$why', ({ words }) => {
    const articles = new Set(['الاتجاه', 'المشترك', 'البنك', 'الماضي']);
    for (const word of words.split(' ')) expect(show(word)).toBe(articles.has(word) ? word.replace('ال', 'ال·') : word);
  });
});

describe('merged article', () => {
  test.each([
    { why: 'the second ل is the article', word: 'للرئيس', merged: true, letters: [1, 1] },
    { why: 'one ل is left of the article and the noun', word: 'للجنة', merged: true, letters: [1] },
    { why: 'the name of God', word: 'لله', merged: true, letters: [1] },
    { why: 'a name without article', word: 'لليبيا', merged: false, letters: [1] },
    { why: 'no preposition at all', word: 'ليبيا', merged: false, letters: [] },
  ])('$why: $word', ({ word, merged, letters }) => {
    const { mergedArticle, prefixes } = split(word);
    expect([mergedArticle, prefixes.map(({ length }) => length)]).toEqual([merged, letters]);
  });
});

test('a preposition and a pronoun leave no host', () => {
  expect(split('له')).toEqual({
    prefixes: [{ length: 1, role: 'preposition' }],
    suffixes: [{ length: 1, role: 'pronoun' }],
    mergedArticle: false,
  });
});

test('roles', () => {
  expect(split('وسيكتبونها').prefixes.map(({ role }) => role)).toEqual(['conjunction', 'future']);
  expect(split('وسيكتبونها').suffixes).toEqual([{ length: 2, role: 'pronoun' }]);
  expect(split('ألا').prefixes.map(({ role }) => role)).toEqual(['conjunction']);
});

test.each(['', 'و', 'ب', 'لل', 'ال', 'وب', 'abc', '٣', 'وabc', '\ud800', 'و'.repeat(100_000), 'ه'.repeat(100_000)])(
  'any string has an answer whose particles fit into it (%#)',
  (word) => {
    const { prefixes, suffixes } = split(word);
    const attached = [...prefixes, ...suffixes].reduce((sum, { length }) => sum + length, 0);
    expect(attached).toBeLessThanOrEqual(word.length);
  },
);
