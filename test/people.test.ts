import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../src/cli/run.ts';
import { type FakeIoOptions, fakeIo } from './helpers/io.ts';

const ARTICLES = fileURLToPath(new URL('../fixtures/ledger/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'people-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function analyze(args: readonly string[], options?: FakeIoOptions) {
  const io = fakeIo(options);
  const code = await run(args, io);
  return { code, out: io.stdout(), err: io.stderr() };
}

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const OWN_NAMES = fileOf('own.tsv', 'كمال الخوري\t\tPER\tKamal K.\tLB\nمرمى الضيوف\t\tFAC\tThe Far Goal');

interface Row {
  readonly name: string;
  readonly latin?: string;
  readonly code?: string;
  readonly mentions: number;
  readonly quotes: number;
  readonly articles: number;
  readonly roles: readonly string[];
  readonly variants: readonly { readonly text: string }[];
  readonly files: readonly string[];
}

async function ledger(...args: readonly string[]): Promise<Row[]> {
  const { out } = await analyze(['people', '--ignore', '*.md', '--format', 'json', ...args, ARTICLES]);
  return (JSON.parse(out) as { entities: Row[] }).entities;
}

describe('analyze people', () => {
  test('one row for a person of two articles, with forms, roles, mentions, quotes and files', async () => {
    const row = (await ledger()).find(({ name }) => name === 'سالم الحربي');
    expect(row).toMatchObject({ mentions: 3, quotes: 2, articles: 2, roles: ['وزير الموارد المائية'] });
    expect(row?.files).toEqual([`${ARTICLES}01-minister.txt`, `${ARTICLES}02-engineer.txt`]);
    expect(row?.variants.map(({ text }) => text)).toContain('الحربي');
    expect(row?.latin).toMatch(/^Salem al-Harbi$/iu);
  });

  test('one row for two spellings', async () => {
    const rows = (await ledger()).filter(({ name }) => name.startsWith('ليل'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ mentions: 3, articles: 2 });
  });

  test('brothers stay two, and nobody is called by a surname alone', async () => {
    const names = (await ledger()).map(({ name }) => name);
    expect(names).toContain('كمال الخوري');
    expect(names).toContain('جمال الخوري');
    expect(names).not.toContain('الخوري');
  });

  test('places instead of people', async () => {
    const rows = await ledger('--type', 'GPE');
    expect(rows).toMatchObject([{ name: 'بغداد', latin: 'Baghdad', code: 'IQ', mentions: 2, articles: 2 }]);
  });

  test('at least so many mentions, in the order asked for', async () => {
    const rows = await ledger('--min', '2', '--sort', 'name');
    const names = rows.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(rows.every(({ mentions }) => mentions > 1)).toBe(true);
  });

  test('names of the user', async () => {
    const row = (await ledger('--lexicon', OWN_NAMES)).find(({ name }) => name === 'كمال الخوري');
    expect(row).toMatchObject({ latin: 'Kamal K.', code: 'LB' });
    expect(await ledger('--lexicon', OWN_NAMES, '--type', 'FAC')).toMatchObject([{ latin: 'The Far Goal' }]);
  });

  test('records are named by their ids', async () => {
    const record = JSON.stringify({ id: 'a7', text: 'قال الوزير سالم الحربي إن العمل مستمر.' });
    const { out } = await analyze(['people', '--format', 'json'], { stdin: `${record}\n` });
    expect(out).toContain('"files":["-#a7"]');
  });

  test('a table for reading, CSV for spreadsheets', async () => {
    const table = await analyze(['people', ARTICLES]);
    expect(table.out.split('\n')[0]).toMatch(/^mentions {2}quotes {2}articles {2}code {2}latin +name$/u);
    const csv = await analyze(['people', '--format', 'csv', ARTICLES]);
    expect(csv.out).toMatch(/^type,name,latin,latin_source,code,roles,variants,mentions,quotes,articles,files\r\n/u);
  });

  test.each([
    { why: 'an unknown type', args: ['--type', 'PEOPLE', '.'], code: 2, says: /Allowed choices are PER, ORG/u },
    { why: 'an unknown order', args: ['--sort', 'age', '.'], code: 2, says: /Allowed choices are mentions/u },
    { why: 'no number', args: ['--min', '0', '.'], code: 2, says: /Expected a whole number/u },
    { why: 'no such lexicon', args: ['--lexicon', 'no.tsv', '.'], code: 2, says: /no\.tsv: no such file/u },
    { why: 'no such article', args: ['no.txt'], code: 1, says: /no\.txt/u },
    { why: 'nothing to read', args: [], code: 2, says: /Usage: analyze people/u },
  ])('refused: $why', async ({ args, code, says }) => {
    const result = await analyze(['people', ...args]);
    expect(result.code).toBe(code);
    expect(result.err + result.out).toMatch(says);
  });
});

describe('analyze romanize', () => {
  test.each([
    { why: 'names as arguments', args: ['محمد', 'سالم الحربي'], out: /^Mohamm?ed\nSal[ei]m al-Harbi\n$/iu },
    { why: 'line for line', stdin: 'محمد\n\nسالم\n', out: /^Mohamm?ed\n\nSal[ei]m\n$/u },
    { why: 'empty lines at both ends', stdin: '\nمحمد\n\n', out: /^\nMohamm?ed\n\n$/u },
    { why: 'no line break at the end', stdin: 'محمد', out: /^Mohamm?ed\n$/u },
    { why: 'CR LF', stdin: 'محمد\r\n\r\n', out: /^Mohamm?ed\n\n$/u },
    { why: 'a byte order mark', stdin: '\ufeffمحمد\n', out: /^Mohamm?ed\n$/u },
    { why: 'signs alone', stdin: '\u064e\u0651\n', out: /^\n$/u },
    { why: 'no Arabic', stdin: 'NATO 2\n', out: /^NATO 2\n$/u },
    { why: 'nothing', stdin: '', out: /^$/u },
    { why: 'an argument with a line break stays one line', args: ['محمد\nسالم'], out: /^Mohamm?ed Sal[ei]m\n$/u },
    { why: 'the Library of Congress', args: ['--scheme', 'ala-lc', 'الحربي'], out: /^al-Ḥrbī\n$/u },
    { why: 'the United Nations', args: ['--scheme', 'un', 'الشمس'], out: /^Ash Shms\n$/u },
  ])('$why', async ({ args = [], stdin, out }) => {
    const result = await analyze(['romanize', ...args], stdin === undefined ? {} : { stdin });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toMatch(out);
  });

  test('alternatives are parted by tabs, the likeliest first', async () => {
    const one = await analyze(['romanize', 'جورجيت']);
    const { out } = await analyze(['romanize', '--alternatives', '3', 'جورجيت']);
    const spellings = out.trimEnd().split('\t');
    expect(spellings[0]).toBe(one.out.trimEnd());
    expect(spellings.length).toBeGreaterThan(1);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  test('a long input comes out line for line, whatever the chunks', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? '' : i % 2 === 0 ? 'محمد' : `سالم ${i}`));
    const { out } = await analyze(['romanize'], { stdin: `${lines.join('\n')}\n` });
    const written = out.split('\n');
    expect(written).toHaveLength(lines.length + 1);
    for (const [i, line] of lines.entries()) expect(written[i] === '').toBe(line === '');
  });

  test.each([
    { why: 'an unknown scheme', args: ['--scheme', 'iso', 'محمد'], says: /Allowed choices are ala-lc, un/u },
    {
      why: 'alternatives of a scheme',
      args: ['--scheme', 'un', '--alternatives', '2', 'محمد'],
      says: /cannot be used/u,
    },
    { why: 'no number', args: ['--alternatives', 'all', 'محمد'], says: /Expected a whole number/u },
    { why: 'nothing to read', args: [], says: /Usage: analyze romanize/u },
  ])('refused: $why', async ({ args, says }) => {
    const result = await analyze(['romanize', ...args]);
    expect(result.code).toBe(2);
    expect(result.err + result.out).toMatch(says);
  });
});

describe('options of the main command', () => {
  const ARTICLE = join(ARTICLES, '03-brothers.txt');
  const analysis = async (...args: readonly string[]) =>
    JSON.parse((await analyze(['--no-config', ...args, ARTICLE])).out) as {
      generator: { model: string };
      entities: { type: string; name: string; latin?: string; latinSource?: string }[];
      keywords?: { text: string; score: number; entity?: string; start: number; end: number }[];
    };

  test('--romanize spells every name by the scheme, those of the lexicons among them', async () => {
    const { entities } = await analysis('--romanize', 'ala-lc');
    expect(entities.find(({ name }) => name === 'كمال الخوري')).toMatchObject({
      latin: 'Kmāl al-Khūrī',
      latinSource: 'scheme',
    });
    for (const { latinSource } of entities) expect(['scheme', undefined]).toContain(latinSource);
  });

  test('without it the model spells what the lexicons lack', async () => {
    const { entities } = await analysis();
    expect(entities.find(({ name }) => name === 'كمال الخوري')).toMatchObject({
      latin: expect.stringMatching(/^Kamal (?:al-|el-)?Kh?our[iy]$/iu),
      latinSource: 'model',
    });
  });

  test('--lexicon adds names, and says so in the hash of the knowledge', async () => {
    const [plain, own] = [await analysis(), await analysis('--lexicon', OWN_NAMES)];
    expect(own.entities).toContainEqual(
      expect.objectContaining({ name: 'كمال الخوري', latin: 'Kamal K.', latinSource: 'lexicon', code: 'LB' }),
    );
    expect(own.entities).toContainEqual(expect.objectContaining({ type: 'FAC', latin: 'The Far Goal' }));
    expect(own.generator.model).not.toBe(plain.generator.model);
  });

  test('--lexicon in the configuration, its path taken from there', async () => {
    const config = fileOf('khabar.config.json', JSON.stringify({ lexicon: ['own.tsv'] }));
    const { out } = await analyze(['--config', config, ARTICLE]);
    expect(out).toContain('The Far Goal');
  });

  test('an edited lexicon is no hit in the cache', async () => {
    const lexicon = fileOf('edited.tsv', 'كمال الخوري\t\tPER\tBefore');
    const args = ['--no-config', '--cache', join(folder, 'cache'), '--lexicon', lexicon, ARTICLE];
    expect((await analyze(args)).out).toContain('"Before"');
    fileOf('edited.tsv', 'كمال الخوري\t\tPER\tAfter');
    expect((await analyze(args)).out).toContain('"After"');
  });

  test('a malformed lexicon is named with its line', async () => {
    const lexicon = fileOf('bad.tsv', '# names\nكمال الخوري\t\tPERSON');
    const { code, err } = await analyze(['--no-config', '--lexicon', lexicon, ARTICLE]);
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.tsv:2: type "PERSON"; write one of PER/u);
  });

  test('--layers keywords tells what the article is about', async () => {
    const text = (await import('node:fs')).readFileSync(ARTICLE, 'utf8');
    const { keywords = [] } = await analysis('--layers', 'keywords');
    expect(keywords.map((keyword) => keyword.text)).toContain('كمال الخوري');
    for (const { start, end, text: written } of keywords) expect(text.slice(start, end)).toBe(written);
    expect((await analysis()).keywords).toBeUndefined();
  });
});
