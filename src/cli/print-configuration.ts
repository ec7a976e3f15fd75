import type { AnalyzeOptions } from './command.ts';

/** Options that a configuration file cannot hold. */
const OF_ONE_RUN = new Set([
  'config',
  'printConfig',
  'output',
  'outDir',
  'keepDirs',
  'resume',
  'filesFrom',
  'stdinFilename',
]);

/** The options in force, as a configuration file that says the same. */
export function formatConfiguration(options: AnalyzeOptions): string {
  const entries = Object.entries(options).filter(([key, value]) => value !== undefined && !OF_ONE_RUN.has(key));
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
