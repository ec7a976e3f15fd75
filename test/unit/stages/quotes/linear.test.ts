import { describe, expect, test } from 'vitest';
import { createPipeline } from '../../../../src/pipeline.ts';
import { clean } from '../../../../src/stages/clean.ts';
import { findEntities } from '../../../../src/stages/find-entities.ts';
import { findQuotes } from '../../../../src/stages/find-quotes.ts';
import { resolveEntities } from '../../../../src/stages/resolve-entities.ts';
import { splitTokens } from '../../../../src/stages/split-tokens.ts';
import { resources, sourceDoc } from '../../../helpers/analyze.ts';

/** Without the tagger, whose work per word would hide that of the quotes. */
const known = { ...resources(), tagger: () => [] };

const MARKS = ['"كلمة ', 'كلمة" ', '«كلمة ', 'كلمة» ', '“كلمة ', '((كلمة ', "''كلمة "] as const;

const quoteNumber = (word: string): string => `وقال خلوصي أكار: "نحن نعمل على ذلك ${word}".`;

describe('100,000 unbalanced marks cost no quote before, amid and after them', () => {
  const analyze = createPipeline(known);

  test.each(MARKS.flatMap((mark) => [' ', '\n'].map((separator) => ({ mark, separator }))))(
    '$mark in one line or paragraph, parted by $separator',
    ({ mark, separator }) => {
      const half = mark.repeat(50_000);
      const text = [quoteNumber('أولا'), half, quoteNumber('ثانيا'), half, quoteNumber('ثالثا')].join(separator);
      const before = process.cpuUsage();
      const found = analyze(sourceDoc(text)).quotes.map(({ start, end }) => text.slice(start, end));
      const { user, system } = process.cpuUsage(before);
      expect(found).toEqual(
        expect.arrayContaining(['أولا', 'ثانيا', 'ثالثا'].map((word) => `نحن نعمل على ذلك ${word}`)),
      );
      expect((user + system) / 1e6).toBeLessThan(2);
    },
  );
});

/** Texts that make a careless search look at everything again for every mark or word of reporting. */
const HOSTILE: readonly { readonly why: string; readonly start?: string; readonly unit: string }[] = [
  { why: 'quotes and verbs in one sentence', unit: 'وقال خلوصي أكار "نحن نعمل على ذلك معا" وأضاف ' },
  { why: 'one verb and many quotes', start: 'قال الوزير ', unit: 'و"نحن نعمل على ذلك معا" كلام كثير ' },
  { why: 'one particle after many quotes', unit: '"نحن نعمل على ذلك معا" ثم ' },
  { why: 'verbs alone', unit: 'قال وأضافت ' },
  { why: 'verbs that agree with nobody', unit: 'وقال الوزير محمد علي ذلك وأضافت ثم ' },
  { why: 'participles far from their subject', start: 'وصل خلوصي أكار إلى المدينة ', unit: 'قائلا كلمة ' },
  { why: 'titles of nobody', unit: 'قال وزير الدفاع التركي خلوصي أكار نعم وقال الوزير الفرنسي كلا ' },
  { why: 'statements in statements', unit: 'وأعلن أن ' },
  { why: 'lone closing marks', unit: 'كلمة» ثم ' },
  { why: 'quotes that stand alone', unit: '"نحن نعمل على ذلك معا اليوم".\n' },
  { why: 'repeated opening marks', unit: '«نحن نعمل على ذلك معا\n' },
  { why: 'colons', unit: 'كلمة: ' },
];

/** Milliseconds of processor time that the quotes of a text take, the best of three. */
function costOf(text: string): number {
  const doc = resolveEntities(findEntities(splitTokens(clean(sourceDoc(text), known), known), known), known);
  const costs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    findQuotes(doc, known);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...costs);
}

/** Below this many milliseconds the clock and the garbage collector decide. */
const SMALLEST_COST = 20;

describe('twice the length takes less than three times the time', () => {
  test.each(HOSTILE)('$why', ({ start = '', unit }) => {
    const text = (size: number): string => start + unit.repeat(Math.ceil(size / unit.length));
    const growth = (size: number): number => costOf(text(2 * size)) / Math.max(costOf(text(size)), SMALLEST_COST);
    // What grows with the square of the length does so each time; the garbage collector has its moods.
    expect([300_000, 300_000, 300_000].some((size) => growth(size) < 3)).toBe(true);
  });
});
