import { readConfiguration } from './apply-configuration.ts';
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

/**
 * The options in force, as a configuration file that says the same.
 *
 * @param file - The configuration that they came from, if any: what it says to other commands is kept.
 */
export function formatConfiguration(options: AnalyzeOptions, file: string | null): string {
  const entries = Object.entries(options).filter(([key, value]) => value !== undefined && !OF_ONE_RUN.has(key));
  const { check } = file === null ? {} : readConfiguration(file);
  return `${JSON.stringify({ ...Object.fromEntries(entries), check }, null, 2)}\n`;
}
