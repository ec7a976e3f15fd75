import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article } from '../scripts/generate-articles.mjs';
import { ROOT } from './helpers/build.ts';
import { ensureProgram, PROGRAM } from './helpers/program.ts';

/*
 * Every command of docs/CI.md is run, in a folder with articles and with `analyze`, `khabar` and `npx khabar` standing for the
 * program that is built. A recipe whose tool is not installed here is skipped by name.
 */

interface Recipe {
  readonly heading: string;
  readonly language: string;
  readonly code: string;
}

const TOOLS = ['jq', 'mlr', 'parallel', 'make', 'git'];
/** Recipes that show what a failed input looks like. */
const MAY_FAIL = /missing\.txt/u;

const recipes = recipesOf(readFileSync(join(ROOT, 'docs/CI.md'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'khabar-recipes-'));

beforeAll(() => {
  ensureProgram();
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'news'));
  const run = `exec "${process.execPath}" "${PROGRAM}" "$@"`;
  for (const [name, script] of [
    ['analyze', run],
    ['khabar', run],
    ['npx', `[ "$1" = --yes ] && shift\n[ "$1" = khabar ] || exit 99\nshift\n${run}`],
  ] as const) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  for (let i = 0; i < 5; i++) writeFileSync(join(folder, 'news', `${i}.txt`), article(i, 60));
  const records = [0, 1, 2].map((i) => JSON.stringify({ url: `u${i}`, body: article(i, 60), text: article(i, 60) }));
  writeFileSync(join(folder, 'dump.ndjson'), `${records.join('\n')}\n`);
  writeFileSync(join(folder, 'dump.ndjson.gz'), gzipSync(records.join('\n')));
  const git =
    'git init -q && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m a && git add news && git -c user.name=a -c user.email=a@b commit -q -m b';
  spawnSync('sh', ['-c', git], { cwd: folder });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function recipesOf(markdown: string): Recipe[] {
  let heading = '';
  return markdown.split(/^(?=## |```\w)/mu).flatMap((part) => {
    heading = /^## (.*)$/mu.exec(part)?.[1] ?? heading;
    const [, language, code] = /^```(\w+)\n([\s\S]*?)^```$/mu.exec(part) ?? [];
    return language === undefined || code === undefined ? [] : [{ heading, language, code }];
  });
}

function shell(code: string) {
  const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`;
  return spawnSync('bash', ['-c', `set -e -o pipefail\n${code}`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: '', PATH: path },
  });
}

const isInstalled = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

/** The commands that a file for a CI system gives to the shell. */
function commandsOf(yaml: string): string[] {
  return [...yaml.matchAll(/^\s*(?:- run: |entry: |- (?=npx ))(.*)$/gmu)].map(([, command]) => command as string);
}

const scripts = recipes.flatMap(({ heading, language, code }) => {
  if (language === 'sh') return [{ heading, code }];
  return language === 'yaml' ? commandsOf(code).map((command) => ({ heading, code: command })) : [];
});

test('there are recipes of every kind', () => {
  expect(scripts.length).toBeGreaterThan(15);
  expect(new Set(recipes.map(({ language }) => language))).toEqual(new Set(['sh', 'make', 'yaml', 'json']));
});

describe.for(scripts)('$heading', ({ code }) => {
  test(code.split('\n')[0] as string, ({ skip }) => {
    const missing = TOOLS.filter((tool) => new RegExp(`\\b${tool} `, 'u').test(code) && !isInstalled(tool));
    if (missing.length > 0) skip(`not installed: ${missing.join(', ')}`);
    const { status, stderr } = shell(code);
    // `check` fails on errors in the articles: that is its work.
    const allowed = MAY_FAIL.test(code) || /\bkhabar check\b/u.test(code) ? [0, 1] : [0];
    expect(allowed, stderr).toContain(status);
    expect(stderr).not.toMatch(/\n {4}at |Usage:|Try: /u);
  });
});

describe('what comes out', () => {
  const recipe = (start: string): string => scripts.find(({ code }) => code.includes(start))?.code ?? 'exit 99';

  test('who is quoted most is counted, the most first', ({ skip }) => {
    if (!isInstalled('jq')) skip('not installed: jq');
    const counts = shell(recipe('find news'))
      .stdout.trim()
      .split('\n')
      .map((line) => Number.parseInt(line, 10));
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  test('make builds what is missing and nothing twice', ({ skip }) => {
    if (!isInstalled('make')) skip('not installed: make');
    writeFileSync(join(folder, 'Makefile'), recipes.find(({ language }) => language === 'make')?.code ?? '');
    expect(shell('make').status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'news/0.json'), 'utf8'))).toHaveProperty('quotes');
    expect(shell('make').stdout).toContain('Nothing to be done');
  });

  test('the configuration is valid', () => {
    writeFileSync(join(folder, 'from-docs.json'), recipes.find(({ language }) => language === 'json')?.code ?? '');
    const { status, stdout } = shell('analyze --config from-docs.json --print-config');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ only: ['PER', 'ORG', 'GPE'], ignore: ['drafts/'] });
  });

  test('the completion for bash is read by bash and completes', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is bash that fills it in
    const complete = 'COMP_WORDS=(analyze --offsets co); COMP_CWORD=2; _analyze; echo "${COMPREPLY[@]}"';
    expect(shell(`source <(analyze completions bash); ${complete}`).stdout).toBe('codepoint\n');
  });
});
