import { describe, expect, test } from 'vitest';
import type { Token } from '../../../src/document.ts';
import { createGazetteer, type LexiconLine } from '../../../src/stages/entities/gazetteer.ts';
import { tokenized } from '../../helpers/analyze.ts';

const line = (name: string, rest: Partial<LexiconLine> = {}): LexiconLine => ({
  name,
  variants: [],
  type: 'GPE',
  latin: '',
  code: '',
  ambiguous: false,
  ...rest,
});

const gazetteer = createGazetteer([
  line('أنقرة', { latin: 'Ankara', code: 'TR' }),
  line('الأمم المتحدة', { type: 'ORG', latin: 'United Nations' }),
  line('كوريا'),
  line('كوريا الجنوبية', { latin: 'South Korea', code: 'KR' }),
  line('عبد الله الثاني', { type: 'PER', variants: ['الملك عبد الله الثاني'] }),
  line('أبو ظبي', { variants: ['أبوظبي'] }),
  line('عدن', { ambiguous: true }),
  line('توماس غرينفيلد', { type: 'PER' }),
  line('لبنان'),
  line('أمل', { type: 'ORG', ambiguous: true }),
  line('أمل', { type: 'PER', latin: 'Amal' }),
]);

/** Every match in a text as "the words it covers → the name of its entry", and ? for an ambiguous one. */
function matchesIn(text: string): string[] {
  const { tokens } = tokenized(text);
  const found: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const match = gazetteer.matchAt(tokens, at, tokens.length);
    if (match === null) continue;
    const first = tokens[match.from] as Token;
    const start = first.start + (match.afterParticles ? first.word.prefix : 0);
    found.push(
      `${text.slice(start, tokens[match.to - 1]?.end)} → ${match.entry.name}${match.entry.ambiguous ? '?' : ''}`,
    );
    at = match.to - 1;
  }
  return found;
}

describe('matches', () => {
  test.each([
    { why: 'a name', text: 'وصل إلى أنقرة أمس', found: ['أنقرة → أنقرة'] },
    { why: 'hamza left out', text: 'وصل إلى انقره أمس', found: ['انقره → أنقرة'] },
    { why: 'vowels and tatweel', text: 'وصل إلى أَنقـرة أمس', found: ['أَنقـرة → أنقرة'] },
    { why: 'a particle stays outside', text: 'وصل لأنقرة أمس', found: ['أنقرة → أنقرة'] },
    { why: 'two particles', text: 'وبأنقرة أيضا', found: ['أنقرة → أنقرة'] },
    { why: 'merged لل', text: 'قرار للأمم المتحدة', found: ['لأمم المتحدة → الأمم المتحدة'] },
    { why: 'the longest wins', text: 'زار كوريا الجنوبية أمس', found: ['كوريا الجنوبية → كوريا الجنوبية'] },
    { why: 'the shorter one where the longer does not stand', text: 'زار كوريا والجنوبية', found: ['كوريا → كوريا'] },
    { why: 'عبدالله in one word', text: 'قال الملك عبدالله الثاني', found: ['الملك عبدالله الثاني → عبد الله الثاني'] },
    { why: 'a variant', text: 'في أبوظبي أمس', found: ['أبوظبي → أبو ظبي'] },
    { why: 'a hyphen inside a name', text: 'قالت توماس-غرينفيلد', found: ['توماس-غرينفيلد → توماس غرينفيلد'] },
    { why: 'a first letter that looks like a particle', text: 'في لبنان أمس', found: ['لبنان → لبنان'] },
    { why: 'an ambiguous name says so', text: 'في عدن أمس', found: ['عدن → عدن?'] },
    { why: 'of two readings the sure one', text: 'قالت أمل', found: ['أمل → أمل'] },
    { why: 'a mark inside ends the name', text: 'الأمم، المتحدة', found: [] },
    { why: 'half a name is none', text: 'الأمم القديمة', found: [] },
    { why: 'a longer word is none', text: 'الأنقريون', found: [] },
    { why: 'nothing', text: '', found: [] },
  ])('$why: $text', ({ text, found }) => {
    expect(matchesIn(text)).toEqual(found);
  });

  test('a match ends before the limit', () => {
    const { tokens } = tokenized('زار كوريا الجنوبية');
    expect(gazetteer.matchAt(tokens, 1, 2)?.entry.name).toBe('كوريا');
  });
});

describe('whole names', () => {
  test.each([
    { why: 'as written', name: 'أنقرة', latin: 'Ankara' },
    { why: 'spelt otherwise', name: 'انقره', latin: 'Ankara' },
    { why: 'unknown', name: 'إسطنبول', latin: undefined },
    { why: 'part of a name', name: 'المتحدة', latin: undefined },
    { why: 'nothing', name: '', latin: undefined },
  ])('$why: $name', ({ name, latin }) => {
    expect(gazetteer.find(name)?.latin).toBe(latin);
  });

  test('the same entry is the same object', () => {
    expect(gazetteer.find('أبوظبي')).toBe(gazetteer.find('أبو ظبي'));
  });
});
