import { describe, expect, test } from 'vitest';
import { bratConfiguration, toBrat } from '../../../src/output/brat.ts';
import { ENTITY_TYPES } from '../../../src/schema/names.ts';
import { articles, mentionsOf } from './articles.ts';

interface TextBound {
  readonly label: string;
  readonly words: string;
  readonly fragments: readonly (readonly [start: number, end: number])[];
}

/** Text-bound annotations and relations of an .ann file, read as brat's documentation describes it. */
function readAnn(ann: string) {
  const bounds = new Map<string, TextBound>();
  const relations: { readonly label: string; readonly from: string; readonly to: string }[] = [];
  const groups: string[][] = [];
  for (const line of ann.split('\n').filter((text) => text !== '')) {
    const [id = '', data = '', words = ''] = line.split('\t');
    const space = data.indexOf(' ');
    const label = data.slice(0, space);
    const rest = data.slice(space + 1);
    if (id.startsWith('T')) {
      const fragments = rest.split(';').map((pair) => pair.split(' ').map(Number) as unknown as [number, number]);
      bounds.set(id, { label, words, fragments });
    } else if (id.startsWith('R')) {
      const [, from = '', to = ''] = /^Arg1:(T\d+) Arg2:(T\d+)$/u.exec(rest) ?? [];
      relations.push({ label, from, to });
    } else if (id === '*') groups.push(rest.split(' '));
    else expect(id, line).toMatch(/^#\d+$/u);
  }
  return { bounds, relations, groups };
}

describe.each(articles)('$name', ({ text, analysis }) => {
  const { txt, ann } = toBrat(analysis);
  const { bounds, relations, groups } = readAnn(ann);
  const codePoints = Array.from(txt);

  test('the text is the text', () => {
    expect(txt).toBe(text);
  });

  test('every annotation is the text at its code points, in parts where a line ends', () => {
    for (const { fragments, words } of bounds.values()) {
      const parts = fragments.map(([start, end]) => codePoints.slice(start, end).join(''));
      expect(parts.join(' ')).toBe(words);
      expect(words).not.toMatch(/[\r\n\t]/u);
    }
  });

  test('all mentions are there', () => {
    const labels = new Set(mentionsOf(analysis).map(({ type }) => type as string));
    const found = [...bounds.values()].filter(({ label }) => labels.has(label));
    expect(found.map(({ label, words }) => `${label} ${words.replace(/\s+/gu, ' ')}`).sort()).toEqual(
      mentionsOf(analysis)
        .map(({ type, text: words }) => `${type} ${words.replace(/\s+/gu, ' ')}`)
        .sort(),
    );
  });

  test('every quote with a speaker is tied to him', () => {
    const spoken = relations.filter(({ label }) => label === 'SpokenBy');
    expect(spoken.map(({ from }) => bounds.get(from)?.words)).toEqual(
      analysis.quotes?.filter(({ speaker }) => speaker !== null).map((quote) => quote.text.replace(/[\r\n\t]+/gu, ' ')),
    );
    for (const { to } of spoken) expect(bounds.has(to)).toBe(true);
  });

  test('mentions of one entity are equivalent', () => {
    const several = analysis.entities?.filter(({ mentions }) => mentions.length > 1) ?? [];
    expect(groups.map((group) => group.length)).toEqual(several.map(({ mentions }) => mentions.length));
    for (const id of groups.flat()) expect(bounds.has(id)).toBe(true);
  });
});

test('a quote over two paragraphs has two parts', () => {
  const article = articles.find(({ name }) => name.includes('two paragraphs'));
  const { bounds } = readAnn(toBrat(article!.analysis).ann);
  expect(
    [...bounds.values()].filter(({ label }) => label === 'Quote').map(({ fragments }) => fragments.length),
  ).toContain(2);
});

/** The names that each section of a configuration declares, with what stands behind them. */
function readConfiguration(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split('\n').filter((row) => row !== '' && !row.startsWith('#'))) {
    const [, heading] = /^\[(\w+)\]$/u.exec(line) ?? [];
    if (heading !== undefined) {
      section = new Map();
      sections.set(heading, section);
      continue;
    }
    const [name = '', rest = ''] = line.split(/[ \t](.*)/u);
    section.set(name, rest);
  }
  return sections;
}

describe('the configuration', () => {
  const sections = readConfiguration(bratConfiguration(ENTITY_TYPES));
  const labels = sections.get('entities') ?? new Map();
  const relations = sections.get('relations') ?? new Map();

  test('has the four sections that brat asks for', () => {
    expect([...sections.keys()]).toEqual(['entities', 'relations', 'events', 'attributes']);
  });

  test.each(articles)('declares every label and relation of $name', ({ analysis }) => {
    const { bounds, relations: found } = readAnn(toBrat(analysis).ann);
    for (const { label } of bounds.values()) expect([...labels.keys()]).toContain(label);
    for (const { label } of found) expect([...relations.keys()]).toContain(label);
  });

  test('each label once, spans may overlap, mentions of one entity are equivalent', () => {
    expect([...labels.keys()]).toEqual([...ENTITY_TYPES, 'Quote', 'QuoteFragment', 'IndirectQuote', 'Speaker', 'Cue']);
    expect(relations.get('<OVERLAP>')).toContain('<OVL-TYPE>:<ANY>');
    expect(relations.get('Equiv')).toBe('Arg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive');
  });
});
