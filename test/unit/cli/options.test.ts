import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createCommand } from '../../../src/cli/command.ts';
import { completionScript } from '../../../src/cli/completion-script.ts';
import { findConfiguration } from '../../../src/cli/find-configuration.ts';
import { oneLine } from '../../../src/cli/one-line.ts';
import { countOf, listOf, shareOf, sizeOf } from '../../../src/cli/options.ts';
import { barLine, clock } from '../../../src/cli/progress.ts';
import { logLine } from '../../../src/cli/report.ts';
import { fakeIo } from '../../helpers/io.ts';

const TESTS = fileURLToPath(new URL('../../', import.meta.url));
const program = createCommand(fakeIo(), () => {});

describe('every option of the main job is tried by a test of the program', () => {
  const sources = readdirSync(TESTS)
    .filter((name) => /^(?:cli|batch|people)\b.*\.test\.ts$/u.test(name))
    .map((name) => readFileSync(join(TESTS, name), 'utf8'))
    .join('\n');

  test.each(
    program
      .createHelp()
      .visibleOptions(program)
      .map(({ long, short }) => ({ flags: [long, short] })),
  )('$flags', ({ flags }) => {
    const named = flags.filter((flag) => flag !== undefined && sources.includes(`'${flag}'`));
    expect(named).not.toEqual([]);
  });
});

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
  const counts = { done: 310, failed: 0, skipped: 0, bytes: 250 };

  test.each([
    {
      why: 'a quarter',
      counts,
      total: { bytes: 1000 },
      line: '[######------------------]  25 %  310 done  31/s  0:30 left',
    },
    { why: 'no total', counts, total: null, line: '310 done  31/s' },
    { why: 'nothing to read', counts, total: { bytes: 0 }, line: '310 done  31/s' },
    { why: 'failures', counts: { ...counts, failed: 2 }, total: null, line: '310 done, 2 failed  31/s' },
    {
      why: 'more than was counted',
      counts: { ...counts, bytes: 2000 },
      total: { bytes: 1000 },
      line: `[${'#'.repeat(24)}] 100 %  310 done  31/s  0:00 left`,
    },
  ])('$why', ({ counts: found, total, line }) => {
    expect(barLine(found, 10, total)).toBe(line);
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
