import type { Job } from './job.ts';

/**
 * Where an input stands, for people: `dump.ndjson:7`. In a JSON file, where lines and records do not go together, the number of
 * the record is told as well: `dump.json:7: record 3`. A whole file is its path.
 */
export function recordPlace({ path, at, line = at }: Pick<Job, 'path' | 'at' | 'line'>): string {
  if (at === undefined) return path;
  return at === line ? `${path}:${at}` : `${path}:${line}: record ${at}`;
}
