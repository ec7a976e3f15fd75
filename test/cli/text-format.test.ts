import { describe, expect, test } from 'vitest';
import { call, HOSTILE, UNSAFE } from '../helpers/cli-folder.ts';

describe('--format text', () => {
  test('headline, quotes with speakers, names', async () => {
    const { status, stdout } = await call(['--format', 'text', 'article.txt']);
    expect(status).toBe(0);
    for (const part of [
      'article.txt',
      'وزير الدفاع في أنقرة',
      'Quotes',
      'خلوصي أكار',
      '«سنعود إلى العمل غدا في أنقرة»',
      'Hulusi Akar',
      'Ankara',
    ])
      expect(stdout).toContain(part);
  });

  test.each([
    { why: 'a pipe', options: {}, colored: false },
    { why: 'a terminal', options: { stdoutIsTerminal: true }, colored: true },
    { why: 'NO_COLOR on a terminal', options: { stdoutIsTerminal: true, env: { NO_COLOR: '1' } }, colored: false },
    {
      why: 'an empty NO_COLOR does not count',
      options: { stdoutIsTerminal: true, env: { NO_COLOR: '' } },
      colored: true,
    },
    { why: 'FORCE_COLOR in a pipe', options: { env: { FORCE_COLOR: '1' } }, colored: true },
    { why: 'FORCE_COLOR=0', options: { env: { FORCE_COLOR: '0' } }, colored: false },
    { why: 'NO_COLOR wins over FORCE_COLOR', options: { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, colored: false },
  ])('$why: colour is $colored', async ({ options, colored }) => {
    const { stdout } = await call(['--format', 'text', 'article.txt'], options);
    expect(stdout.includes('\u001b[')).toBe(colored);
  });

  test.each(['hostile.txt', `${HOSTILE}.txt`])(
    'no control character of an article or its name reaches the terminal: %j',
    async (path) => {
      const { status, stdout } = await call(['--format', 'text', path], {
        stdoutIsTerminal: true,
        env: { NO_COLOR: '1' },
      });
      expect(status).toBe(0);
      expect(stdout.replaceAll('\n', '')).not.toMatch(UNSAFE);
    },
  );

  test('a file name of two lines cannot pass for something else', async () => {
    expect((await call(['--format', 'text', 'two\nlines.txt'])).stdout).not.toMatch(/^lines\.txt/mu);
  });
});
