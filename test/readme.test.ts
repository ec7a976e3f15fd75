import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCommand } from '../src/cli/command.ts';
import { run } from '../src/cli/run.ts';
import { DEFAULT_LAYERS, LAYERS } from '../src/schema/layers.ts';
import { fakeIo } from './helpers/io.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

async function helpOf(...command: string[]): Promise<string> {
  const io = fakeIo();
  expect(await run([...command, '--help'], io)).toBe(0);
  return io.stdout();
}

test('the help in README.md is what the program prints; if not: npm run build && node scripts/write-help.mjs', async () => {
  const [, block] = /<!-- help, [^>]*-->\n\n```text\n([\s\S]*?)```\n\n<!-- end of help -->/u.exec(readme) ?? [];
  expect(block).toBe(await helpOf());
});

describe('every layer', () => {
  /** What a text says about a part of the document: the words in backquotes, or the help of the option. */
  const prose = readme.replace(/```[\s\S]*?```/gu, '');

  test.each(LAYERS)('%s is named in the help and in the text of README.md', async (layer) => {
    const [, option] = /--layers <names>([\s\S]*?)\n {2}--/u.exec(await helpOf()) ?? [];
    expect(option?.replace(/\s+/gu, ' ')).toMatch(new RegExp(`[ :]${layer}[ ,)]`, 'u'));
    expect(prose).toContain(`\`${layer}\``);
  });

  test('those that are left out are named as such, in both', async () => {
    const absent = LAYERS.filter((layer) => !DEFAULT_LAYERS.includes(layer));
    expect((await helpOf()).replace(/\s+/gu, ' ')).toContain(`(default: all but ${absent.join(', ')})`);
    const [, sentence = ''] = /Without it ([\s\S]*?) are left out/u.exec(prose) ?? [];
    expect(sentence.match(/\w+(?=`)/gu)).toEqual(absent);
  });
});

test('README.md shows every command', () => {
  for (const command of createCommand(fakeIo(), () => {}).commands) expect(readme).toContain(`  ${command.name()} `);
});

test('the help of every command says what it is for, has examples or takes nothing, and its options fit 80 columns', async () => {
  for (const command of createCommand(fakeIo(), () => {}).commands) {
    const help = await helpOf(command.name());
    expect(help).toContain(`Usage: analyze ${command.name()}`);
    expect(command.registeredArguments.length === 0 || help.includes('\nExamples:\n')).toBe(true);
    expect(help.split('\n').filter((line) => /^ {2}-/u.test(line) && line.length > 80)).toEqual([]);
  }
});
