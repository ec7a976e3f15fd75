import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { type FakeIoOptions, fakeIo } from './io.ts';

/*
 * The command called in this process, in a folder of articles good and bad, which goes when the file of tests is done.
 */

// A run loads the lexicons; a hundred runs in one process need not.
vi.mock('../../src/resources/load.ts', async (importOriginal) => {
  const { loadResources } = await importOriginal<typeof import('../../src/resources/load.ts')>();
  let loaded: ReturnType<typeof loadResources> | undefined;
  return { loadResources: () => (loaded ??= loadResources()) };
});

export const ARTICLE = 'وزير الدفاع في أنقرة\nقال وزير الدفاع التركي خلوصي أكار: "سنعود إلى العمل غدا في أنقرة".\n';
export const ENGLISH =
  'Minister in Ankara\nThe defence minister, Hulusi Akar, said: "We will return to work tomorrow".\n';

/** Red colour, a bell, a C1 introducer, direction controls: what a terminal must never get from an article. */
export const HOSTILE = 'عاجل\u001b[31m\u0007\u009b2J\u202e\u2066';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
export const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'khabar-cli-'));

beforeAll(() => {
  mkdirSync(join(folder, 'news/deep'), { recursive: true });
  mkdirSync(join(folder, 'nothing'));
  const files: Record<string, string | Uint8Array> = {
    'article.txt': ARTICLE,
    'news/b.txt': ARTICLE,
    'news/a.txt': ARTICLE,
    'news/deep/c.md': ARTICLE,
    'news/notes.csv': 'not,an,article\n',
    'empty.txt': '',
    'blank.txt': ' \n\u200f\n\n',
    'mark.txt': '\ufeff',
    'english.txt': ENGLISH,
    'page.pdf': Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n', 'latin1'),
    'letter.docx': zipWith('word/document.xml'),
    'letter.doc': Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(500)}`, 'hex'),
    'photo.jpg': Buffer.from(`ffd8ffe000104a46494600010100000100010000${'8f01c3'.repeat(100)}`, 'hex'),
    'zeros.txt': new Uint8Array(4096),
    'hostile.txt': `${HOSTILE} في أنقرة\nقال الوزير خلوصي أكار: "سنعود ${HOSTILE} إلى العمل غدا".\n`,
    [`${HOSTILE}.txt`]: ARTICLE,
    'two\nlines.txt': ARTICLE,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  symlinkSync('nowhere.txt', join(folder, 'dangling.txt'));
  symlinkSync('loop.txt', join(folder, 'loop.txt'));
  process.chdir(folder);
});

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** The first entry of a zip archive, as far as a program looks that only wants to know what it has before it. */
function zipWith(name: string): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.alloc(200, 1)]);
}

export async function call(args: readonly string[], options: FakeIoOptions = {}) {
  const io = fakeIo(options);
  const status = await run(args, io);
  return { status, stdout: io.stdout(), stderr: io.stderr() };
}

export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
