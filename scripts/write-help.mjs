// Puts what `analyze --help` prints between the marks in README.md. Needs a build.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BEGIN = '<!-- help, written by scripts/write-help.mjs -->\n';
const END = '<!-- end of help -->';

const program = fileURLToPath(new URL('../bin/analyze.js', import.meta.url));
const readme = new URL('../README.md', import.meta.url);

const help = execFileSync(process.execPath, [program, '--help'], { encoding: 'utf8', stdio: 'pipe' });
const text = readFileSync(readme, 'utf8');
const start = text.indexOf(BEGIN);
const end = text.indexOf(END);
if (start < 0 || end < start) throw new Error('README.md has no place for the help');
writeFileSync(readme, `${text.slice(0, start)}${BEGIN}\n\`\`\`text\n${help}\`\`\`\n\n${text.slice(end)}`);
