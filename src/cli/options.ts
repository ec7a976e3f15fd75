import { InvalidArgumentError } from 'commander';

/** Parses names parted by commas; "all" stands for every one. */
export function listOf<T extends string>(value: string, allowed: readonly T[]): readonly T[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.includes('all')) return allowed;
  const unknown = names.find((name) => !(allowed as readonly string[]).includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`Allowed choices are all, ${allowed.join(', ')}.`);
  return names as T[];
}
