import { createHash, randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AnalysisError } from '../errors.ts';
import { encoderVersion } from '../resources/encoder-file.ts';
import { knowledgeVersion } from '../resources/knowledge-version.ts';
import { packageVersion } from '../resources/version.ts';
import type { Job } from './job.ts';
import { makeFolder } from './make-folder.ts';
import type { Settings } from './settings.ts';
import { writeError } from './write-error.ts';

/** Results of earlier runs. Several runs and threads may share one folder. */
export interface ResultCache {
  /** The finished text, or undefined when there is none or what is there is damaged. */
  readonly find: (job: Job) => Promise<string | undefined>;
  /** Answers what went wrong when it could not be kept; that is no failure of the input. */
  readonly keep: (job: Job, text: string) => Promise<string | undefined>;
}

/** The key covers all that a result depends on: content, name, options, and the versions of program and knowledge. */
export function openCache(folder: string, settings: Settings): ResultCache {
  const encoder = settings.model === 'accurate' ? [encoderVersion()] : [];
  const setup = JSON.stringify([packageVersion(), knowledgeVersion(), ...encoder, Object.entries(settings).sort()]);
  const fileOf = ({ kind, path, bytes }: Job): string => {
    const place = JSON.stringify([setup, kind, path]);
    const key = createHash('sha256').update(place).update('\n').update(bytes).digest('hex');
    return join(folder, key.slice(0, 2), key.slice(2));
  };
  return {
    find: async (job) => {
      const entry = await readFile(fileOf(job), 'utf8').catch(() => '');
      const text = entry.slice(DIGEST_LENGTH + 1);
      return entry !== '' && entry.slice(0, DIGEST_LENGTH) === digest(text) ? text : undefined;
    },
    keep: async (job, text) => {
      const file = fileOf(job);
      const part = `${file}.${randomBytes(6).toString('hex')}`;
      try {
        await makeFolder(dirname(file));
        await writeFile(part, `${digest(text)}\n${text}`);
        await rename(part, file);
        return undefined;
      } catch (error) {
        await rm(part, { force: true }).catch(() => {});
        return (error as Error).message;
      }
    },
  };
}

const DIGEST_LENGTH = 64;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Tells programs that make backups to leave the folder out: https://bford.info/cachedir/ */
const TAG = 'Signature: 8a477f597d28d172789f06886806bc55\n# Results of khabar. It may be deleted at any time.\n';

/**
 * Makes the folder of a cache.
 *
 * @throws AnalysisError 'usage' when that is not possible.
 */
export async function createCacheFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await writeFile(join(folder, 'CACHEDIR.TAG'), TAG);
  } catch (cause) {
    const message = `--cache ${writeError(folder, cause).message}`;
    throw new AnalysisError('usage', message, 'cache', { cause });
  }
}
