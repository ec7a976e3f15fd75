import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createCommand } from '../src/cli/command.ts';
import { run } from '../src/cli/run.ts';
import type { Encoder } from '../src/stages/entities/encoder/encoder.ts';
import { beginOf, LABELS, TYPES } from '../src/stages/entities/tagger/labels.ts';
import { type FakeIoOptions, fakeIo } from './helpers/io.ts';

/*
 * Every option of every command, as its help names it, is given once: what the row looks for has to be there with the option
 * and has to be missing without it. An option without a row fails.
 */

// A run loads the lexicons; hundreds of runs in one process need not.
vi.mock('../src/resources/load.ts', async (importOriginal) => {
  const { loadResources } = await importOriginal<typeof import('../src/resources/load.ts')>();
  const loaded = new Map<string, ReturnType<typeof loadResources>>();
  return {
    loadResources: (options: Parameters<typeof loadResources>[0]) => {
      const key = JSON.stringify([options?.lexicon, options?.encoder?.version]);
      const resources = loaded.get(key) ?? loadResources(options);
      loaded.set(key, resources);
      return resources;
    },
  };
});

// An encoder that takes every word for a person: what it says shows, whatever the weights.
vi.mock('../src/resources/encoder.ts', () => ({
  openEncoder: () => ({ version: 'everybody', encoder: everybody, runtime: 'WebAssembly' }),
}));

const everybody: Encoder = {
  rowsOf: (words) => [{ pieces: [], starts: words.map(() => 0), known: [] }],
  score: (rows) =>
    Float32Array.from({ length: rows.reduce((sum, { starts }) => sum + starts.length, 0) * LABELS }, (_, i) =>
      i % LABELS === beginOf(TYPES.indexOf('PER')) ? 0 : -50,
    ),
};

const A = 'وزير الدفاع في أنقرة\nقال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة".\n';
const OFTEN = 'وصل ياسر عرفات إلى بيروت. وقال ياسر عرفات إنه باق، ثم غادر ياسر عرفات.\n';
/** What the rows below look for: a person of his own, and a mark that is never closed. */
const SLIP = 'قال هاكان فيدان: «نريد السلام لكل الناس.\n';
const MENU = `<nav>${SLIP}</nav><article><p>وصل الوزير إلى بيروت أمس وغادرها اليوم.</p></article>`;

const record = (fields: object): string => `${JSON.stringify(fields)}\n`;

const FILES: Readonly<Record<string, string>> = {
  'a.txt': A,
  'news/a.txt': A,
  'news/b.txt': SLIP,
  'news/.gitignore': 'b.txt\n',
  'often/b.txt': OFTEN,
  'page.txt': `<html><body>${MENU}</body></html>`,
  list: 'news/b.txt\n',
  'plain.ndjson': record({ id: 'p', text: A }),
  'bodies.ndjson': record({ body: SLIP, text: '' }),
  'keyed.ndjson': record({ key: 'k1', text: A }) + record({ key: 'k2', text: SLIP.replace('قال', 'قـال') }),
  'own.tsv': 'لكل الناس\t\tPER\tEverybody\n',
  'done/a.json': 'kept',
  'mine.json': '{"textField":"body"}',
  'gold.conll': 'خلوصي\tB-MAN\nأكار\tI-MAN\nفي\tO\nأنقرة\tB-LOC\n',
};

/** The configuration of the rows that are about it. */
const CONFIGURATION = '{"textField":"nothing","quiet":true}';

/** Files that hold what the program answers. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  'a.result.json': ['a.txt'],
  'bytes.result.json': ['a.txt', '--offsets', 'byte'],
  'plain.result.ndjson': ['plain.ndjson'],
  'bodies.result.ndjson': ['bodies.ndjson', '--text-field', 'body'],
  'keyed.result.ndjson': ['keyed.ndjson', '--id-field', 'key'],
};

const home = process.cwd();
const root = mkdtempSync(join(tmpdir(), 'khabar-options-'));
let number = 0;

afterAll(() => {
  process.chdir(home);
  rmSync(root, { recursive: true });
});

interface Found {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files that are there after the run, by their paths. */
  readonly files: Readonly<Record<string, string>>;
}

interface Row {
  readonly value?: readonly string[];
  /** What else is given, with the option and without it. */
  readonly rest: readonly string[];
  readonly io?: FakeIoOptions;
  /** True where a configuration lies in the folder. */
  readonly configured?: boolean;
  /** True with the option, false without it. */
  readonly shows: (found: Found) => boolean;
}

type Rows = Readonly<Record<string, Row>>;

const results: Record<string, string> = {};

/** Runs in a folder of its own, where the files above stand. */
async function runHere(args: readonly string[], { io: options, configured }: Partial<Row> = {}): Promise<Found> {
  const folder = join(root, String(++number));
  const files = { ...FILES, ...results, ...(configured ? { 'khabar.config.json': CONFIGURATION } : {}) };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  process.chdir(folder);
  const io = fakeIo({ stdin: '', ...options });
  const code = await run(args, io);
  process.chdir(home);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return {
    ...{ code, stdout: io.stdout(), stderr: io.stderr() },
    files: Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])),
  };
}

for (const [name, args] of Object.entries(RESULTS)) results[name] = (await runHere(args)).stdout;

// biome-ignore lint/suspicious/noExplicitAny: what is printed is looked into, not typed
const json = ({ stdout }: Found): any => JSON.parse(stdout);
// biome-ignore lint/suspicious/noExplicitAny: as above
const records = ({ stdout }: Found): any[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Options of the commands that read articles; `slip` is what they print for the article with the slip. */
const sourceRows = (slip: RegExp, format: readonly string[] = []): Rows => {
  const printsSlip = ({ stdout }: Found): boolean => slip.test(stdout);
  const printsNone = ({ stdout }: Found): boolean => !slip.test(stdout);
  return {
    '--input-format': { value: ['html'], rest: [...format, 'page.txt'], shows: printsNone },
    '--encoding': { value: ['utf-16le'], rest: [...format, 'news/b.txt'], shows: printsNone },
    '--files-from': { value: ['list'], rest: format, shows: printsSlip },
    '--stdin-filename': { value: ['in.html'], rest: [...format, '-'], io: { stdin: MENU }, shows: printsNone },
    '--text-field': { value: ['body'], rest: [...format, 'bodies.ndjson'], shows: printsSlip },
    '--id-field': { value: ['key'], rest: [...format, 'keyed.ndjson'], shows: ({ stdout }) => stdout.includes('k2') },
    '--ignore': { value: ['b.txt'], rest: [...format, 'news'], shows: printsNone },
    '--gitignore': { rest: [...format, 'news'], shows: printsNone },
    '--max-file-size': {
      value: ['10'],
      rest: ['a.txt'],
      shows: ({ stderr }) => stderr.includes('larger than 10 bytes'),
    },
    '--config': { value: ['mine.json'], rest: [...format, 'bodies.ndjson'], shows: printsSlip },
    '--no-config': { rest: ['plain.ndjson'], configured: true, shows: ({ stderr }) => stderr === '' },
    '--lexicon': { value: ['own.tsv'], rest: [...format, 'news'], shows: ({ stdout }) => stdout.includes('Everybody') },
  };
};

/** The rows without some. */
const except = (rows: Rows, ...names: readonly string[]): Rows =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => !names.includes(name)));

/** The main job, whose name is empty, and the commands. */
const ROWS: Readonly<Record<string, Rows>> = {
  '': {
    ...sourceRows(/"name":"هاكان فيدان"/u, ['--layers', 'entities']),
    '--id-field': { value: ['key'], rest: ['keyed.ndjson'], shows: (found) => records(found)[1].id === 'k2' },
    '--stdin-filename': { value: ['in.md'], rest: ['-'], shows: (found) => json(found).source.path === 'in.md' },
    '--format': { value: ['csv'], rest: ['a.txt'], shows: ({ stdout }) => stdout.startsWith('path,id,entity') },
    '--table': {
      value: ['quotes'],
      rest: ['-f', 'csv', 'a.txt'],
      shows: ({ stdout }) => stdout.startsWith('path,id,quote'),
    },
    '--output': {
      value: ['o.json'],
      rest: ['a.txt'],
      shows: ({ stdout, files }) => stdout === '' && 'o.json' in files,
    },
    '--out-dir': {
      value: ['out'],
      rest: ['news'],
      shows: ({ files }) => 'out/a.json' in files && 'out/b.json' in files,
    },
    '--keep-dirs': { rest: ['--out-dir', 'out', 'news'], shows: ({ files }) => 'out/news/a.json' in files },
    '--resume': { rest: ['--out-dir', 'done', 'a.txt'], shows: ({ files }) => files['done/a.json'] === 'kept' },
    '--layers': {
      value: ['text,stats'],
      rest: ['a.txt'],
      shows: (found) => Object.keys(json(found)).join() === 'schemaVersion,text,stats',
    },
    '--only': {
      value: ['GPE'],
      rest: ['a.txt'],
      shows: (found) => json(found).entities.every(({ type }: { type: string }) => type === 'GPE'),
    },
    '--model': {
      value: ['accurate'],
      rest: ['a.txt'],
      shows: (found) => json(found).entities.some(({ name }: { name: string }) => name === 'غدا'),
    },
    '--min-confidence': { value: ['1'], rest: ['a.txt'], shows: (found) => json(found).quotes.length === 0 },
    '--offsets': {
      value: ['byte'],
      rest: ['a.txt'],
      shows: (found) => {
        const [{ start, end, text }] = json(found).quotes;
        return Buffer.from(A).subarray(start, end).toString() === text;
      },
    },
    '--romanize': {
      value: ['ala-lc'],
      rest: ['a.txt'],
      shows: ({ stdout }) => stdout.includes('"latinSource":"scheme"'),
    },
    '--pretty': { rest: ['a.txt'], shows: ({ stdout }) => stdout.startsWith('{\n  "') },
    '--no-pretty': { rest: ['a.txt'], io: { stdoutIsTerminal: true }, shows: ({ stdout }) => stdout.startsWith('{"') },
    // What threads do is tested with the program that is built.
    '--jobs': { value: ['3'], rest: ['--print-config'], shows: (found) => json(found).jobs === 3 },
    '--cache': {
      value: ['c'],
      rest: ['a.txt'],
      shows: ({ files }) =>
        'c/CACHEDIR.TAG' in files && Object.keys(files).some((name) => /^c\/[0-9a-f]{2}\//u.test(name)),
    },
    '--fail-fast': { rest: ['gone.txt', 'a.txt'], shows: (found) => records(found).length === 1 },
    '--quiet': {
      rest: ['gone.txt', 'a.txt'],
      shows: ({ stderr }) => stderr === 'analyze: gone.txt: no such file; check the name\n',
    },
    '--log-format': {
      value: ['json'],
      rest: ['gone.txt', 'a.txt'],
      shows: ({ stderr }) => stderr.startsWith('{"level":"error","path":"gone.txt"'),
    },
    '--print-config': { rest: [], shows: (found) => json(found).offsets === 'utf16' },
    '--version': { rest: [], shows: ({ stdout }) => /^\d+\.\d+\.\d+\S*\n$/u.test(stdout) },
  },
  clean: {
    ...except(sourceRows(/فيدان/u), '--lexicon'),
    '--id-field': {
      value: ['key'],
      rest: ['--check', 'keyed.ndjson'],
      shows: ({ stdout }) => stdout.includes('record k2: tatweel'),
    },
    '--check': {
      rest: ['keyed.ndjson'],
      shows: ({ code, stdout }) => code === 1 && stdout.includes('keyed.ndjson:2: '),
    },
  },
  tokenize: {
    ...except(sourceRows(/فيدان/u), '--lexicon', '--id-field'),
    '--clitics': { rest: ['news'], shows: ({ stdout }) => stdout.includes('ل+ كل') },
  },
  people: {
    ...sourceRows(/فيدان/u, ['-f', 'json']),
    '--model': { value: ['accurate'], rest: ['news'], shows: ({ stdout }) => stdout.includes('الناس') },
    '--type': { value: ['GPE'], rest: ['news'], shows: ({ stdout }) => stdout.includes('أنقرة') },
    '--format': {
      value: ['csv'],
      rest: ['news'],
      shows: ({ stdout }) => stdout.includes(',') && stdout.includes('\r\n'),
    },
    '--sort': {
      value: ['name'],
      rest: ['-f', 'json', 'news', 'often'],
      shows: (found) => json(found).entities[0].name === 'خلوصي أكار',
    },
    '--min': {
      value: ['2'],
      rest: ['-f', 'json', 'news', 'often'],
      shows: (found) => json(found).entities.length === 1,
    },
  },
  romanize: {
    '--alternatives': { value: ['2'], rest: ['زعبلوط'], shows: ({ stdout }) => stdout.includes('\t') },
    '--scheme': { value: ['ala-lc'], rest: ['سامح'], shows: ({ stdout }) => stdout.includes('ā') },
  },
  check: {
    ...except(sourceRows(/never closed/u), '--lexicon'),
    '--format': { value: ['sarif'], rest: ['news'], shows: ({ stdout }) => stdout.includes('"version": "2.1.0"') },
    '--rule': {
      value: ['quotation-mark-unclosed=warn'],
      rest: ['news'],
      shows: ({ code, stdout }) => code === 0 && stdout.includes('warning: '),
    },
  },
  verify: {
    '--offsets': { value: ['utf16'], rest: ['bytes.result.json', 'a.txt'], shows: ({ code }) => code === 1 },
    '--encoding': { value: ['utf-16le'], rest: ['a.result.json', 'a.txt'], shows: ({ code }) => code === 1 },
    '--text-field': {
      value: ['body'],
      rest: ['bodies.result.ndjson', 'bodies.ndjson'],
      shows: ({ code }) => code === 0,
    },
    '--id-field': { value: ['key'], rest: ['keyed.result.ndjson', 'keyed.ndjson'], shows: ({ code }) => code === 0 },
    '--config': {
      value: ['mine.json'],
      rest: ['bodies.result.ndjson', 'bodies.ndjson'],
      shows: ({ code }) => code === 0,
    },
    '--no-config': { rest: ['plain.result.ndjson', 'plain.ndjson'], configured: true, shows: ({ code }) => code === 0 },
  },
  eval: {
    '--model': { value: ['accurate'], rest: ['gold.conll'], shows: ({ stdout }) => /LOC +0/u.test(stdout) },
    '--format': { value: ['json'], rest: ['gold.conll'], shows: ({ stdout }) => stdout.startsWith('{') },
    '--conventions': {
      value: ['wojood'],
      rest: ['-f', 'json', 'gold.conll'],
      shows: (found) => json(found).conventions === 'wojood',
    },
    '--map': { value: ['MAN=PER'], rest: ['gold.conll'], shows: ({ stdout }) => /MAN +100/u.test(stdout) },
  },
  schema: {},
  completions: {},
};

const HELP: Row = { rest: [], io: { stdin: '' }, shows: ({ stdout }) => stdout.startsWith('Usage: analyze') };

const program = createCommand(fakeIo(), () => {});

/** Long and short names of the options that a help names. */
function optionsOf(help: string): { long: string; short: string | undefined }[] {
  return [...help.matchAll(/^ {2}(?:(?<short>-\w), )?(?<long>--[\w-]+)/gmu)].map(({ groups }) => {
    return { long: groups?.['long'] as string, short: groups?.['short'] };
  });
}

describe.each(['', ...program.commands.map((command) => command.name())])('analyze %s', async (command) => {
  const name = command === '' ? [] : [command];
  const { stdout: help } = await runHere([...name, '--help']);
  const options = optionsOf(help);
  const rows: Rows = { '--help': HELP, ...ROWS[command] };

  test('there is a row for every option, and for no other', () => {
    expect(Object.keys(rows).sort()).toEqual(options.map(({ long }) => long).sort());
  });

  test.each(options.filter(({ long }) => long in rows))('$long', async ({ long, short }) => {
    const row = rows[long] as Row;
    const { value = [], rest, shows } = row;
    const without = await runHere([...name, ...rest], row);
    expect(shown(shows, without), 'without the option').toBe(false);
    for (const flag of [long, short].filter((flag) => flag !== undefined)) {
      const found = await runHere([...name, flag, ...value, ...rest], row);
      expect(shown(shows, found), `${flag}: ${found.stdout}${found.stderr}`).toBe(true);
    }
  });
});

/** What cannot be read shows nothing. */
function shown(shows: Row['shows'], found: Found): boolean {
  try {
    return shows(found);
  } catch {
    return false;
  }
}
