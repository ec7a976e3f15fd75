import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of `name`, from an earlier run where they were kept, else made anew and kept. */
export type Cache = (name: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;

/** A cache in `folder`; without one everything is made anew. */
export function createCache(folder: string | undefined): Cache {
  if (folder === undefined) return (_name, make) => make();
  mkdirSync(folder, { recursive: true });
  return async (name, make) => {
    const file = join(folder, name);
    if (existsSync(file)) return new Uint8Array(readFileSync(file));
    const bytes = await make();
    writeFileSync(file, bytes);
    return bytes;
  };
}
