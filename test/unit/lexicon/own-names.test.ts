import { expect, test } from 'vitest';
import { createPipeline } from '../../../src/pipeline.ts';
import { loadResources } from '../../../src/resources/load.ts';
import type { LexiconLine } from '../../../src/stages/entities/gazetteer.ts';
import { resources, sourceDoc } from '../../helpers/analyze.ts';

type Name = Partial<LexiconLine> & Pick<LexiconLine, 'name' | 'type'>;

function lineOf(name: Name): LexiconLine {
  return { variants: [], latin: '', code: '', ambiguous: false, ...name };
}

/** Entities of a text when these names are the user's own: type, name as mentioned, Latin name, code. */
function found(text: string, ...names: readonly Name[]): string[] {
  const { entities } = createPipeline(loadResources({ lexicon: names.map(lineOf) }))(sourceDoc(text));
  return entities.flatMap(({ type, latin, code, mentions }) =>
    mentions.map(({ start, end }) => [type, text.slice(start, end), latin, code].filter(Boolean).join(' ')),
  );
}

const TOOL: Name = { name: 'بحجم كبير', type: 'ORG', latin: 'Bihajm', code: 'TN' };

test.each([
  {
    why: 'words that nobody would take for a name',
    text: 'وصلت سفينة بحجم كبير إلى الميناء.',
    names: [TOOL],
    expected: 'ORG بحجم كبير Bihajm TN',
  },
  {
    why: 'a variant',
    text: 'وصلت سفينة بحجم ضخم إلى الميناء.',
    names: [{ ...TOOL, variants: ['بحجم ضخم'] }],
    expected: 'ORG بحجم ضخم Bihajm TN',
  },
  {
    why: 'a single word for a person',
    text: 'ثم قال زعتر إن الأمر انتهى.',
    names: [{ name: 'زعتر', type: 'PER', latin: 'Zaatar' } as const],
    expected: 'PER زعتر Zaatar',
  },
  {
    why: 'after particles',
    text: 'سلم الملف لزعتر أمس.',
    names: [{ name: 'زعتر', type: 'PER', latin: 'Zaatar' } as const],
    expected: 'PER زعتر Zaatar',
  },
  {
    why: 'stronger than our lexicons',
    text: 'زار الوفد مدينة باريس أمس.',
    names: [{ name: 'باريس', type: 'GPE', latin: 'Paris (Texas)', code: 'US' } as const],
    expected: 'GPE باريس Paris (Texas) US',
  },
  {
    why: 'stronger than our types',
    text: 'زار الوفد مدينة باريس أمس.',
    names: [{ name: 'باريس', type: 'ORG', latin: 'PSG' } as const],
    expected: 'ORG باريس PSG',
  },
])('found: $why', ({ text, names, expected }) => {
  expect(found(text, ...names)).toContain(expected);
});

test.each([
  { why: 'a part of a word', text: 'زعترة نبتة برية.', name: 'زعتر' },
  { why: 'half of the name', text: 'وصلت سفينة بحجم صغير.', name: 'بحجم كبير' },
  { why: 'over the end of a sentence', text: 'سفينة بحجم. كبير الميناء.', name: 'بحجم كبير' },
])('not found: $why', ({ text, name }) => {
  expect(found(text, { name, type: 'ORG', latin: 'X' }).filter((entity) => entity.includes(' X'))).toEqual([]);
});

test('a name that means other things too is left to the context', () => {
  const text = 'وصلت سفينة بحجم كبير إلى الميناء.';
  expect(found(text, { ...TOOL, ambiguous: true }).join()).not.toContain('Bihajm');
});

test('a single word gives way to a longer name that holds it', () => {
  const text = 'قال الرئيس الفلسطيني محمود عباس إن الاجتماع انتهى.';
  expect(found(text, { name: 'عباس', type: 'ORG', latin: 'X' }).join()).toContain('PER محمود عباس');
});

test('mentions stay in order and apart', () => {
  const text = 'قال سالم الحارثي في مسقط إن سالم الحارثي، وزعتر معه في مسقط، لن يذهب إلى مسقط الكبرى.';
  const names = [lineOf({ name: 'مسقط الكبرى', type: 'LOC' }), lineOf({ name: 'زعتر', type: 'PER' })];
  const { mentions } = createPipeline(loadResources({ lexicon: names }))(sourceDoc(text));
  for (const [i, { from }] of mentions.entries()) expect(from).toBeGreaterThanOrEqual(mentions[i - 1]?.to ?? 0);
});

test('without names of the user nothing changes, with them the version does', () => {
  const one = loadResources({ lexicon: [lineOf(TOOL)] });
  const other = loadResources({ lexicon: [lineOf({ ...TOOL, latin: 'Hajm' })] });
  expect(loadResources({ lexicon: [] }).version).toBe(resources().version);
  expect(new Set([one.version, other.version, resources().version]).size).toBe(3);
  expect(one.version).toMatch(/^[0-9a-f]{12}$/u);
});
