import { describe, expect, test } from 'vitest';
import { tokenized } from '../../helpers/analyze.ts';

/** Outermost spans as the words between their marks; a missing mark is written as _. */
function spansOf(text: string): string[] {
  const { tokens, marked } = tokenized(text);
  return marked
    .filter(({ depth }) => depth === 0)
    .map(
      ({ open, close, from, to }) =>
        `${open === null ? '_' : ''}${text.slice(tokens[from]?.start, tokens[to - 1]?.end)}${close === null ? '_' : ''}`,
    );
}

const WORDS = 'سنعود إلى العمل غدا';

describe('every style of mark', () => {
  test.each([
    { why: 'straight', open: '"', close: '"' },
    { why: 'guillemets', open: '«', close: '»' },
    { why: 'guillemets the other way round', open: '»', close: '«' },
    { why: 'curly', open: '“', close: '”' },
    { why: 'curly the other way round', open: '”', close: '“' },
    { why: 'an opening glyph on both sides', open: '“', close: '“' },
    { why: 'a closing glyph on both sides', open: '”', close: '”' },
    { why: 'low and high', open: '„', close: '“' },
    { why: 'single guillemets', open: '‹', close: '›' },
    { why: 'single curly', open: '‘', close: '’' },
    { why: 'two apostrophes', open: "''", close: "''" },
    { why: 'two backticks and two apostrophes', open: '``', close: "''" },
    { why: 'doubled brackets', open: '((', close: '))' },
    { why: 'angle brackets', open: '<<', close: '>>' },
    { why: 'undecoded HTML', open: '&quot;', close: '&quot;' },
    { why: 'undecoded guillemets', open: '&laquo;', close: '&raquo;' },
    { why: 'double primes', open: '″', close: '″' },
    { why: 'mixed: curly and straight', open: '“', close: '"' },
    { why: 'mixed: straight and curly', open: '"', close: '”' },
    { why: 'mixed: guillemet and curly', open: '«', close: '”' },
  ])('$why: $open…$close', ({ open, close }) => {
    expect(spansOf(`وقال الوزير ${open}${WORDS}${close} ثم غادر.`)).toEqual([WORDS]);
    expect(spansOf(`وقال الوزير: ${open}${WORDS}${close}.`)).toEqual([WORDS]);
    expect(spansOf(`${open}${WORDS}${close}، قال الوزير.`)).toEqual([WORDS]);
    expect(spansOf(`قال ${open}نعم نعم${close} ثم قال ${open}لا لا${close}.`)).toEqual(['نعم نعم', 'لا لا']);
  });
});

describe('spaces and neighbours', () => {
  test.each([
    { why: 'spaces inside the marks', text: `قال: " ${WORDS} ".`, spans: [WORDS] },
    { why: 'no space before the opening mark', text: `قال"${WORDS}" ثم غادر.`, spans: [WORDS] },
    { why: 'a colon glued to both', text: `قال:"${WORDS}".`, spans: [WORDS] },
    { why: 'a particle before the mark', text: `وصفه بـ"المتهور جدا" أمس.`, spans: ['المتهور جدا'] },
    { why: 'a particle without tatweel', text: `وصفه ب«المتهور جدا» أمس.`, spans: ['المتهور جدا'] },
    { why: 'the article before the mark', text: `بعد ال"نعم" الأولى.`, spans: ['نعم'] },
    { why: 'and between two', text: `قال "نعم" و"لا" معا.`, spans: ['نعم', 'لا'] },
    { why: 'a bracket around', text: `قال ("نعم نعم") أمس.`, spans: ['نعم نعم'] },
    { why: 'full stop inside', text: `قال: "${WORDS}."`, spans: [`${WORDS}.`] },
    { why: 'direction marks beside the marks', text: `قال: \u200f"\u200f${WORDS}\u200f"\u200f.`, spans: [WORDS] },
    { why: 'no mark', text: 'وقال الوزير نعم.', spans: [] },
    { why: 'an apostrophe inside a Latin word is no mark', text: "قال O'Neill نعم.", spans: [] },
  ])('$why: $text', ({ text, spans }) => {
    expect(spansOf(text)).toEqual(spans);
  });
});

describe('a mark that is missing costs its own span and no other', () => {
  test.each([
    { why: 'closing one missing at the end', text: 'قال: "نعم سنعود. ثم غادر.', spans: ['نعم سنعود. ثم غادر._'] },
    { why: 'opening one missing', text: 'قال: نعم سنعود غدا» ثم غادر.', spans: ['_قال: نعم سنعود غدا'] },
    {
      why: 'closing one missing, a whole one after it',
      text: 'قال: «نعم سنعود. وأضاف: «لا لن نعود».',
      spans: ['نعم سنعود. وأضاف:_', 'لا لن نعود'],
    },
    {
      why: 'straight, closing one missing, announced again',
      text: 'قال: "نعم سنعود، مضيفا "لا لن نعود".',
      spans: ['نعم سنعود، مضيفا_', 'لا لن نعود'],
    },
    {
      why: 'a whole one before it',
      text: 'قال «لا لن نعود». ثم قال: «نعم سنعود.',
      spans: ['لا لن نعود', 'نعم سنعود._'],
    },
    { why: 'a lone mark before a whole span', text: 'نعم» ثم قال «لا لن نعود».', spans: ['_نعم', 'لا لن نعود'] },
  ])('$why: $text', ({ text, spans }) => {
    expect(spansOf(text)).toEqual(spans);
  });

  test('paragraphs are apart: an open mark ends with its own', () => {
    expect(spansOf('عنوان الخبر\nقال: "نعم سنعود\nوقال: "لا لن نعود".')).toEqual(['نعم سنعود_', 'لا لن نعود']);
  });
});

describe('one inside another', () => {
  const nested = (text: string): [number, string][] => {
    const { tokens, marked } = tokenized(text);
    return marked.map(({ depth, from, to }) => [depth, text.slice(tokens[from]?.start, tokens[to - 1]?.end)]);
  };

  test.each([
    {
      why: 'guillemets around straight',
      text: 'قال: «سمعنا "نعم" أمس».',
      spans: [
        [0, 'سمعنا "نعم" أمس'],
        [1, 'نعم'],
      ],
    },
    {
      why: 'straight around guillemets',
      text: 'قال: "سمعنا «نعم» أمس".',
      spans: [
        [0, 'سمعنا «نعم» أمس'],
        [1, 'نعم'],
      ],
    },
    {
      why: 'the same guillemets',
      text: 'قال: «سمعنا «نعم» أمس».',
      spans: [
        [0, 'سمعنا «نعم» أمس'],
        [1, 'نعم'],
      ],
    },
    {
      why: 'curly inside curly',
      text: 'قال: “سمعنا “نعم” أمس”.',
      spans: [
        [0, 'سمعنا “نعم” أمس'],
        [1, 'نعم'],
      ],
    },
    {
      why: 'two of them',
      text: 'قال: «بين "نعم" و"لا" فرق».',
      spans: [
        [0, 'بين "نعم" و"لا" فرق'],
        [1, 'نعم'],
        [1, 'لا'],
      ],
    },
    {
      why: 'straight after straight is not nesting',
      text: 'قال "نعم" ثم "لا".',
      spans: [
        [0, 'نعم'],
        [0, 'لا'],
      ],
    },
  ])('$why: $text', ({ text, spans }) => {
    expect(nested(text)).toEqual(spans);
  });

  test('a mark that opens again at the next sentence belongs to the same span', () => {
    expect(spansOf('قال: «سنعود غدا. «ولن نغادر بعدها».')).toEqual(['سنعود غدا. «ولن نغادر بعدها']);
  });
});

describe('spans are sound', () => {
  test.each(['"""', '«»', '"" ""', '»«', '«"»"', '" " " "', '“”“', '(("))'])('whatever the marks: %s', (marks) => {
    const { marked, tokens } = tokenized(`قال ${marks} نعم ${marks} لا`);
    for (const { from, to, open, close } of marked) {
      expect(from).toBeLessThanOrEqual(to);
      expect(to).toBeLessThanOrEqual(tokens.length);
      if (open !== null) expect(open).toBe(from - 1);
      if (close !== null) expect(close).toBe(to);
    }
  });
});

describe('100,000 unbalanced marks', () => {
  const QUOTE = 'قال الوزير: «سنعود إلى العمل غدا».';

  test.each(['«', '»', '"', '“', "''", '((', '«"', '"»“'])(
    '%s finish, and quotes before and after them are found',
    (marks) => {
      const noise = `${marks}كلمة `.repeat(100_000 / marks.length);
      const before = performance.now();
      const spans = spansOf(`${QUOTE}\n${noise}\n${QUOTE}`);
      expect(performance.now() - before).toBeLessThan(5_000);
      expect(spans[0]).toBe(WORDS);
      expect(spans.at(-1)).toBe(WORDS);
    },
  );

  test('amid opening marks that never close, in one paragraph, a quotation of another style is found', () => {
    const noise = '«كلمة '.repeat(1000);
    expect(spansOf(`${QUOTE.replace('.', '')} ${noise}`)[0]).toBe(WORDS);
  });
});
