import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { run } from '../../../src/cli/run.ts';
import { fakeIo } from '../../helpers/io.ts';

// A run loads the lexicons; many runs in one process need not.
vi.mock('../../../src/resources/load.ts', async (importOriginal) => {
  const { loadResources } = await importOriginal<typeof import('../../../src/resources/load.ts')>();
  let loaded: ReturnType<typeof loadResources> | undefined;
  return { loadResources: () => (loaded ??= loadResources()) };
});

const ARTICLE = 'وزير الدفاع في أنقرة\nقال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة".\n';
const UNCLOSED = 'قال الوزير: «نريد السلام لكل الناس.\n';
const DIRTY = 'وزيــر الدفاع في أنقرة\nقال الوزير\u200f إنه سيعود!!\nشارك على فيسبوك\n';
const PAGE =
  '<html><body><article><h1>عنوان الخبر الطويل</h1><p>قال الوزير إن الحكومة ستعود إلى العمل.</p></article></body></html>';
const CONLL = 'قال\tO\nخلوصي\tB-PERS\nأكار\tI-PERS\nفي\tO\nأنقرة\tB-LOC\n\nالأحد\tB-MISC\n\n';
const QUOTES = [
  {
    text: 'سنعود إلى العمل غدا في أنقرة',
    kind: 'direct',
    speaker: { mention: 'خلوصي أكار', accept: ['أكار'] },
    subject: 'named',
  },
];

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'khabar-commands-'));

beforeAll(async () => {
  for (const name of ['gold', 'halfgold', 'nothing', 'news']) mkdirSync(join(folder, name));
  const files: Record<string, string> = {
    'article.txt': ARTICLE,
    'bom.txt': `\ufeff${ARTICLE}`,
    'dirty.txt': DIRTY,
    'empty.txt': '',
    'page.html': PAGE,
    'news/a.txt': ARTICLE,
    'news/b.txt': UNCLOSED,
    'dump.ndjson': `${JSON.stringify({ id: 'x', text: ARTICLE })}\n${JSON.stringify({ id: 'y', text: UNCLOSED })}\n`,
    'test.conll': CONLL,
    'untagged.conll': 'قال\nالوزير\n',
    'gold/1.txt': ARTICLE,
    'gold/1.ent.txt': ARTICLE.replace('خلوصي أكار', '⟦PER|خلوصي أكار⟧').replaceAll('أنقرة', '⟦LOC|أنقرة⟧'),
    'gold/1.quotes.json': JSON.stringify(QUOTES),
    'halfgold/1.txt': ARTICLE,
    'halfgold/1.ent.txt': ARTICLE,
    'halfgold/1.quotes.json': '[{"text": "ليس في النص"}]',
    'dirty.ndjson': `\n${JSON.stringify({ id: 'd', text: 'وزيــر الدفاع' })}\n`,
    'dirty.html': '<html><body><article><p>قال الوزير إنه سيعود.\n<p>وصل الرئيس.\n<p>وزيــر الدفاع في أنقرة.</article>',
    'bare.ndjson': `${JSON.stringify({ text: ARTICLE })}\n\n${JSON.stringify({ text: UNCLOSED })}\n`,
    'list.json': `[\n${JSON.stringify({ id: 1, text: ARTICLE })},\n${JSON.stringify({ id: 2, text: UNCLOSED })}]`,
    'bodies.ndjson': `${JSON.stringify({ key: 7, body: UNCLOSED })}\n`,
    'unclosed.html':
      '<html><body>\n<article><h1>عنوان الخبر الطويل</h1>\n<p>وصل الوزير إلى بيروت أمس.\n<p>قال <b>الوزير</b>: «نريد السلام لكل الناس.</p></article></body></html>',
    'off.json': '{"check":{"rules":{"quotation-mark-unclosed":"off"}}}',
    'fields.json': '{"textField":"body","idField":"key","ignore":["b.txt"],"format":"csv"}',
    'misspelt.json': '{"check":{"rules":{"mojibak":"off"}}}',
    'severe.json': '{"check":{"rules":{"mojibake":"fatal"}}}',
    'broken.json': '{"schemaVersion":',
    'wrong.json': '{"schemaVersion": "1.0.0", "entities": [{"id": 1}]}',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  process.chdir(folder);
  for (const [result, args] of Object.entries(RESULTS)) {
    writeFileSync(result, (await runWith(args)).stdout);
  }
  const result = JSON.parse((await runWith(['article.txt', '--layers', 'all'])).stdout);
  writeFileSync(
    'tampered.json',
    JSON.stringify({
      ...result,
      quotes: [{ ...result.quotes[0], start: 0, speaker: { ...result.quotes[0].speaker, entity: 'e99' } }],
    }),
  );
}, 60_000);

/** Files that hold what the program answers to these arguments. */
const RESULTS = {
  'article.json': ['article.txt', '--layers', 'all'],
  'bytes.json': ['bom.txt', '--offsets', 'byte', '--pretty'],
  'page.json': ['page.html'],
  'dump.out.ndjson': ['dump.ndjson'],
  'news.out.ndjson': ['news'],
};

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

async function runWith(args: readonly string[], stdin?: string) {
  const io = fakeIo(stdin === undefined ? {} : { stdin });
  const code = await run(args, io);
  return { code, stdout: io.stdout(), stderr: io.stderr() };
}

describe('clean', () => {
  test.each([
    { why: 'a text', args: ['dirty.txt'], code: 0, out: 'وزير الدفاع في أنقرة\nقال الوزير إنه سيعود!\n' },
    { why: 'a clean text is left alone', args: ['article.txt'], code: 0, out: ARTICLE },
    { why: 'an empty text', args: ['empty.txt'], code: 0, out: '' },
    { why: 'nothing to change', args: ['--check', 'article.txt'], code: 0, out: '' },
  ])('$why: $args exits with $code', async ({ args, code, out }) => {
    expect(await runWith(['clean', ...args])).toEqual({ code, stdout: out, stderr: '' });
  });

  test('--check names file, line, column and reason of each change', async () => {
    const { code, stdout } = await runWith(['clean', '--check', 'dirty.txt', 'article.txt']);
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'dirty.txt:1:4: tatweel: "\u0640\u0640"',
      'dirty.txt:2:11: direction control: "\\u{200f}"',
      'dirty.txt:2:23: doubled punctuation: "!"',
    ]);
    expect(stdout).toContain('dirty.txt:3:1: ');
  });

  test('--check names the line of a record, and the place in a saved page', async () => {
    const { stdout } = await runWith(['clean', '--check', 'dirty.ndjson', 'dirty.html']);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'dirty.ndjson:2: record d: tatweel: "\u0640\u0640"',
      'dirty.html:3:7: tatweel: "\u0640\u0640"',
    ]);
  });

  test('what comes out is clean', async () => {
    const { stdout } = await runWith(['clean', 'dirty.txt', 'page.html']);
    expect(await runWith(['clean', '--check', '-'], stdout)).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('tokenize', () => {
  test.each([
    { why: 'one sentence a line', args: [], out: 'قال الوزير .\nوغادر بيروت .\n' },
    { why: 'particles apart', args: ['--clitics'], out: 'قال ال+ وزير .\nو+ غادر بيروت .\n' },
  ])('$why', async ({ args, out }) => {
    expect(await runWith(['tokenize', ...args], 'قال الوزير. وغادر بيروت.')).toEqual({
      code: 0,
      stdout: out,
      stderr: '',
    });
  });

  test('suffixes and merged articles are split where they are joined; letters are kept', async () => {
    const { stdout } = await runWith(['tokenize', '--clitics'], 'قدم كتابهم للوزير.');
    expect(stdout).toContain('كتاب +هم');
    expect(stdout.replace(/\+ | \+/gu, '').replaceAll(' ', '')).toBe('قدمكتابهمللوزير.\n');
  });

  test('tokens that are given are kept', async () => {
    const { stdout } = await runWith(['tokenize', '--input-format', 'conll', 'test.conll']);
    expect(stdout).toBe('قال خلوصي أكار في أنقرة\nالأحد\n');
  });
});

test('schema prints a schema that our documents fit', async () => {
  const { code, stdout } = await runWith(['schema']);
  expect(code).toBe(0);
  const schema = z.fromJSONSchema(JSON.parse(stdout));
  const { stdout: result } = await runWith(['article.txt', '--layers', 'all']);
  expect(schema.safeParse(JSON.parse(result)).success).toBe(true);
  expect(schema.safeParse({ schemaVersion: '1.0.0', quotes: [{}] }).success).toBe(false);
});

describe('check', () => {
  test.each([
    { why: 'nothing wrong', args: ['article.txt'], code: 0, out: /^0 errors, 0 warnings in 1 input\n$/u },
    { why: 'an error', args: ['news'], code: 1, out: /b\.txt:1:13: error: .*\[quotation-mark-unclosed\]/u },
    {
      why: 'warnings do not fail',
      args: ['news', '--rule', 'quotation-mark-unclosed=warn'],
      code: 0,
      out: /: warning: /,
    },
    { why: 'a rule that is off', args: ['news', '--rule', 'quotation-mark-unclosed=off'], code: 0, out: /^0 errors/u },
    { why: 'records, by line and id', args: ['dump.ndjson'], code: 1, out: /^dump\.ndjson:2: error: record y: a /u },
    { why: 'records without ids', args: ['bare.ndjson'], code: 1, out: /^bare\.ndjson:3: error: a quotation mark/u },
    { why: 'records of an array', args: ['list.json'], code: 1, out: /^list\.json:3: error: record 2: a quotation/u },
    {
      why: 'a saved page, where its words stand',
      args: ['unclosed.html'],
      code: 1,
      out: /^unclosed\.html:4:23: error: /u,
    },
    {
      why: 'standard input by its name',
      args: ['--stdin-filename', 'draft.txt'],
      stdin: UNCLOSED,
      code: 1,
      out: /^draft\.txt:1:13: error: /u,
    },
    { why: 'a configured rule', args: ['--config', 'off.json', 'news'], code: 0, out: /^0 errors/u },
    {
      why: 'the command line wins over the configuration',
      args: ['--config', 'off.json', '--rule', 'quotation-mark-unclosed=warn', 'news'],
      code: 0,
      out: /^news\/b\.txt:1:13: warning: /u,
    },
    {
      why: 'a configured rule beside another one that is given',
      args: ['--config', 'off.json', '--rule', 'mojibake=off', 'news'],
      code: 0,
      out: /^0 errors/u,
    },
    {
      why: 'configured fields and patterns; the format of another command is not meant',
      args: ['--config', 'fields.json', 'bodies.ndjson', 'news'],
      code: 1,
      out: /^bodies\.ndjson:1: error: record 7: .*\n1 error, 0 warnings in 2 inputs\n$/u,
    },
    {
      why: 'a configured rule that there is not',
      args: ['--config', 'misspelt.json', 'news'],
      code: 2,
      out: /^$/u,
      err: /^analyze: misspelt\.json: check\.rules\.mojibak: no such option\n$/u,
    },
    {
      why: 'a configured severity that there is not',
      args: ['--config', 'severe.json', 'news'],
      code: 2,
      out: /^$/u,
      err: /^analyze: severe\.json: check\.rules\.mojibake: .*"error"\|"warn"\|"off"/u,
    },
    {
      why: 'wrong usage before anything is written',
      args: ['--format', 'json', '--encoding', 'klingon', 'news'],
      code: 2,
      out: /^$/u,
      err: /klingon/u,
    },
    { why: 'JSON', args: ['news', '--format', 'json'], code: 1, out: /^\{\n/u },
    { why: 'GitHub', args: ['news', '-f', 'github'], code: 1, out: /^::error file=news\/b\.txt,line=1,/u },
    { why: 'JUnit', args: ['news', '-f', 'junit'], code: 1, out: /^<\?xml/u },
    { why: 'SARIF', args: ['news', '-f', 'sarif'], code: 1, out: /"version": "2\.1\.0"/u },
    {
      why: 'a file that is not there',
      args: ['gone.txt'],
      code: 1,
      out: /^0 errors/u,
      err: /gone\.txt: no such file/u,
    },
    { why: 'an unknown rule', args: ['--rule', 'style=error', 'news'], code: 2, out: /^$/u, err: /no rule "style"/u },
    { why: 'an unknown severity', args: ['--rule', 'mojibake=bad', 'news'], code: 2, out: /^$/u, err: /mojibake=off/u },
  ])('$why: $args exits with $code', async ({ args, code, out, err = /^$/u, stdin }) => {
    const result = await runWith(['check', ...args], stdin);
    expect(result.code).toBe(code);
    expect(result.stdout).toMatch(out);
    expect(result.stderr).toMatch(err);
  });
});

describe('verify', () => {
  test.each([
    {
      why: 'its own article',
      args: ['article.json', 'article.txt'],
      code: 0,
      out: /^article\.json: \d+ spans agree \(utf16\)\n$/u,
    },
    { why: 'bytes, after a byte order mark', args: ['bytes.json', 'bom.txt'], code: 0, out: /\(byte\)/u },
    { why: 'a saved page', args: ['page.json', 'page.html'], code: 0, out: /spans agree/u },
    {
      why: 'records, each with its own',
      args: ['dump.out.ndjson', 'dump.ndjson'],
      code: 0,
      out: /\[0\].*\n.*\[1\].*\n$/u,
    },
    { why: 'a folder', args: ['news.out.ndjson', 'news'], code: 0, out: /\[0\].*\n.*\[1\].*\n$/u },
    {
      why: 'another unit than it has',
      args: ['--offsets', 'utf16', 'bytes.json', 'bom.txt'],
      code: 1,
      out: /says ".*", the article has/u,
    },
    { why: 'another article', args: ['article.json', 'dirty.txt'], code: 1, out: /source\.sha256: says/u },
    { why: 'a place that was moved', args: ['tampered.json', 'article.txt'], code: 1, out: /quotes\[0\]: says/u },
    { why: 'an entity that is not there', args: ['tampered.json', 'article.txt'], code: 1, out: /no entity e99/u },
    { why: 'what does not fit the schema', args: ['wrong.json', 'article.txt'], code: 1, out: /entities\[0\]\.id: /u },
    { why: 'no JSON', args: ['broken.json', 'article.txt'], code: 1, out: /^$/u, err: /not JSON/u },
    { why: 'no such article', args: ['article.json', 'gone.txt'], code: 1, out: /^$/u, err: /no such file/u },
    { why: 'no article', args: ['article.json'], code: 2, out: /^$/u, err: /missing required argument/u },
  ])('$why: $args exits with $code', async ({ args, code, out, err = /^$/u }) => {
    const result = await runWith(['verify', ...args]);
    expect(result.stdout).toMatch(out);
    expect(result.stderr).toMatch(err);
    expect(result.code).toBe(code);
  });
});

describe('eval', () => {
  test.each([
    {
      why: 'CoNLL',
      args: ['test.conll'],
      code: 0,
      out: /^2 sentences, 6 tokens\n[\s\S]*PERS +100\.0 +100\.0 +100\.0 +1 +1 +1\n/u,
    },
    { why: 'a place is a place', args: ['test.conll'], code: 0, out: /LOC +100\.0 +100\.0 +100\.0 +1 +1 +1\n/u },
    { why: 'a label left out', args: ['--map', 'MISC=', 'test.conll'], code: 0, out: /^(?!.*MISC)/su },
    {
      why: 'labels that are mapped',
      args: ['--map', 'MISC=DATE,PERS=ORG', 'test.conll'],
      code: 0,
      out: /PERS +0\.0[\s\S]*no such label: PER 1\n/u,
    },
    { why: 'articles', args: ['gold'], code: 0, out: /^1 articles\n[\s\S]*exact +100\.0[\s\S]*100 % right/u },
    {
      why: 'a quote that is not in its text',
      args: ['halfgold'],
      code: 1,
      out: /^0 articles, 1 failed/u,
      err: /does not stand in the text/u,
    },
    { why: 'a folder without gold', args: ['nothing'], code: 1, out: /^$/u, err: /no annotated articles/u },
    { why: 'a file without tags', args: ['untagged.conll'], code: 1, out: /^$/u, err: /no tags but O/u },
    { why: 'no such file', args: ['gone.conll'], code: 1, out: /^$/u, err: /no such file/u },
    { why: 'a pair that is none', args: ['--map', 'PERS', 'test.conll'], code: 2, out: /^$/u, err: /Expected pairs/u },
  ])('$why: $args exits with $code', async ({ args, code, out, err = /^$/u }) => {
    const result = await runWith(['eval', ...args]);
    expect(result.stdout).toMatch(out);
    expect(result.stderr).toMatch(err);
    expect(result.code).toBe(code);
  });

  test('JSON for programs', async () => {
    const onConll = JSON.parse((await runWith(['eval', '--format', 'json', 'test.conll'])).stdout);
    expect(onConll.types.PERS).toEqual({ precision: 100, recall: 100, f1: 100, gold: 1, found: 1, right: 1 });
    const onArticles = JSON.parse((await runWith(['eval', '--format', 'json', 'gold'])).stdout);
    expect(onArticles).toMatchObject({ articles: 1, failed: 0, speakers: { accuracy: 100, right: 1 } });
  });
});
