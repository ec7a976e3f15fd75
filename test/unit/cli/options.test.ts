import { describe, expect, test } from 'vitest';
import { createCommand } from '../../../src/cli/command.ts';
import { completionScript } from '../../../src/cli/completion-script.ts';
import { findConfiguration } from '../../../src/cli/find-configuration.ts';
import type { Io } from '../../../src/cli/io.ts';
import { oneLine } from '../../../src/cli/one-line.ts';
import { countOf, listOf, shareOf, sizeOf } from '../../../src/cli/options.ts';
import { barLine, clock, createProgress, type ProgressOptions } from '../../../src/cli/progress.ts';
import { createReport, logLine } from '../../../src/cli/report.ts';
import { type FakeIoOptions, fakeIo } from '../../helpers/io.ts';

const program = createCommand(fakeIo(), () => {});

describe('the help is a page', () => {
  const help = program.helpInformation();

  test('options stand in groups, each with a description', () => {
    for (const heading of ['Output:', 'Input:', 'Running:', 'Help:', 'Commands:'])
      expect(help).toContain(`\n${heading}\n`);
    for (const option of program.createHelp().visibleOptions(program)) expect(option.description).not.toBe('');
  });

  test('it fits a terminal of 80 columns', () => {
    const long = help.split('\n').filter((line) => line.length > 80 && line.startsWith('  -'));
    expect(long).toEqual([]);
  });
});

describe('values', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['0.5', 0.5],
    ['.25', 0.25],
    ['1.0', 1],
  ])('the share %s', (text, share) => {
    expect(shareOf(text)).toBe(share);
  });

  test.each(['', '-0.1', '1.1', '2', 'high', '1e-1', '0,5', '٠٫٥'])('no share: %j', (text) => {
    expect(() => shareOf(text)).toThrow('from 0 to 1');
  });

  test.each(['0', '-1', '1.5', '', 'two', '99999', '1e3'])('no count: %j', (text) => {
    expect(() => countOf(text)).toThrow('whole number');
  });

  test('sizes and lists', () => {
    expect(sizeOf('2MB')).toBe(2 * 1024 ** 2);
    expect(() => sizeOf('0')).toThrow('a size such as');
    expect(listOf('b, a', ['a', 'b'])).toEqual(['b', 'a']);
    expect(listOf('a,all', ['a', 'b'])).toEqual(['a', 'b']);
    expect(() => listOf('c', ['a', 'b'])).toThrow('Allowed choices are all, a, b.');
  });
});

describe('progress', () => {
  const counts = { done: 310, failed: 0, bytes: 250, skippedBytes: 0 };

  test.each([
    {
      why: 'a quarter',
      counts,
      total: { bytes: 1000 },
      line: '[######------------------]  25 %  310 done, 31/s, 0:30 left',
    },
    { why: 'no total', counts, total: null, line: '310 done, 31/s' },
    { why: 'nothing to read', counts, total: { bytes: 0 }, line: '310 done, 31/s' },
    { why: 'failures', counts: { ...counts, failed: 20 }, total: null, line: '310 done, 20 failed, 33/s' },
    {
      why: 'what was skipped took no time',
      counts: { ...counts, skippedBytes: 250 },
      total: { bytes: 1000 },
      line: '[############------------]  50 %  310 done, 31/s, 0:20 left',
    },
    {
      why: 'nothing but skipped',
      counts: { ...counts, done: 0, bytes: 0, skippedBytes: 500 },
      total: { bytes: 1000 },
      line: '[############------------]  50 %  0 done, 0/s',
    },
    {
      why: 'more than was counted',
      counts: { ...counts, bytes: 2000 },
      total: { bytes: 1000 },
      line: `[${'#'.repeat(24)}] 100 %  310 done, 31/s, 0:00 left`,
    },
  ])('$why', ({ counts: found, total, line }) => {
    expect(barLine(found, 10, total)).toBe(line);
  });

  /** What is shown by the second, when one document more is done in each. */
  async function shownIn(io: Partial<Io>, seconds: number, options: Partial<ProgressOptions> = {}) {
    const shown: [second: number, text: string][] = [];
    let second = 0;
    const note = (text: string): void => void shown.push([second, text]);
    const progress = createProgress(
      { ...fakeIo(), now: () => second * 1000, warn: note, status: note, ...io },
      { quiet: false, logFormat: 'text', single: false, total: async () => ({ bytes: 1000 }), ...options },
    );
    for (second = 0; second <= seconds; second++) {
      progress.update({ done: second, failed: 0, bytes: 10 * second, skippedBytes: 0 });
      await Promise.resolve();
    }
    progress.clear();
    return shown;
  }

  test('in the log of a CI system a line every ten seconds', async () => {
    expect(await shownIn({ env: { CI: 'true' } }, 25)).toEqual([
      [10, 'analyze: 10 %: 10 done, 1/s, 1:30 left'],
      [20, 'analyze: 20 %: 20 done, 1/s, 1:20 left'],
    ]);
  });

  test('as JSON, also where there is no CI', async () => {
    const shown = await shownIn({}, 12, { logFormat: 'json' });
    expect(shown.map(([second, line]) => [second, JSON.parse(line)])).toEqual([
      [10, { level: 'info', event: 'progress', documents: 10, failed: 0, perSecond: 1, percent: 10, secondsLeft: 90 }],
    ]);
  });

  test('on a terminal a bar after one second, on one line, taken away at the end', async () => {
    const shown = await shownIn({ stderrIsTerminal: true, columns: 80 }, 3);
    expect(shown.map(([second]) => second)).toEqual([1, 2, 3, 4]);
    expect(shown[2]?.[1]).toBe('\r[------------------------]   3 %  3 done, 1/s, 1:37 left\u001b[K');
    expect(shown.at(-1)?.[1]).toBe('\r\u001b[K');
  });

  test('on a narrow terminal the facts without the bar', async () => {
    const shown = await shownIn({ stderrIsTerminal: true, columns: 40 }, 2);
    expect(shown[1]?.[1]).toBe('\r2 %  2 done, 1/s, 1:38 left\u001b[K');
  });

  test('without a total what is known, also when counting fails', async () => {
    const lines = (total: ProgressOptions['total']) => shownIn({ env: { CI: '1' } }, 10, { total });
    expect(await lines(async () => null)).toEqual([[10, 'analyze: 10 done, 1/s']]);
    expect(await lines(() => Promise.reject(new Error('gone')))).toEqual([[10, 'analyze: 10 done, 1/s']]);
  });

  test.each([
    { why: 'a pipe outside CI', io: {}, options: {} },
    { why: 'a run shorter than ten seconds', io: { env: { CI: '1' } }, options: {}, seconds: 9 },
    { why: '--quiet', io: { env: { CI: '1' }, stderrIsTerminal: true }, options: { quiet: true } },
    { why: 'one document', io: { env: { CI: '1' }, stderrIsTerminal: true }, options: { single: true } },
    { why: 'a terminal, in the first second', io: { stderrIsTerminal: true }, options: {}, seconds: 0 },
  ])('nothing is shown: $why', async ({ io, options, seconds = 100 }) => {
    expect(await shownIn(io, seconds, options)).toEqual([]);
  });

  test.each([
    [0, '0:00'],
    [59.6, '1:00'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [90_061, '25:01:01'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});

describe('lines of the log', () => {
  test('a message stays on one line and steers no terminal', () => {
    expect(oneLine('a\nb\tc\u001b[31m\u202e')).toBe('a\\nb\\tc\\u{1B}[31m\\u{202E}');
  });

  test('JSON says the same without steering characters', () => {
    const facts = { path: 'خبر\u202e\u009b\n' };
    expect(JSON.parse(logLine(facts))).toEqual(facts);
    expect(logLine(facts)).toMatch(/^[\u0020-\u007e\u0621-\u064a]+$/u);
  });
});

describe('completions', () => {
  test.each(['bash', 'zsh', 'fish'] as const)('%s knows every command, option and choice', (shell) => {
    const script = completionScript(program, shell);
    for (const { long } of program.createHelp().visibleOptions(program))
      expect(script).toContain(shell === 'fish' ? (long as string).slice(2) : long);
    for (const command of program.commands) expect(script).toContain(command.name());
    expect(script).toContain('utf16 codepoint byte');
  });
});

describe('the configuration file that holds', () => {
  test('none on request, the one named, or the first upwards', () => {
    expect(findConfiguration(false)).toBeNull();
    expect(findConfiguration('a.json')).toBe('a.json');
    expect(findConfiguration(undefined, '/nowhere/at/all')).toBeNull();
  });
});

describe('being asked to stop', () => {
  const report = (io: FakeIoOptions, quiet = false) => {
    const world = fakeIo(io);
    createReport(world, { quiet, logFormat: 'text', single: false, total: async () => null }).stopping();
    return world.stderr();
  };

  test.each([
    { why: 'on a terminal it is said', io: { stderrIsTerminal: true }, expected: /^analyze: finishing.*Ctrl-C again/u },
    { why: 'in a pipe nobody waits', io: {}, expected: /^$/u },
  ])('$why', ({ io, expected }) => {
    expect(report(io)).toMatch(expected);
  });

  test('--quiet is quiet', () => {
    expect(report({ stderrIsTerminal: true }, true)).toBe('');
  });
});
