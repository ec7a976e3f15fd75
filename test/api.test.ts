import { expect, test } from 'vitest';
import * as khabar from '../src/index.ts';

const ARTICLE = 'قال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة".';

test('the public names: one more is a decision, one less breaks programs', () => {
  expect(Object.keys(khabar).sort()).toEqual([
    'Analysis',
    'AnalysisError',
    'DEFAULT_LAYERS',
    'Failure',
    'LAYERS',
    'SCHEMA_VERSION',
    'createAnalyzer',
  ]);
});

test('createAnalyzer answers a function that analyses any number of texts', () => {
  const analyze = khabar.createAnalyzer();
  const { quotes } = analyze(ARTICLE);
  expect(quotes?.map(({ text, speaker }) => [speaker?.name, text])).toEqual([
    ['خلوصي أكار', 'سنعود إلى العمل غدا في أنقرة'],
  ]);
  expect(analyze('وصل الوزير أمس.').quotes).toEqual([]);
  expect(analyze(ARTICLE).quotes).toEqual(quotes);
});

test('options: layers and units', () => {
  const analyze = khabar.createAnalyzer({ layers: ['text', 'tokens'], offsets: 'byte' });
  const result = analyze('نعم لا');
  expect(Object.keys(result)).toEqual(['schemaVersion', 'text', 'tokens']);
  expect(result.tokens?.map(({ start, end }) => [start, end])).toEqual([
    [0, 6],
    [7, 11],
  ]);
});

test('a byte order mark is no part of the text', () => {
  const { text, title } = khabar.createAnalyzer({ layers: ['text', 'title'] })('\ufeffعنوان\nوصل الوزير أمس.');
  expect(text?.startsWith('ع')).toBe(true);
  expect(title).toEqual({ start: 0, end: 5, text: 'عنوان' });
});

test('errors are told apart by code and reason', () => {
  const error = new khabar.AnalysisError('input', 'a.txt: no such file', 'not-found', { cause: new Error('ENOENT') });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'AnalysisError', code: 'input', reason: 'not-found', cause: expect.any(Error) });
  expect(new khabar.AnalysisError('usage', 'x').reason).toBe('usage');
});

test('what it answers is plain data: it survives JSON', () => {
  const result = khabar.createAnalyzer({ layers: khabar.LAYERS })(ARTICLE);
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});
