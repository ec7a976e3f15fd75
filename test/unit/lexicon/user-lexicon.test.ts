import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AnalysisError } from '../../../src/errors.ts';
import { readUserLexicons } from '../../../src/resources/user-lexicon.ts';

const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: string | Uint8Array, name = 'own.tsv'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const WHOLE = { name: 'ليلى منصور', variants: [], type: 'PER', latin: '', code: '', ambiguous: false };

test.each([
  { why: 'three columns are enough', line: 'ليلى منصور\t\tPER', expected: {} },
  { why: 'a Latin name', line: 'ليلى منصور\t\tPER\tLeila M.', expected: { latin: 'Leila M.' } },
  { why: 'a code', line: 'ليلى منصور\t\tPER\t\tSY', expected: { code: 'SY' } },
  { why: 'a flag', line: 'ليلى منصور\t\tPER\t\t\tambiguous', expected: { ambiguous: true } },
  { why: 'variants', line: 'ليلى منصور\tلولا|أم سعد\tPER', expected: { variants: ['لولا', 'أم سعد'] } },
  { why: 'spaces and empty variants', line: ' ليلى منصور \t لولا | \tPER ', expected: { variants: ['لولا'] } },
  { why: 'short vowels and tatweel', line: 'لَيلى منصـور\t\tPER', expected: {} },
  { why: 'a byte order mark and CR LF', line: '\ufeffليلى منصور\t\tPER\r', expected: {} },
  { why: 'comments and blank lines', line: '# mine\n\n  \nليلى منصور\t\tPER\n', expected: {} },
])('read: $why', ({ line, expected }) => {
  expect(readUserLexicons([fileOf(line)])).toEqual([{ ...WHOLE, ...expected }]);
});

test('files follow one another', () => {
  const files = [fileOf('ليلى\t\tPER', 'a.tsv'), fileOf('حلب\t\tGPE', 'b.tsv')];
  expect(readUserLexicons(files).map(({ name }) => name)).toEqual(['ليلى', 'حلب']);
});

test.each([
  { why: 'no tabs', line: 'ليلى منصور PER', says: /^own\.tsv:2: no type in the third column; write name, variants/u },
  { why: 'an unknown type', line: 'ليلى\t\tPERSON', says: /:2: type "PERSON"; write one of PER, ORG/u },
  { why: 'a type of other entities', line: 'الثلاثاء\t\tDATE', says: /:2: type "DATE"/u },
  { why: 'no name', line: '\t\tPER', says: /:2: no name in the first column$/u },
  { why: 'a name without letters', line: '123\t\tPER', says: /:2: "123" is no name$/u },
  { why: 'a variant without letters', line: 'ليلى\tلولا|-\tPER', says: /:2: "-" is no name$/u },
  { why: 'a country in words', line: 'ليلى\t\tPER\t\tSyria', says: /:2: code "Syria"; write two capitals/u },
  { why: 'a small code', line: 'ليلى\t\tPER\t\tsy', says: /:2: code "sy"/u },
  { why: 'an unknown flag', line: 'ليلى\t\tPER\t\t\tmaybe', says: /:2: flag "maybe"; write "ambiguous"/u },
  { why: 'too many columns', line: 'ليلى\t\tPER\t\t\t\tx', says: /:2: 7 columns, expected at most 6/u },
  { why: 'a sentence', line: `${'كلمة '.repeat(21)}\t\tPER`, says: /:2: .* has more than 20 words/u },
])('refused: $why', ({ line, says }) => {
  const path = fileOf(`# first line\n${line}`);
  const refusal = expect.objectContaining({ code: 'usage', reason: 'lexicon' });
  expect(() => readUserLexicons([path])).toThrow(refusal);
  expect(messageOf(path)).toMatch(says);
});

test.each([
  { why: 'no such file', path: () => join(folder, 'missing.tsv'), says: /missing\.tsv: no such file$/u },
  { why: 'a folder', path: () => folder, says: /EISDIR/u },
  {
    why: 'another encoding',
    path: () => fileOf(new Uint8Array([0xe1, 0xed, 0x09, 0x09, 0x50, 0x45, 0x52])),
    says: /own\.tsv: not UTF-8; convert it/u,
  },
])('refused: $why', ({ path, says }) => {
  expect(messageOf(path())).toMatch(says);
});

/** Without the folder. */
function messageOf(path: string): string {
  try {
    readUserLexicons([path]);
  } catch (error) {
    if (error instanceof AnalysisError) return error.message.replace(`${folder}/`, '');
    throw error;
  }
  return '';
}
