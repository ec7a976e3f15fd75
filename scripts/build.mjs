// Builds dist/: tsc for code and declarations, then the adapter around `natural` bundled into one file, so that users do not
// install natural's database drivers (mongoose, pg, redis …) for the sake of a few pure functions.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', 'src'], { cwd: root, stdio: 'inherit' });
await build({
  absWorkingDir: root,
  entryPoints: ['src/text/similarity.ts'],
  outfile: 'dist/text/similarity.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'inline',
  // natural asks for node:fs with require, which modules do not have.
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
});

const { compileKnowledge } = await import('../dist/resources/compile.js');
compileKnowledge(
  new URL('../src/resources/', import.meta.url),
  new URL('../dist/resources/knowledge.bin', import.meta.url),
);
